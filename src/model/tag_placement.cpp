#include "model/tag_placement.h"

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

std::string pair_key(const InlineTag& tag) {
  const bool highlight = tag.kind == TagKind::begin_highlight || tag.kind == TagKind::end_highlight;
  return highlight ? std::string("hi") : "i=" + std::string(pair_name(tag));
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
        partners_(find_pairs(tags_)),
        source_partners_(find_pairs(source_)),
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
      const bool half = begins_pair(source_[j]) && source_partners_[j] == kNoTag;
      if (taken_[j] || ends_pair(source_[j]) || half) continue;
      if (with_attributes || !source_[j].code.empty()) {
        free[key_of(source_[j], with_attributes)].push_back(j);
      }
    }
    for (std::size_t i = 0; i < tags_.size(); ++i) {
      const bool half = begins_pair(tags_[i]) && partners_[i] == kNoTag;
      if (places_[i] != kNoTag || ends_pair(tags_[i]) || half) continue;
      const auto found = free.find(key_of(tags_[i], with_attributes));
      if (found == free.end() || found->second.empty()) continue;
      take(i, found->second.back());
      found->second.pop_back();
    }
  }

  void take(std::size_t tag, std::size_t source) {
    places_[tag] = source;
    taken_[source] = true;
    if (!begins_pair(tags_[tag])) return;
    places_[partners_[tag]] = source_partners_[source];
    taken_[source_partners_[source]] = true;
  }

  void keep_nested(const std::function<bool(std::size_t)>& encloses) {
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < tags_.size(); ++i) {
      const bool half = begins_pair(tags_[i]) || ends_pair(tags_[i]);
      if (!half || places_[i] == kNoTag || !encloses(places_[i])) continue;
      if (begins_pair(tags_[i])) {
        open.push_back(i);
        continue;
      }
      while (!open.empty() && places_[open.back()] == kNoTag) open.pop_back();
      if (!open.empty() && open.back() == partners_[i]) {
        open.pop_back();
      } else {
        leave_out(i);
      }
    }
    for (const std::size_t begin : open) leave_out(begin);
  }

  void leave_out(std::size_t half) {
    places_[partners_[half]] = kNoTag;
    places_[half] = kNoTag;
  }

  const std::vector<InlineTag>& tags_;
  const std::vector<InlineTag>& source_;
  std::vector<std::size_t> partners_;
  std::vector<std::size_t> source_partners_;
  std::vector<std::size_t> places_;
  std::vector<bool> taken_;
};

}  // namespace

bool begins_pair(const InlineTag& tag) {
  return tag.kind == TagKind::begin_pair || tag.kind == TagKind::begin_highlight;
}

bool ends_pair(const InlineTag& tag) {
  return tag.kind == TagKind::end_pair || tag.kind == TagKind::end_highlight;
}

std::vector<std::size_t> find_pairs(std::span<const InlineTag> tags) {
  std::vector<std::size_t> pairs(tags.size(), kNoTag);
  std::map<std::string, std::vector<std::size_t>, std::less<>> open;
  for (std::size_t i = 0; i < tags.size(); ++i) {
    if (begins_pair(tags[i])) open[pair_key(tags[i])].push_back(i);
    if (!ends_pair(tags[i])) continue;
    std::vector<std::size_t>& begun = open[pair_key(tags[i])];
    if (begun.empty()) continue;
    pairs[i] = begun.back();
    pairs[begun.back()] = i;
    begun.pop_back();
  }
  return pairs;
}

std::vector<std::size_t> place_tags(const Segment& segment, const Segment& source,
                                    const std::function<bool(std::size_t)>& encloses) {
  if (segment.tags.empty()) return {};
  return Placement(segment, source).run(encloses);
}

}  // namespace calque
