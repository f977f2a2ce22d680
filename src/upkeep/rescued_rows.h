#pragma once

#include <cstdint>

namespace calque::sqlite {
class DamagedFile;
class Database;
}  // namespace calque::sqlite

namespace calque {

/// Copies the rows of languages, batches, attributes, units, variants, concepts and terms that can
/// be read out of a damaged file into the empty tables of a memory, under their numbers, whatever
/// they refer to; bytes that are no UTF-8 become U+FFFD. Languages and attributes come from their
/// indexes too. To be called within a transaction that does not check references.
///
/// Leaves the temporary tables `named_unit` and `named_concept`, with the ids of all that the
/// indexes name.
void copy_rescued_rows(sqlite::DamagedFile& from, sqlite::Database& to);

}  // namespace calque
