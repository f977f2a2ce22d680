#pragma once

#include <memory>
#include <string>

#include "calque/format.h"

namespace calque {

/// The first sheet of a workbook as CSV (RFC 4180), for what reads tables. Takes all of `source`.
/// @throws InputError, also where the sheet is empty.
std::string csv_of_workbook(text::ByteSource& source);

/// A workbook of Excel as a table of units.
std::unique_ptr<UnitSource> read_workbook(text::ByteSource source,
                                          const UnitSourceOptions& options);

}  // namespace calque
