#include "cli/settings/settings_file.h"

#include <toml++/toml.h>
#include <algorithm>
#include <array>
#include <charconv>

#include "calque/error.h"
#include "cli/console.h"
#include "cli/suggestion.h"
#include "text/whole_file.h"

namespace calque::cli {
namespace {

namespace fs = std::filesystem;
using Words = std::vector<std::string>;

// Settings are a page or two.
constexpr std::size_t kLargestFile = std::size_t{1} << 20U;
// Each dot of a key is a table within a table, and these are freed one within the other: of some
// hundred thousand the stack has no room.
constexpr std::ptrdiff_t kMostDots = 5000;

/// What a table of tables may say of a memory.
constexpr std::array<std::string_view, 4> kOfMemory{"file", "penalty", "priority", "read-only"};

/// What stands under a name, and where.
struct Entry {
  std::string name;  ///< With those of its tables: "checks.on".
  const toml::node& node;
  unsigned line;
};

class Reader {
 public:
  Reader(const fs::path& file, SettingsScope scope, Settings& settings)
      : file_(file), scope_(scope), settings_(settings) {}

  void read(std::string_view content) {
    if (std::ranges::count(content, '.') > kMostDots) {
      throw InputError(file_.string() + ": this is no file of settings: too many dots in it");
    }
    try {
      const toml::table root = toml::parse(content, std::string_view(file_.native()));
      read_table(root, "");
    } catch (const toml::parse_error& error) {
      fail(error.source().begin.line, std::string(error.description()));
    }
  }

 private:
  [[noreturn]] void fail(unsigned line, const std::string& what) const {
    throw InputError(file_.string() + ":" + std::to_string(line) + ": " + what);
  }

  void read_table(const toml::table& table, const std::string& within) {
    for (const auto& [key, node] : table) {
      const Entry entry{within + std::string(key.str()), node, key.source().begin.line};
      if (const SettingKey* const known = find_setting_key(entry.name)) {
        read_setting(*known, entry);
      } else if (node.is_table() && is_table_of_settings(entry.name)) {
        read_table(*node.as_table(), entry.name + ".");
      } else {
        refuse_name(entry);
      }
    }
  }

  static bool is_table_of_settings(const std::string& name) {
    return std::ranges::any_of(setting_keys(), [start = name + "."](const SettingKey& key) {
      return key.name.starts_with(start);
    });
  }

  [[noreturn]] void refuse_name(const Entry& entry) const {
    Words names;
    for (const SettingKey& key : setting_keys()) names.emplace_back(key.name);
    std::string hint = did_you_mean(entry.name, names);
    if (hint.empty()) hint = "; \"calque config\" lists them";
    fail(entry.line, "there is no setting \"" + entry.name + "\"" + hint);
  }

  void read_setting(const SettingKey& key, const Entry& entry) {
    if (key.project_only && scope_ != SettingsScope::project) {
      fail(entry.line, entry.name + " is a setting of a project: it belongs into calque.toml");
    }
    Setting setting{.key = &key,
                    .words = words_of(key, entry),
                    .origin = {.place = file_.string(), .line = entry.line}};
    if (key.check != nullptr) {
      try {
        key.check(setting.words);
      } catch (const UsageError& error) {
        fail(entry.line, entry.name + ": " + error.what());
      }
    }
    settings_.set(std::move(setting));
  }

  Words words_of(const SettingKey& key, const Entry& entry) {
    switch (key.kind) {
      case SettingKind::text:
      case SettingKind::language:
        return {text_in(entry, entry.node, key.kind)};
      case SettingKind::number:
        return {number_in(entry, entry.node)};
      case SettingKind::path:
        return {path_in(entry, entry.node)};
      case SettingKind::languages:
      case SettingKind::list:
        return texts_in(entry, key.kind);
      case SettingKind::points:
        return points_in(entry);
      case SettingKind::memories:
        return memories_in(entry);
    }
    return {};
  }

  [[noreturn]] void refuse_type(const Entry& entry, const toml::node& node,
                                SettingKind kind) const {
    fail(line_of(entry, node), entry.name + " is " + std::string(description_of(kind)));
  }

  /// Of what stands in a list on several lines, its own.
  static unsigned line_of(const Entry& entry, const toml::node& node) {
    const unsigned line = node.source().begin.line;
    return line == 0 ? entry.line : line;
  }

  std::string text_in(const Entry& entry, const toml::node& node, SettingKind kind) const {
    const auto value = node.value_exact<std::string>();
    if (!value) refuse_type(entry, node, kind);
    const auto is_control = [](char c) {
      return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
    };
    if (value->empty() || std::ranges::any_of(*value, is_control)) {
      fail(line_of(entry, node),
           entry.name + (value->empty() ? " is empty" : " has a control character"));
    }
    return *value;
  }

  std::string number_in(const Entry& entry, const toml::node& node) const {
    const auto value = node.value_exact<std::int64_t>();
    if (!value) refuse_type(entry, node, SettingKind::number);
    return std::to_string(*value);
  }

