#pragma once

#include <memory>
#include <vector>

#include "cli/command.h"

namespace calque::cli {

// The subcommands of "calque glossary", each in the file of its name.
std::unique_ptr<Command> make_glossary_add_command();
std::unique_ptr<Command> make_glossary_delete_command();
std::unique_ptr<Command> make_glossary_edit_command();
std::unique_ptr<Command> make_glossary_export_command();
std::unique_ptr<Command> make_glossary_extract_command();
std::unique_ptr<Command> make_glossary_import_command();
std::unique_ptr<Command> make_glossary_list_command();
std::unique_ptr<Command> make_glossary_lookup_command();

}  // namespace calque::cli
