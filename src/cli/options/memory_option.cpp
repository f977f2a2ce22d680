#include "cli/options/memory_option.h"

#include "calque/error.h"
#include "calque/unit.h"
#include "cli/console.h"
#include "store/unit_uids.h"
#include "text/utf8.h"

namespace calque::cli {
namespace {

/// Tells where a copy of the memory is kept, and why.
void say_copy(const Globals& globals, const KeptCopy& copy) {
  const std::string why = copy.version > 0 ? "this memory is of an older version of calque and is "
                                             "brought up to date"
                                           : "this changes more than half of the memory";
  say(globals, "note: " + why + "; as it was, it is kept in " + copy.file.string());
}

std::filesystem::path named_memory(const Globals& globals) {
  return globals.memory.empty() ? std::filesystem::path(globals.settings.word("memory"))
                                : globals.memory;
}

/// Throws UsageError for a memory that the project says is only read.
void require_writable(const Globals& globals, const std::filesystem::path& memory) {
  for (const std::filesystem::path& file : globals.settings.read_only()) {
    std::error_code unknown;
    if (!std::filesystem::equivalent(file, memory, unknown)) continue;
    throw UsageError(memory.string() + " is read-only, as " +
                     globals.settings.find("memories")->origin.text() +
                     " says: name another memory with --memory");
  }
}

}  // namespace

std::optional<std::filesystem::path> data_folder() {
  const std::filesystem::path xdg = environment("XDG_DATA_HOME");
  if (xdg.is_absolute()) return xdg / "calque";  // the specification: ignore relative paths
  const std::filesystem::path home = environment("HOME");
  if (home.empty()) return std::nullopt;
  return home / ".local" / "share" / "calque";
}

std::filesystem::path memory_path(const Globals& globals) {
  std::filesystem::path named = named_memory(globals);
  if (!named.empty()) return named;
  const auto folder = data_folder();
  if (!folder) throw UsageError("neither HOME nor XDG_DATA_HOME is set: give --memory FILE");
  return *folder / "memory.calque";
}

Session open_session(const Globals& globals, Session::Access access) {
  const std::filesystem::path memory = memory_path(globals);
  if (access != Session::Access::read_only) require_writable(globals, memory);
  SessionSettings settings;
  settings.on_copy = [globals](const KeptCopy& copy) { say_copy(globals, copy); };
  return {memory, access, settings};
}

std::optional<Session> open_if_any(const Globals& globals) {
  std::error_code unknown;
  const bool named = !globals.memory.empty();
  const bool has_place = named || !named_memory(globals).empty() || data_folder().has_value();
  if (!has_place) return std::nullopt;
  // Where the memory was named, opening it must say that it is missing.
  if (!named && !std::filesystem::exists(memory_path(globals), unknown)) return std::nullopt;
  return open_session(globals, Session::Access::read_only);
}

Session open_for_import(const Globals& globals, bool dry_run) {
  if (dry_run && !std::filesystem::exists(memory_path(globals))) return Session::temporary();
  return open_session(globals, Session::Access::create);
}

BatchInfo batch_now(const Globals& globals, std::string kind, std::string source) {
  return {.kind = std::move(kind),
          .source = std::move(source),
          .started = format_timestamp(Clock::now()),
          .header = {},
          .author = user_name(globals),
          .sitting = sitting()};
}

std::string sitting() {
  static const std::string kOfThisRun = new_batch_uid().value.text();
  const std::string_view chosen = environment("CALQUE_SITTING");
  return chosen.empty() ? kOfThisRun : text::replace_invalid_utf8(chosen);
}

std::string user_name(const Globals& globals) {
  const std::string chosen = globals.settings.word("user");
  // It goes into TMX, whatever the environment holds.
  return text::replace_invalid_utf8(chosen.empty() ? environment("USER") : chosen);
}

}  // namespace calque::cli
