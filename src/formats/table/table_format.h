#pragma once

#include <iosfwd>
#include <memory>

#include "calque/format.h"
#include "text/byte_source.h"

/// CSV and TSV as rows of unit_formats().
namespace calque {

/// The first line tells the separator.
std::unique_ptr<UnitSource> read_table(text::ByteSource source, const UnitSourceOptions& options);

std::unique_ptr<UnitSink> write_csv(std::ostream& out, const UnitSinkOptions& options);
std::unique_ptr<UnitSink> write_tsv(std::ostream& out, const UnitSinkOptions& options);

}  // namespace calque
