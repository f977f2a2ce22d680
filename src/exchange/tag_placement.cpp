#include "exchange/tag_placement.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>

namespace calque {
namespace {

std::string_view pair_name(const InlineTag& tag) {
  const auto found = std::ranges::find(tag.attributes, "i", &Attribute::name);
  return found == tag.attributes.end() ? std::string_view{} : std::string_view(found->value);
}

bool begins(const InlineTag& tag) {
  return tag.kind == TagKind::begin_pair || tag.kind == TagKind::begin_highlight;
}

bool ends(const InlineTag& tag) {
  return tag.kind == TagKind::end_pair || tag.kind == TagKind::end_highlight;
}

/// For each tag the other half of its pair: an end takes the last begin of its name; highlights are
/// nested.
std::vector<std::size_t> find_partners(const std::vector<InlineTag>& tags) {
  std::vector<std::size_t> partners(tags.size(), kNoTag);
  std::map<std::string, std::vector<std::size_t>, std::less<>> open;
  const auto key = [](const InlineTag& tag) {
    const bool highlight =
        tag.kind == TagKind::begin_highlight || tag.kind == TagKind::end_highlight;
    return highlight ? std::string("hi") : "i=" + std::string(pair_name(tag));
  };
  for (std::size_t i = 0; i < tags.size(); ++i) {
    if (begins(tags[i])) open[key(tags[i])].push_back(i);
    if (!ends(tags[i])) continue;
    std::vector<std::size_t>& begun = open[key(tags[i])];
    if (begun.empty()) continue;
    partners[i] = begun.back();
    partners[begun.back()] = i;
    begun.pop_back();
  }
  return partners;
}

void append_part(std::string& key, std::string_view part) {
  key.append(std::to_string(part.size())).append(":").append(part);
}

/// Equal for tags that are equal in kind and code, and in their attributes if those count.
std::string key_of(const InlineTag& tag, bool with_attributes) {
  std::string key = std::to_string(static_cast<int>(tag.kind)) + ";";
  for (const Attribute& attribute : tag.attributes) {
    if (!with_attributes) break;
    append_part(key, attribute.name);
    append_part(key, attribute.value);
  }
  key += ';';
  for (const CodePart& part : tag.code) {
    const auto* sub = std::get_if<SubFlow>(&part);
    append_part(key, sub == nullptr ? std::get<std::string>(part) : sub->segment.text);
  }
  return key;
}

class Placement {
 public:
  Placement(const Segment& segment, const Segment& source)
      : tags_(segment.tags),
        source_(source.tags),
        partners_(find_partners(tags_)),
        source_partners_(find_partners(source_)),
        places_(tags_.size(), kNoTag),
        taken_(source_.size(), false) {}

  std::vector<std::size_t> run(const std::function<bool(std::size_t)>& encloses) {
    take_all(true);
    take_all(false);
    keep_nested(encloses);
    return std::move(places_);
  }

 private:
  void take_all(bool with_attributes) {
    std::map<std::string, std::vector<std::size_t>, std::less<>> free;
    for (std::size_t j = source_.size(); j-- > 0;) {
      const bool half = begins(source_[j]) && source_partners_[j] == kNoTag;
      if (taken_[j] || ends(source_[j]) || half) continue;
      if (with_attributes || !source_[j].code.empty()) {
        free[key_of(source_[j], with_attributes)].push_back(j);
      }
    }
    for (std::size_t i = 0; i < tags_.size(); ++i) {
      const bool half = begins(tags_[i]) && partners_[i] == kNoTag;
      if (places_[i] != kNoTag || ends(tags_[i]) || half) continue;
      const auto found = free.find(key_of(tags_[i], with_attributes));
      if (found == free.end() || found->second.empty()) continue;
      take(i, found->second.back());
      found->second.pop_back();
    }
  }

  void take(std::size_t tag, std::size_t source) {
    places_[tag] = source;
    taken_[source] = true;
    if (!begins(tags_[tag])) return;
    places_[partners_[tag]] = source_partners_[source];
    taken_[source_partners_[source]] = true;
  }

  void keep_nested(const std::function<bool(std::size_t)>& encloses) {
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < tags_.size(); ++i) {
      const bool half = begins(tags_[i]) || ends(tags_[i]);
      if (!half || places_[i] == kNoTag || !encloses(places_[i])) continue;
      if (begins(tags_[i])) {
        open.push_back(i);
      } else if (!open.empty() && open.back() == partners_[i]) {
        open.pop_back();
      } else {
        std::erase(open, partners_[i]);
        places_[partners_[i]] = kNoTag;
        places_[i] = kNoTag;
      }
    }
  }

  const std::vector<InlineTag>& tags_;
  const std::vector<InlineTag>& source_;
  std::vector<std::size_t> partners_;
  std::vector<std::size_t> source_partners_;
  std::vector<std::size_t> places_;
  std::vector<bool> taken_;
};

}  // namespace

std::vector<std::size_t> place_tags(const Segment& segment, const Segment& source,
                                    const std::function<bool(std::size_t)>& encloses) {
  if (segment.tags.empty()) return {};
  return Placement(segment, source).run(encloses);
}

}  // namespace calque
