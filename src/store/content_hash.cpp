#include "store/content_hash.h"

#include "calque/session.h"
#include "sqlite/statement.h"
#include "store/session_tools.h"
#include "text/hash.h"

namespace calque {

ContentHash hash_contents(Session& session) {
  sqlite::Statement select(session.tools().database(), "SELECT fingerprint FROM unit");
  ContentHash content;
  for (const sqlite::Row& row : select.rows()) {
    // A sum of mixed values does not depend on the order, and counts equal units apart.
    content.hash += text::hash_combine(0, static_cast<std::uint64_t>(row.column_int(0)));
    ++content.units;
  }
  return content;
}

}  // namespace calque
