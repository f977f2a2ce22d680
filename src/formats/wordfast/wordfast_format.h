#pragma once

#include <memory>
#include <string_view>

#include "calque/format.h"
#include "text/byte_source.h"

/// Text memories of Wordfast as a row of unit_formats(). Lines of fields with tabs between them,
/// without quoting. The first line begins with a percent sign: date, users, number of units, source
/// language, version, target language, licence, lists of attributes. Every other one is a unit:
/// date, user, how often it was used, source language, source, target language, target, attributes
/// (Wordfast manual, "TM format").
namespace calque {

bool is_wordfast(std::string_view head);

std::unique_ptr<UnitSource> read_wordfast(text::ByteSource source,
                                          const UnitSourceOptions& options);

}  // namespace calque
