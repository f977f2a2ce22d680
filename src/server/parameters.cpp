#include "server/parameters.h"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>
#include <utility>

#include "server/multipart.h"
#include "text/ascii.h"
#include "text/bounded_json.h"
#include "text/utf8.h"

namespace calque::server {
namespace {

// Not the ordered kind, which takes time with the square of the members of an object.
using SortedJson = nlohmann::json;

bool looks_like_json(std::string_view body) {
  const std::size_t first = body.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && body[first] == '{';
}

/// Names are put together of those of members in members, and must not grow with each.
constexpr std::size_t kLongestName = 200;

std::string text_of(const SortedJson& scalar) {
  if (scalar.is_null()) return {};  // of a list, whose elements are answered one by one
  return scalar.is_string() ? scalar.get<std::string>() : scalar.dump();
}

}  // namespace

void require_utf8(std::string_view text, std::string_view what) {
  if (text::find_invalid_utf8(text)) refuse(std::string(what) + " is not UTF-8");
}

Parameters::Parameters(const Request& request) {
  for (const auto& [name, value] : request.query.pairs()) add(name, value);
  if (!request.body.empty()) read_body(request);
}

void Parameters::read_body(const Request& request) {
  const std::string type = request.media_type();
  if (type == "multipart/form-data") {
    for (FormPart& part : parse_multipart(request.headers.get("Content-Type"), request.body)) {
      add(std::move(part.name), std::move(part.value));
    }
  } else if (type == "application/json" || looks_like_json(request.body)) {
    read_json(request.body);
  } else {
    const auto separators = std::ranges::count(request.body, '&');
    if (std::cmp_greater_equal(separators, kMostParameters)) {
      refuse("the form has more than 20,000 fields");
    }
    const Query form(request.body);
    for (const auto& [name, value] : form.pairs()) add(name, value);
  }
}

void Parameters::add(std::string name, std::string value) {
  require_utf8(name, "the name of a parameter");
  require_utf8(value, "the parameter \"" + name + "\"");
  if (all_.pairs().size() >= kMostParameters) refuse("there are more than 20,000 parameters");
  all_.add(std::move(name), std::move(value));
}

void Parameters::read_json(std::string_view body) {
  SortedJson whole;
  try {
    whole = text::parse_bounded_json<SortedJson>(body, "the body");
  } catch (const SortedJson::exception&) {
    refuse("the body is not JSON");
  } catch (const InputError& error) {
    refuse(error.what());
  }
  if (!whole.is_object()) refuse("the body is no JSON object");
  flatten("", whole);
}

void Parameters::flatten(const std::string& name, const SortedJson& value) {
  if (name.size() > kLongestName) refuse("the name of a member is longer than 200 bytes");
  if (value.is_object()) {
    for (const auto& [key, member] : value.items()) {
      if (!member.is_null()) flatten(name.empty() ? key : name + "." + key, member);
    }
  } else if (value.is_array()) {
    lists_.push_back(name);
    for (std::size_t i = 0; i < value.size(); ++i) {
      const bool nested = value[i].is_structured();
      flatten(nested ? name + "[" + std::to_string(i) + "]" : name, value[i]);
    }
  } else {
    add(name, text_of(value));
  }
  if (lists_.size() > kMostParameters) refuse("there are more than 20,000 parameters");
}

bool Parameters::is_list(std::string_view name) const {
  return std::ranges::find(lists_, name) != lists_.end();
}

bool Parameters::is_set(std::string_view name) const {
  const std::string value = text::lower_ascii(get(name));
  return value == "1" || value == "true" || value == "yes" || value == "on";
}

int Parameters::number(std::string_view name, int otherwise, int least, int most) const {
  const auto written = find(name);
  if (!written || written->empty()) return otherwise;
  int value = 0;
  const char* const end = written->data() + written->size();
  const auto [rest, error] = std::from_chars(written->data(), end, value);
  // A fraction is left aside: clients write "70.0".
  if (error != std::errc() || (rest != end && *rest != '.')) {
    refuse("the parameter \"" + std::string(name) + "\" is no number");
  }
  return std::clamp(value, least, most);
}

}  // namespace calque::server
