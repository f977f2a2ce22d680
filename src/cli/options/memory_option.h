#pragma once

#include <filesystem>
#include <optional>

#include "calque/session.h"
#include "cli/command.h"

namespace calque::cli {

/// The memory that a command works on: --memory, else that of the settings ($CALQUE_MEMORY, the
/// project's or the user's), else `calque/memory.calque` in $XDG_DATA_HOME (~/.local/share where
/// that is not set; XDG Base Directory Specification).
std::filesystem::path memory_path(const Globals& globals);

/// `calque` in $XDG_DATA_HOME, where the program keeps what is the user's and of no project;
/// nothing where neither that nor HOME is set.
std::optional<std::filesystem::path> data_folder();

/// Opens it. Throws UsageError for writing to one that the project says is only read.
Session open_session(const Globals& globals, Session::Access access);

/// Opens it for reading; nothing where there is none and --memory did not ask for it.
std::optional<Session> open_if_any(const Globals& globals);

/// The memory to import into, made where there is none. A dry run makes no file: it compares with
/// an empty memory then.
Session open_for_import(const Globals& globals, bool dry_run);

/// The description of a batch that begins now.
BatchInfo batch_now(const Globals& globals, std::string kind, std::string source = {});

/// What the batches of one sitting have in common: $CALQUE_SITTING, else something that only those
/// of this run of the program have.
std::string sitting();

/// Who changes the memory, for creationid and changeid: the setting `user` ($CALQUE_USER, the
/// project's or the user's), else $USER, else nothing.
std::string user_name(const Globals& globals);

}  // namespace calque::cli
