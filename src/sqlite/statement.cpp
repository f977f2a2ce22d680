#include "sqlite/statement.h"

#include <sqlite3.h>

#include "sqlite/database.h"

namespace calque::sqlite {

void Statement::Finalize::operator()(sqlite3_stmt* statement) const {
  sqlite3_finalize(statement);
}

Statement::Statement(Database& database, std::string_view sql) : database_(&database) {
  sqlite3_stmt* raw = nullptr;
  const int code = sqlite3_prepare_v3(database.handle(), sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &raw, nullptr);
  statement_.reset(raw);
  check(code);
}

void Statement::check(int code) const {
  if (code != SQLITE_OK) database_->fail(code, "use");
}

Statement& Statement::bind(int parameter, std::int64_t value) {
  check(sqlite3_bind_int64(statement_.get(), parameter, value));
  return *this;
}

Statement& Statement::bind(int parameter, std::string_view text) {
  // A null pointer would bind NULL; an empty text is not NULL.
  const char* data = text.empty() ? "" : text.data();
  check(sqlite3_bind_text64(statement_.get(), parameter, data, text.size(), SQLITE_STATIC,
                            SQLITE_UTF8));
  return *this;
}

Statement& Statement::bind_blob(int parameter, std::span<const std::byte> blob) {
  if (blob.empty()) {
    check(sqlite3_bind_zeroblob(statement_.get(), parameter, 0));
  } else {
    check(
        sqlite3_bind_blob64(statement_.get(), parameter, blob.data(), blob.size(), SQLITE_STATIC));
  }
  return *this;
}

Statement& Statement::bind_null(int parameter) {
  check(sqlite3_bind_null(statement_.get(), parameter));
  return *this;
}

Statement& Statement::bind_or_null(int parameter, std::string_view text) {
  return text.empty() ? bind_null(parameter) : bind(parameter, text);
}

void Statement::run() {
  Rows(*this).next();
}

void Statement::clear_bindings() {
  sqlite3_clear_bindings(statement_.get());
}

Rows::Rows(Statement& statement) : statement_(statement), row_(statement.statement_.get()) {}

Rows::~Rows() {
  sqlite3_reset(row_.statement_);
}

const Row* Rows::next() {
  const int code = sqlite3_step(row_.statement_);
  if (code == SQLITE_ROW) return &row_;
  if (code == SQLITE_DONE) return nullptr;
  statement_.database_->fail(code, "use");
}

std::int64_t Row::column_int(int column) const {
  return sqlite3_column_int64(statement_, column);
}

std::string_view Row::column_text(int column) const {
  const auto* text = static_cast<const char*>(sqlite3_column_blob(statement_, column));
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
  return text == nullptr ? std::string_view() : std::string_view(text, size);
}

std::span<const std::byte> Row::column_blob(int column) const {
  const auto* data = static_cast<const std::byte*>(sqlite3_column_blob(statement_, column));
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
  return {data, data == nullptr ? 0 : size};
}

bool Row::column_is_null(int column) const {
  return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

}  // namespace calque::sqlite
