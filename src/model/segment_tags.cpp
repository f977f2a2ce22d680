#include "model/segment_tags.h"

#include <algorithm>
#include <array>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "model/segment_xml.h"
#include "text/ascii.h"

namespace calque {
namespace {

using Names = std::span<const std::string_view>;

constexpr std::array<std::string_view, 3> kBeginPairNames{"i", "x", "type"};
constexpr std::array<std::string_view, 1> kEndPairNames{"i"};
constexpr std::array<std::string_view, 3> kPlaceholderNames{"x", "assoc", "type"};
constexpr std::array<std::string_view, 3> kIsolatedNames{"pos", "x", "type"};
constexpr std::array<std::string_view, 2> kHighlightNames{"x", "type"};
constexpr std::array<std::string_view, 2> kSubFlowNames{"datatype", "type"};

Names names_of(TagKind kind) {
  switch (kind) {
    case TagKind::begin_pair:
      return kBeginPairNames;
    case TagKind::end_pair:
      return kEndPairNames;
    case TagKind::placeholder:
      return kPlaceholderNames;
    case TagKind::isolated:
      return kIsolatedNames;
    case TagKind::begin_highlight:
      return kHighlightNames;
    case TagKind::end_highlight:
      break;
  }
  return {};
}

auto find(std::vector<Attribute>& attributes, std::string_view name) {
  return std::ranges::find(attributes, name, &Attribute::name);
}

/// The value of `i`, or an empty text when it is missing.
std::string_view pair_name(const InlineTag& tag) {
  const auto found = std::ranges::find(tag.attributes, "i", &Attribute::name);
  return found == tag.attributes.end() ? std::string_view{} : std::string_view(found->value);
}

void set_pair_name(InlineTag& tag, const std::string& name) {
  if (const auto found = find(tag.attributes, "i"); found != tag.attributes.end()) {
    found->value = name;
  } else {
    tag.attributes.insert(tag.attributes.begin(), {"i", name});
  }
}

class Normaliser {
 public:
  TagRepairs run(Segment& segment) {
    prepare(segment);
    pair_up(segment);
    return repairs_;
  }

 private:
  /// Leaves only the attributes of the DTD and notes every `i`.
  void prepare(Segment& segment) {
    for (InlineTag& tag : segment.tags) {
      const Names names = names_of(tag.kind);
      adopt_id(tag.attributes, names);
      keep_only(tag.attributes, names);
      if (tag.kind == TagKind::begin_pair) names_seen_.emplace(pair_name(tag));
      if (tag.kind == TagKind::isolated) give_position(tag);
      for (CodePart& part : tag.code) {
        if (auto* sub = std::get_if<SubFlow>(&part)) {
          keep_only(sub->attributes, kSubFlowNames);
          prepare(sub->segment);
        }
      }
    }
  }

  static void adopt_id(std::vector<Attribute>& attributes, Names names) {
    const auto id = find(attributes, "id");
    const bool takes_x = std::ranges::find(names, "x") != names.end();
    if (takes_x && id != attributes.end() && find(attributes, "x") == attributes.end()) {
      id->name.assign(1, 'x');
    }
  }

  /// The first attribute of each name is left.
  void keep_only(std::vector<Attribute>& attributes, Names names) {
    std::array<bool, 3> seen{};
    repairs_.dropped_attributes += std::erase_if(attributes, [&](Attribute& attribute) {
      const auto name = std::ranges::find_if(
          names, [&](auto known) { return text::equals_ignoring_case(attribute.name, known); });
      if (name == names.end()) return true;
      attribute.name = *name;
      return std::exchange(seen.at(static_cast<std::size_t>(name - names.begin())), true);
    });
  }

  void give_position(InlineTag& tag) {
    const auto found = find(tag.attributes, "pos");
    if (found != tag.attributes.end() && (found->value == "begin" || found->value == "end")) return;
    if (found != tag.attributes.end()) tag.attributes.erase(found);
    const auto* native = tag.code.empty() ? nullptr : std::get_if<std::string>(&tag.code.front());
    const bool closes = native != nullptr && native->starts_with("</");
    tag.attributes.insert(tag.attributes.begin(), {"pos", closes ? "end" : "begin"});
    ++repairs_.added_positions;
  }

  void pair_up(Segment& segment) {
    const std::vector<std::size_t> partners = find_partners(segment.tags);
    for (std::size_t i = 0; i < segment.tags.size(); ++i) {
      InlineTag& tag = segment.tags[i];
      if (partners[i] != kAlone && tag.kind == TagKind::begin_pair) {
        name_pair(tag, segment.tags[partners[i]]);
      } else if (partners[i] == kAlone && tag.kind == TagKind::begin_pair) {
        isolate(tag, "begin");
      } else if (partners[i] == kAlone && tag.kind == TagKind::end_pair) {
        isolate(tag, "end");
      }
      for (CodePart& part : tag.code) {
        if (auto* sub = std::get_if<SubFlow>(&part)) pair_up(sub->segment);
      }
    }
  }

  static constexpr std::size_t kAlone = static_cast<std::size_t>(-1);

  /// For each tag the index of the other half of its pair: an end takes the last begin of its name.
  static std::vector<std::size_t> find_partners(const std::vector<InlineTag>& tags) {
    std::vector<std::size_t> partners(tags.size(), kAlone);
    std::unordered_map<std::string_view, std::vector<std::size_t>> open;
    for (std::size_t i = 0; i < tags.size(); ++i) {
      if (tags[i].kind == TagKind::begin_pair) open[pair_name(tags[i])].push_back(i);
      if (tags[i].kind != TagKind::end_pair) continue;
      const auto found = open.find(pair_name(tags[i]));
      if (found == open.end() || found->second.empty()) continue;
      partners[i] = found->second.back();
      partners[found->second.back()] = i;
      found->second.pop_back();
    }
    return partners;
  }

  void name_pair(InlineTag& begin, InlineTag& end) {
    std::string name(pair_name(begin));
    if (!name.empty() && names_used_.insert(name).second) return;
    do {
      name = std::to_string(next_number_++);
    } while (names_seen_.contains(name));
    names_used_.insert(name);
    set_pair_name(begin, name);
    set_pair_name(end, name);
    ++repairs_.renumbered;
  }

  void isolate(InlineTag& tag, const char* position) {
    tag.kind = TagKind::isolated;
    std::erase_if(tag.attributes, [](const Attribute& attribute) { return attribute.name == "i"; });
    tag.attributes.insert(tag.attributes.begin(), {"pos", position});
    ++repairs_.unpaired;
  }

  TagRepairs repairs_;
  std::set<std::string, std::less<>> names_seen_;
  std::set<std::string, std::less<>> names_used_;
  std::size_t next_number_ = 1;
};

}  // namespace

TagRepairs normalise_tags(Segment& segment) {
  if (segment.tags.empty()) return {};
  return Normaliser().run(segment);
}

}  // namespace calque
