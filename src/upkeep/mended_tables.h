#pragma once

#include <string>
#include <vector>

namespace calque::sqlite {
class Database;
}

namespace calque {

/// Makes rows that were rescued from a damaged file refer to rows that are there, within the
/// caller's transaction:
/// - a language whose name is lost gets the tag "x-lost-N";
/// - a batch of which the row is lost becomes one of kind "unknown", of the date `now`;
/// - a lost set of attributes becomes the empty one;
/// - texts and terms without their unit or entry get one that says nothing else;
/// - variants of a unit get numbers that follow each other, and the unit names them.
void mend_references(sqlite::Database& database, const std::string& now);

/// The tags that stand for lost names.
std::vector<std::string> lost_languages(sqlite::Database& database);

}  // namespace calque
