#pragma once

namespace calque::sqlite {

class Database;

/// A write transaction; rolled back unless committed. It takes the write lock at once (BEGIN
/// IMMEDIATE), so that two writers queue instead of failing half way.
class Transaction {
 public:
  explicit Transaction(Database& database);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  /// Throws Error when the changes cannot be written; they are then rolled back.
  void commit();

 private:
  Database& database_;
  bool open_ = true;
};

}  // namespace calque::sqlite
