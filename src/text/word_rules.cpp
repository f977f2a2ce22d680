#include "text/word_rules.h"

#include <unicode/uchar.h>

#include <array>
#include <string_view>

#include "text/hash.h"
#include "text/token_key.h"
#include "text/tokens.h"

namespace calque::text {
namespace {

struct Sample {
  std::string_view language;
  std::string_view text;
};

// Inflected words, so that another version of a stemmer shows.
constexpr std::array kSamples{
    Sample{"ar", "والمدرسة كِتَابٌ يكتبون"},
    Sample{"ca", "cançons treballadors parlaven"},
    Sample{"da", "husene arbejdernes skrevet"},
    Sample{"de", "Häuser arbeiteten Möglichkeiten"},
    Sample{"el", "ανθρώπους εργάζονται σπίτια"},
    Sample{"en", "running generously files' 3.5 <b>%s</b> don't"},
    Sample{"es", "trabajadores cantábamos rápidamente"},
    Sample{"eu", "etxeetara lagunekin"},
    Sample{"fi", "taloissamme kirjoittivat"},
    Sample{"fr", "continuellement chevaux parlaient"},
    Sample{"ga", "bhfuil leabhair"},
    Sample{"hi", "लड़कियों किताबें"},
    Sample{"hu", "házakban dolgoztak"},
    Sample{"hy", "տներում մարդկանց"},
    Sample{"id", "mempertanyakan perjalanannya"},
    Sample{"it", "lavoratori parlavano velocemente"},
    Sample{"lt", "namuose žmonėms"},
    Sample{"ne", "मान्छेहरूको घरमा"},
    Sample{"nl", "huizen werkelijkheden"},
    Sample{"no", "husene arbeidernes"},
    Sample{"pt", "trabalhadores cantávamos"},
    Sample{"ro", "caselor muncitorilor"},
    Sample{"ru", "домами работающих"},
    Sample{"sr", "кућама radnicima"},
    Sample{"sv", "husens arbetarnas"},
    Sample{"ta", "வீடுகளில் மக்கள்"},
    Sample{"tr", "İstanbul'daki kitaplarımızdan ışıklar"},
    Sample{"yi", "הײַזער מענטשן"},
    Sample{"he", "שָׁלוֹם הבתים"},
    Sample{"th", "สวัสดีชาวโลก"},
    Sample{"ja", "東京へ行きましょう カタカナ"},
    Sample{"ko", "한국어를 배웁니다"},
};

}  // namespace

std::uint64_t word_rules_fingerprint() {
  std::uint64_t hash = 0;
  // Boundaries and case follow the version of Unicode; stemmers have no version that can be asked
  // for.
  UVersionInfo version{};
  u_getUnicodeVersion(static_cast<std::uint8_t*>(version));
  for (const std::uint8_t part : version) hash = hash_combine(hash, part);
  for (const Sample& sample : kSamples) {
    TokenKeyer keyer(sample.language);
    for (const Token& token : tokenize(sample.text)) {
      hash = hash_combine(hash, token.begin);
      hash = hash_combine(hash, static_cast<std::uint64_t>(token.kind));
      if (token.kind == TokenKind::word) {
        hash = hash_bytes(keyer.stem(token.of(sample.text)), hash);
      }
    }
  }
  return hash;
}

}  // namespace calque::text
