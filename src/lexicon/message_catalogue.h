#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace calque {

/// A message of a program and its translation: of several plural forms the first, without the
/// context that tells messages of the same text apart.
struct CatalogueMessage {
  std::string_view id;
  std::string_view translation;
};

/// The translated messages of a compiled gettext catalogue (.mo; GNU gettext manual, "The Format of
/// GNU MO Files"), in its order, the header left out. The views are into `bytes`.
/// @param name of the file, for messages.
/// @throws InputError for what is no such file, or is cut off.
std::vector<CatalogueMessage> read_message_catalogue(std::string_view bytes,
                                                     const std::string& name);

}  // namespace calque
