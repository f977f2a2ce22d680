#include "lexicon/message_catalogue.h"

#include <cstdint>

#include "calque/error.h"

namespace calque {
namespace {

constexpr std::uint32_t kMagic = 0x950412DE;

/// Numbers of four bytes, in the order of the machine that wrote the file.
class CatalogueReader {
 public:
  CatalogueReader(std::string_view bytes, const std::string& name) : bytes_(bytes), name_(name) {
    if (number_at(0) == kMagic) return;
    big_endian_ = true;
    if (number_at(0) != kMagic) throw InputError(name_ + ": no compiled gettext catalogue");
  }

  std::vector<CatalogueMessage> read() const {
    const std::uint32_t count = number_at(8);
    const std::uint32_t ids = number_at(12);
    const std::uint32_t translations = number_at(16);
    // Each message takes two numbers in each table: a count that the file has no room for is wrong.
    if (count > bytes_.size() / 16) fail();
    std::vector<CatalogueMessage> out;
    for (std::uint32_t i = 0; i < count; ++i) {
      const std::string_view id = text_at(std::uint64_t{ids} + 8 * std::uint64_t{i});
      const std::string_view translation =
          text_at(std::uint64_t{translations} + 8 * std::uint64_t{i});
      if (!id.empty() && !translation.empty()) out.push_back({without_context(id), translation});
    }
    return out;
  }

 private:
  [[noreturn]] void fail() const { throw InputError(name_ + ": the catalogue is cut off"); }

  std::uint32_t number_at(std::uint64_t at) const {
    if (at + 4 > bytes_.size()) fail();
    std::uint32_t number = 0;
    for (std::uint64_t i = 0; i < 4; ++i) {
      const std::uint64_t place = big_endian_ ? at + i : at + 3 - i;
      number = number << 8U | static_cast<unsigned char>(bytes_[place]);
    }
    return number;
  }

  /// The text that a pair of numbers, length and place, tells; of plural forms the first.
  std::string_view text_at(std::uint64_t at) const {
    const std::uint32_t length = number_at(at);
    const std::uint32_t begin = number_at(at + 4);
    if (std::uint64_t{begin} + length > bytes_.size()) fail();
    const std::string_view text = bytes_.substr(begin, length);
    return text.substr(0, text.find('\0'));
  }

  static std::string_view without_context(std::string_view id) {
    const std::size_t end = id.find('\x04');
    return end == std::string_view::npos ? id : id.substr(end + 1);
  }

  std::string_view bytes_;
  const std::string& name_;
  bool big_endian_ = false;
};

}  // namespace

std::vector<CatalogueMessage> read_message_catalogue(std::string_view bytes,
                                                     const std::string& name) {
  return CatalogueReader(bytes, name).read();
}

}  // namespace calque
