#include "cli/commands.h"

namespace calque::cli {

std::vector<std::unique_ptr<Command>> make_commands() {
  std::vector<std::unique_ptr<Command>> commands;
  commands.push_back(make_import_command());
  commands.push_back(make_export_command());
  commands.push_back(make_match_command());
  commands.push_back(make_concordance_command());
  commands.push_back(make_glossary_command());
  commands.push_back(make_words_command());
  commands.push_back(make_lexicon_command());
  commands.push_back(make_segment_command());
  commands.push_back(make_align_command());
  commands.push_back(make_analyze_command());
  commands.push_back(make_pretranslate_command());
  commands.push_back(make_finish_command());
  commands.push_back(make_work_command());
  commands.push_back(make_show_command());
  commands.push_back(make_add_command());
  commands.push_back(make_edit_command());
  commands.push_back(make_delete_command());
  commands.push_back(make_stats_command());
  commands.push_back(make_batches_command());
  commands.push_back(make_undo_command());
  commands.push_back(make_backup_command());
  commands.push_back(make_check_command());
  commands.push_back(make_dedupe_command());
  commands.push_back(make_replace_command());
  commands.push_back(make_clean_command());
  commands.push_back(make_retag_command());
  commands.push_back(make_confirm_command());
  commands.push_back(make_merge_command());
  commands.push_back(make_split_command());
  commands.push_back(make_compact_command());
  commands.push_back(make_verify_command());
  commands.push_back(make_recover_command());
  commands.push_back(make_init_command());
  commands.push_back(make_status_command());
  commands.push_back(make_config_command());
  commands.push_back(make_mcp_command());
  commands.push_back(make_serve_command());
  commands.push_back(make_token_command());
  commands.push_back(make_completions_command());
  return commands;
}

}  // namespace calque::cli
