"""Builds the module with CMake against the installed library; CMAKE_PREFIX_PATH says where that is."""

import re
import subprocess
import sys
from pathlib import Path

from setuptools import Extension, setup
from setuptools.command.build_ext import build_ext

HERE = Path(__file__).resolve().parent


def version() -> str:
    """That of the library beside which this lies."""
    project = (HERE.parent / "CMakeLists.txt").read_text(encoding="utf-8")
    found = re.search(r"project\(calque VERSION ([0-9.]+)", project)
    assert found, "CMakeLists.txt has no version"
    return found[1]


class CMakeBuild(build_ext):
    def build_extension(self, ext: Extension) -> None:
        folder = Path(self.get_ext_fullpath(ext.name)).resolve().parent
        build = Path(self.build_temp).resolve()
        subprocess.run(
            [
                "cmake", "-S", HERE, "-B", build, "-DCMAKE_BUILD_TYPE=Release",
                f"-DCMAKE_LIBRARY_OUTPUT_DIRECTORY={folder}",
                f"-DPYTHON_EXECUTABLE={sys.executable}",
            ],
            check=True,
        )
        subprocess.run(["cmake", "--build", build, "--parallel"], check=True)


setup(
    name="calque",
    version=version(),
    description="Multilingual translation memory",
    license="MIT",
    packages=["calque"],
    package_data={"calque": ["py.typed", "*.pyi"]},
    ext_modules=[Extension("calque._calque", sources=[])],
    cmdclass={"build_ext": CMakeBuild},
    python_requires=">=3.9",
    zip_safe=False,
)
