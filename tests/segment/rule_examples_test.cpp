// Every rule file holds examples for its sections; each must come out as written.
#include <string>
#include <vector>

#include "calque/segmenter.h"
#include "catch.h"
#include "segment/builtin_rules.h"
#include "segment/rule_set.h"

using namespace calque::segment;

namespace {

std::string join(const std::vector<std::string>& segments) {
  std::string text;
  for (const std::string& segment : segments) {
    if (!text.empty()) text += ' ';
    text += segment;
  }
  return text;
}

std::vector<std::string> texts(const std::string& paragraph, const Segmenter& segmenter) {
  std::vector<std::string> out;
  for (const SegmentSpan& span : segmenter.segment(paragraph)) {
    out.push_back(paragraph.substr(span.begin, span.end - span.begin));
  }
  return out;
}

}  // namespace

TEST_CASE("every example of a rule file is segmented as it is written there") {
  for (const calque::text::EmbeddedFile& file : builtin_rules()) {
    RuleSet rules;
    read_rule_file(file.stem(), file.text, rules);
    const Segmenter segmenter{calque::Language(file.stem())};
    CHECK_FALSE(rules.examples.empty());
    for (const RuleExample& example : rules.examples) {
      INFO(file.stem() << ".rules:" << example.line << " [" << example.section << "]");
      CHECK(texts(join(example.segments), segmenter) == example.segments);
    }
  }
}

TEST_CASE("every section of abbreviations has an example") {
  for (const calque::text::EmbeddedFile& file : builtin_rules()) {
    const std::string text(file.text);
    for (const std::string section : {"[never-final]", "[ends]", "[may-end]", "[units]"}) {
      const std::size_t begin = text.find(section);
      if (begin == std::string::npos) continue;
      const std::size_t end = text.find("\n[", begin);
      INFO(file.stem() << ' ' << section);
      CHECK(text.substr(begin, end - begin).find("\n> ") != std::string::npos);
    }
  }
}
