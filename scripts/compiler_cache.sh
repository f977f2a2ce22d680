# compiler_cache.sh, to be sourced: lets CMake compile through ccache where that is installed.
if command -v ccache >/dev/null; then
  export CMAKE_CXX_COMPILER_LAUNCHER=ccache
  export CCACHE_SLOPPINESS=pch_defines,time_macros  # what precompiled headers need to be cached
fi
