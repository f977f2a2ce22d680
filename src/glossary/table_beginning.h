#pragma once

#include <string>
#include <string_view>

/// What the beginning of a glossary in lines of fields says about the rest.
namespace calque::glossary {

/// Whether it begins as UTX does: "#UTX" in its first line.
bool is_utx(std::string_view beginning);

/// The encoding that a comment of the first line names, as in Emacs: -*- coding: utf-8 -*-; "" for
/// none.
std::string magic_encoding(std::string_view beginning);

/// A tab where the first line with content has one, or is a comment; else the more frequent of
/// comma and semicolon.
char separator_of(std::string_view beginning);

}  // namespace calque::glossary
