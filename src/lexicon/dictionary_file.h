#pragma once

#include <string>
#include <string_view>

#include "lexicon/word_pairs.h"

namespace calque {

/// The words of a dictionary in the format of dictd (RFC 2229's server; its manual page dictfmt(1)
/// tells of the files) as FreeDict writes its entries: the headword with its pronunciation and
/// grammar, then a line for each sense with translations set apart by commas. Notes, examples,
/// references and what stands in brackets are left out, and so are translations of more than three
/// words, which explain more than they translate. Entries that cannot be read are passed over.
/// @param index lines of headword, place and length, set apart by tabs.
/// @param entries the text that the places are in, unpacked.
WordPairs read_dictionary(std::string_view index, std::string_view entries);

}  // namespace calque
