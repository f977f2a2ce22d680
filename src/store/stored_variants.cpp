#include "store/stored_variants.h"

#include <string>

#include "calque/error.h"
#include "calque/session.h"
#include "model/segment_markup.h"
#include "sqlite/statement.h"
#include "store/session_tools.h"
#include "store/stored_text.h"

namespace calque {
namespace {

constexpr const char* kStoredTextSql = "SELECT unit, id, language, text, markup FROM variant";

StoredText stored_text_of_row(const sqlite::Row& row, std::string& scratch) {
  return {.unit = UnitId{row.column_int(0)},
          .variant = VariantId{row.column_int(1)},
          .language = LanguageId{row.column_int(2)},
          .text = stored_text(row.column_text(3), scratch),
          .markup = row.column_text(4)};
}

}  // namespace

Segment stored_segment(std::string_view text, std::string_view markup) {
  return markup.empty() ? Segment{.text = std::string(text), .tags = {}} : from_markup(markup);
}

Segment StoredText::segment() const {
  return stored_segment(text, markup);
}

Segment StoredText::segment_or_text() const {
  try {
    return segment();
  } catch (const Error&) {
    return {.text = std::string(text), .tags = {}};
  }
}

void for_each_variant(Session& session, const std::optional<Language>& range,
                      const std::function<bool(const StoredText&)>& visit) {
  std::string sql = kStoredTextSql;
  if (range)
    sql += " WHERE language IN (" + sql_list(session.tools().languages().matching(*range)) + ")";
  sqlite::Statement query(session.tools().database(), sql + " ORDER BY id");
  std::string scratch;
  for (const sqlite::Row& row : query.rows()) {
    if (!visit(stored_text_of_row(row, scratch))) return;
  }
}

}  // namespace calque
