#include "cli/memory_option.h"

#include "cli/console.h"
#include "error.h"
#include "model/timestamp.h"
#include "text/utf8.h"

namespace calque::cli {
namespace {

std::filesystem::path data_folder() {
  const std::filesystem::path xdg = environment("XDG_DATA_HOME");
  if (xdg.is_absolute()) return xdg / "calque";  // the specification: ignore relative paths
  const std::filesystem::path home = environment("HOME");
  if (home.empty()) throw UsageError("neither HOME nor XDG_DATA_HOME is set: give --memory FILE");
  return home / ".local" / "share" / "calque";
}

}  // namespace

std::filesystem::path memory_path(const Globals& globals) {
  if (!globals.memory.empty()) return globals.memory;
  const std::filesystem::path named = environment("CALQUE_MEMORY");
  return named.empty() ? data_folder() / "memory.calque" : named;
}

Memory open_memory(const Globals& globals, Memory::Access access) {
  return {memory_path(globals), access};
}

Memory open_for_import(const Globals& globals, bool dry_run) {
  if (dry_run && !std::filesystem::exists(memory_path(globals))) return Memory::temporary();
  return open_memory(globals, Memory::Access::create);
}

BatchInfo batch_now(std::string kind, std::string source) {
  return {.kind = std::move(kind),
          .source = std::move(source),
          .started = format_timestamp(Clock::now()),
          .header = {}};
}

std::string user_name() {
  const std::string_view chosen = environment("CALQUE_USER");
  return text::replace_invalid_utf8(chosen.empty() ? environment("USER") : chosen);
}

}  // namespace calque::cli