  std::string path_in(const Entry& entry, const toml::node& node) const {
    const fs::path written = text_in(entry, node, SettingKind::path);
    // As a shell would; a file of settings is read by none.
    if (written.native().starts_with("~/")) {
      return (fs::path(environment("HOME")) / written.native().substr(2)).string();
    }
    return (file_.parent_path() / written).lexically_normal().string();
  }

  Words texts_in(const Entry& entry, SettingKind kind) const {
    const toml::array* const list = entry.node.as_array();
    if (list == nullptr) return {text_in(entry, entry.node, kind)};
    Words words;
    for (const toml::node& node : *list) words.push_back(text_in(entry, node, kind));
    if (words.empty()) fail(entry.line, entry.name + " is an empty list");
    return words;
  }

  Words points_in(const Entry& entry) const {
    const toml::table* const table = entry.node.as_table();
    if (table == nullptr) refuse_type(entry, entry.node, SettingKind::points);
    Words words;
    for (const auto& [name, node] : *table) {
      const auto whole = node.value_exact<std::int64_t>();
      const auto broken = node.value_exact<double>();
      if (!whole && !broken) {
        fail(name.source().begin.line, entry.name + "." + std::string(name.str()) + " is a number");
      }
      words.push_back(std::string(name.str()) + "=" +
                      (whole ? std::to_string(*whole) : decimal(*broken)));
    }
    return words;
  }

  static std::string decimal(double value) {
    std::array<char, 400> digits{};  // the longest has 309 before the point
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value,
                                   std::chars_format::fixed);
    return {digits.data(), end.ptr};
  }

  Words memories_in(const Entry& entry) {
    const toml::array* const list = entry.node.as_array();
    if (list == nullptr) refuse_type(entry, entry.node, SettingKind::memories);
    read_only_.clear();
    Words words;
    for (const toml::node& node : *list) {
      const toml::table* const table = node.as_table();
      words.push_back(table == nullptr ? also(path_in(entry, node), "") : memory_in(entry, *table));
    }
    settings_.set_read_only(read_only_);
    return words;
  }

  /// As --also takes it. A colon in the name is one of the name.
  static std::string also(const std::string& path, const std::string& settings) {
    const bool bare = settings.empty() && path.find(':') == std::string::npos;
    return bare ? path : path + ":" + (settings.empty() ? "penalty=0" : settings);
  }

  std::string memory_in(const Entry& entry, const toml::table& table) {
    const unsigned line = line_of(entry, table);
    const auto known = [](std::string_view name) {
      return std::ranges::find(kOfMemory, name) != kOfMemory.end();
    };
    for (const auto& [name, node] : table) {
      if (known(name.str())) continue;
      fail(name.source().begin.line,
           "a memory has no \"" + std::string(name.str()) + "\"" +
               did_you_mean(name.str(), {kOfMemory.begin(), kOfMemory.end()}));
    }
    const toml::node* const file = table.get("file");
    if (file == nullptr) fail(line, "a memory of " + entry.name + " has no file");
    const std::string path = path_in({.name = "file", .node = *file, .line = line}, *file);
    std::string settings;
    for (const auto& [name, least] : {std::pair("priority", -100), {"penalty", 0}}) {
      const toml::node* const node = table.get(name);
      if (node == nullptr) continue;
      settings += settings.empty() ? "" : ",";
      settings += std::string(name) + "=" + points_of_memory(name, *node, least);
    }
    if (const toml::node* const mark = table.get("read-only")) {
      const auto only = mark->value_exact<bool>();
      if (!only) fail(line_of(entry, *mark), "read-only is true or false");
      if (*only) read_only_.emplace_back(path);
    }
    return also(path, settings);
  }

  /// From `least` to 100, as --also has it.
  std::string points_of_memory(const std::string& name, const toml::node& node, int least) const {
    const auto value = node.value_exact<std::int64_t>();
    if (!value || *value < least || *value > 100) {
      fail(node.source().begin.line,
           name + " is a number from " + std::to_string(least) + " to 100");
    }
    return std::to_string(*value);
  }

  fs::path file_;
  SettingsScope scope_;
  Settings& settings_;
  std::vector<fs::path> read_only_;
};

}  // namespace

void read_settings(const fs::path& file, SettingsScope scope, Settings& settings) {
  parse_settings(text::read_whole_file(file.string(), kLargestFile), file, scope, settings);
}

void parse_settings(std::string_view content, const fs::path& file, SettingsScope scope,
                    Settings& settings) {
  Reader(file, scope, settings).read(content);
}

std::string toml_text(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (static_cast<unsigned char>(c) < 0x20) {
      std::array<char, 8> escape{};
      std::snprintf(escape.data(), escape.size(), "\\u%04X", static_cast<unsigned>(c));
      out += escape.data();
      continue;
    }
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"";
}

}  // namespace calque::cli
