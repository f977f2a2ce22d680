#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "calque/format.h"

namespace CLI {
class App;
}

namespace calque::cli {

/// A format as options name it.
struct FormatName {
  std::string id;            ///< "xliff"
  std::string remark = {};   ///< Behind the id in a list: "1.2".
  std::string others = {};   ///< Other names that are understood, set apart by blanks.
  std::string endings = {};  ///< Of files; each is understood as a name: ".xlf".
};

using FormatNames = std::vector<FormatName>;

/// "a, b (remark) or c"
std::string listed(const FormatNames& formats);

/// The id of the format that `written` names: an id, another name or an ending ("xlf", ".XLF") that
/// only one format has; `written` itself where there is none.
std::string format_id(const std::string& written, const FormatNames& formats);

FormatNames names_of_unit_formats(bool (UnitFormat::*is)() const);
FormatNames names_of_article_formats();
FormatNames names_of_read_glossaries();
FormatNames names_of_written_glossaries();

/// What a report or a translation may be written as, by ids in the order wanted: one table says
/// what each of them is called, whichever command writes it.
FormatNames names_of_outputs(const std::vector<std::string_view>& ids);

/// Declares an option that takes one of `formats`; its help lists them, and `otherwise` follows.
void declare_format(CLI::App& app, const std::string& option, std::string& into,
                    const FormatNames& formats, const std::string& otherwise);

}  // namespace calque::cli
