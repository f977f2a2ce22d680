#pragma once

#include <cstdint>
#include <iosfwd>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "calque/glossary.h"
#include "glossary/glossary_sink.h"

namespace calque::glossary {

/// How TBX is written.
enum class TbxStyle {
  basic_2,  ///< Version 2, TBX-Basic: martif, termEntry, langSet, tig.
  dca_3,    ///< Version 3 (ISO 30042:2019), data categories as attributes.
  dct_3     ///< Version 3, data categories as tags.
};

/// Writes TBX entry by entry, UTF-8. Reading it gives equal entries. Data categories that TBX-Basic
/// does not have are written all the same: in the DCT style as elements of a namespace of our own.
/// An id that is no XML name, or is not the first of its value, becomes `admin` of type "x-id".
/// Characters that XML cannot carry become U+FFFD.
class TbxWriter : public GlossarySink {
 public:
  /// Writes everything before the first entry. `out` must outlive the writer. `source` says where
  /// the glossary comes from.
  TbxWriter(std::ostream& out, TbxStyle style, std::string_view source);

  void write(const Entry& entry) override;
  void finish() override;
  std::uint64_t written() const override { return written_; }
  std::vector<std::string> losses() const override;

  /// Types of data outside of TBX-Basic that were written.
  const std::set<std::string>& foreign_types() const { return foreign_types_; }

 private:
  void open(std::string_view name, std::string_view attributes = {});
  void close(std::string_view name);
  void line(std::string_view element, std::string_view attributes, std::string_view text);
  std::string identifier(const std::string& id, std::vector<Datum>& data);
  void write_language(const Entry& entry, const Language& language);
  void write_term(const Term& term);
  void write_data(const std::vector<Datum>& data);
  void write_datum(const Datum& datum);
  void write_main(const Datum& datum);
  void flush();

  std::ostream& out_;
  TbxStyle style_;
  std::string text_;
  std::size_t depth_ = 0;
  std::uint64_t written_ = 0;
  std::set<std::string> ids_;
  std::set<std::string> foreign_types_;
};

}  // namespace calque::glossary
