#pragma once

#include <string>
#include <string_view>

/// Kinds of files that translators are sent and that no format here reads. Their names make a
/// message of what would else be an article of braces and time codes.
namespace calque::text {

/// What files with this ending are ("SubRip subtitles"), see format_ending; empty where it is not
/// known.
std::string_view file_kind_of_ending(std::string_view ending);

/// What a file that begins so must be, whatever its name: a PDF, a program, a picture. Empty for
/// text, and for a zip file of which nothing tells more.
std::string_view binary_kind(std::string_view head);

/// What text that begins so is when no name tells: subtitles, JSON. Empty where it may be an
/// article.
std::string_view text_kind(std::string_view head);

/// The ending as far as it can tell a kind of file: letters and digits, not digits alone ("v1.2"),
/// no words ("1. Introduction").
bool tells_kind(std::string_view ending);

}  // namespace calque::text
