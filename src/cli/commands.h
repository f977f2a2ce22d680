#pragma once

#include <memory>
#include <vector>

#include "cli/command.h"

namespace calque::cli {

// One function a subcommand, each in the file of its name.
std::unique_ptr<Command> make_add_command();
std::unique_ptr<Command> make_align_command();
std::unique_ptr<Command> make_analyze_command();
std::unique_ptr<Command> make_backup_command();
std::unique_ptr<Command> make_batches_command();
std::unique_ptr<Command> make_check_command();
std::unique_ptr<Command> make_clean_command();
std::unique_ptr<Command> make_compact_command();
std::unique_ptr<Command> make_completions_command();
std::unique_ptr<Command> make_concordance_command();
std::unique_ptr<Command> make_config_command();
std::unique_ptr<Command> make_dedupe_command();
std::unique_ptr<Command> make_delete_command();
std::unique_ptr<Command> make_edit_command();
std::unique_ptr<Command> make_export_command();
std::unique_ptr<Command> make_finish_command();
std::unique_ptr<Command> make_glossary_command();
std::unique_ptr<Command> make_import_command();
std::unique_ptr<Command> make_init_command();
std::unique_ptr<Command> make_match_command();
std::unique_ptr<Command> make_mcp_command();
std::unique_ptr<Command> make_merge_command();
std::unique_ptr<Command> make_recover_command();
std::unique_ptr<Command> make_replace_command();
std::unique_ptr<Command> make_retag_command();
std::unique_ptr<Command> make_confirm_command();
std::unique_ptr<Command> make_pretranslate_command();
std::unique_ptr<Command> make_segment_command();
std::unique_ptr<Command> make_serve_command();
std::unique_ptr<Command> make_show_command();
std::unique_ptr<Command> make_split_command();
std::unique_ptr<Command> make_stats_command();
std::unique_ptr<Command> make_token_command();
std::unique_ptr<Command> make_status_command();
std::unique_ptr<Command> make_undo_command();
std::unique_ptr<Command> make_verify_command();
std::unique_ptr<Command> make_words_command();
std::unique_ptr<Command> make_lexicon_command();
std::unique_ptr<Command> make_work_command();

/// All subcommands, in the order in which the help shows them.
std::vector<std::unique_ptr<Command>> make_commands();

}  // namespace calque::cli
