// What a client may send: parameters of any kind of body are read or refused with 400, and markup
// is text with tags that give the same text again. The first byte says what the rest is.

#include <cstddef>
#include <cstdint>
#include <string>

#include "require.h"
#include "server/client_languages.h"
#include "server/glossary_shelf.h"
#include "server/parameters.h"
#include "server/tagged_text.h"

using namespace calque;
using namespace calque::server;

namespace {

template <typename Work>
void refused_or(const Work& work) {
  try {
    work();
  } catch (const HttpError& error) {
    require(error.problem().status == 400, "it is the request that is at fault");
  } catch (const InputError&) {
    return;
  }
}

void read_parameters(std::string body, const char* type) {
  refused_or([&] {
    Request request;
    request.method = "POST";
    request.query = Query(body.substr(0, body.find('\n')));
    request.body = std::move(body);
    request.headers.set("Content-Type", type);
    const Parameters parameters(request);
    parameters.number("n", 1, 0, 100);
    parameters.is_list("t");
  });
}

void read_markup(const std::string& markup) {
  const TaggedText once(markup);
  const TaggedText twice(TaggedText::markup_of(once.segment()));
  require(twice.segment().text == once.segment().text, "markup gives its text again");
  static_cast<void>(once.markup_of_literal(once.literal()));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string rest(reinterpret_cast<const char*>(data) + 1, size - 1);
  constexpr std::uint8_t kKinds = 6;
  switch (data[0] % kKinds) {
    case 0:
      read_parameters(rest, "application/json");
      break;
    case 1:
      read_parameters(rest, "application/x-www-form-urlencoded");
      break;
    case 2:
      read_parameters(rest, "multipart/form-data; boundary=b");
      break;
    case 3:
      read_markup(rest);
      break;
    case 4:
      refused_or([&] { parse_entries(rest, "csv"); });
      refused_or([&] { parse_entries(rest, "tsv"); });
      break;
    default:
      static_cast<void>(asked_language(rest));
  }
  return 0;
}
