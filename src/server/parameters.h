#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/message.h"

namespace calque::server {

/// Pairs that a form, or JSON, may have: more than the texts of the largest request.
inline constexpr std::size_t kMostParameters = 20'000;

/// What a client sent, in whichever way: the query, and the body as a form, as multipart, or as a
/// JSON object. Clients name the wrong type for their body, so that what looks like a JSON object
/// is one.
///
/// JSON is flattened as the clients that send forms write it: `{"a":[{"b":1}]}` is `a[0].b=1`, and
/// a list of texts is one name repeated. A member that is `null` is as good as missing.
class Parameters {
 public:
  /// @throws HttpError (400) for a body that is not what it is said to be, for bytes that are no
  /// UTF-8, and for more than kMostParameters.
  explicit Parameters(const Request& request);

  /// The first value of the name, of the query before the body; empty where it is missing.
  std::string get(std::string_view name) const { return all_.get(name, ""); }
  std::optional<std::string> find(std::string_view name) const { return all_.get(name); }
  std::vector<std::string> all(std::string_view name) const { return all_.all(name); }
  /// True where JSON had a list for this name, be it of one text.
  bool is_list(std::string_view name) const;
  /// True for "1", "true", "yes" and "on".
  bool is_set(std::string_view name) const;
  /// A whole number from `least` to `most`; `otherwise` where it is missing. @throws HttpError
  /// (400) for what is no number.
  int number(std::string_view name, int otherwise, int least, int most) const;

 private:
  void read_body(const Request& request);
  void add(std::string name, std::string value);
  void read_json(std::string_view body);
  /// Calls itself for members of members, which text::parse_bounded_json allows to 32 levels.
  void flatten(const std::string& name, const nlohmann::json& value);

  Query all_;
  std::vector<std::string> lists_;
};

/// Throws HttpError (400) for a text that is not UTF-8; `what` names it.
void require_utf8(std::string_view text, std::string_view what);

}  // namespace calque::server
