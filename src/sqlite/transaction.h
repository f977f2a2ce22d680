#pragma once

namespace calque::sqlite {

class Database;

/// Whether SQLite checks each reference that a transaction writes.
enum class ForeignKeys {
  checked,
  /// For writers that take every reference from rows of the same transaction: the checks cost a
  /// fifth of a large import and cannot fail. `PRAGMA foreign_key_check` looks for errors
  /// afterwards.
  trusted
};

/// A write transaction; rolled back unless committed. It takes the write lock at once (BEGIN
/// IMMEDIATE), so that two writers queue instead of failing half way.
class Transaction {
 public:
  explicit Transaction(Database& database, ForeignKeys keys = ForeignKeys::checked);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  /// Throws Error when the changes cannot be written; they are then rolled back.
  void commit();

 private:
  /// Switches the checks off while it lives; SQLite allows that between transactions only.
  class UncheckedKeys {
   public:
    UncheckedKeys(Database& database, ForeignKeys keys);
    ~UncheckedKeys();
    UncheckedKeys(const UncheckedKeys&) = delete;
    UncheckedKeys& operator=(const UncheckedKeys&) = delete;

   private:
    Database& database_;
    bool switched_off_;
  };

  UncheckedKeys unchecked_;
  Database& database_;
  bool open_ = true;
};

}  // namespace calque::sqlite
