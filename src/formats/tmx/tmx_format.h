#pragma once

#include <iosfwd>
#include <memory>
#include <string_view>
#include <vector>

#include "calque/format.h"
#include "text/byte_source.h"

/// TMX as a row of unit_formats().
namespace calque {

bool is_tmx(std::string_view head);

std::unique_ptr<UnitSource> read_tmx(text::ByteSource source, const UnitSourceOptions& options);

std::unique_ptr<UnitSink> write_tmx(std::ostream& out, const UnitSinkOptions& options);

/// "profile" and "level", see TmxProfile and TmxLevel.
std::vector<FormatSetting> tmx_settings();

}  // namespace calque
