#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>

namespace calque::text {

/// What messages call the standard input.
inline constexpr const char* kStandardInput = "(standard input)";

/// Something that bytes are pulled from. The buffers of ByteSource sit above it.
class ByteReader {
 public:
  ByteReader() = default;
  ByteReader(const ByteReader&) = delete;
  ByteReader& operator=(const ByteReader&) = delete;
  virtual ~ByteReader() = default;

  /// Fills the start of `into`; returns the number of bytes, 0 only at the end. Throws InputError.
  virtual std::size_t read(std::span<char> into) = 0;
};

/// Bytes from a file, from standard input or from memory, pulled in constant memory. Gzip is known
/// by its content, not by the name, and unpacked on the way.
class ByteSource {
 public:
  /// `path` "-" is standard input. Throws InputError when the file cannot be opened.
  static ByteSource open(const std::string& path);

  /// `name` is used in messages.
  static ByteSource from_memory(std::string bytes, std::string name = "(memory)");

  /// Fills the start of `into`; returns the number of bytes, 0 only at the end. Throws InputError
  /// when the device fails or the gzip data is damaged or cut off.
  std::size_t read(std::span<char> into);

  const std::string& name() const { return name_; }

  /// Size of the file as stored, where it is known: for progress, together with `consumed`.
  std::optional<std::uint64_t> stored_size() const { return stored_size_; }

  /// Bytes taken from the file as stored, read ahead included.
  std::uint64_t consumed() const { return *consumed_; }

 private:
  ByteSource(std::unique_ptr<ByteReader> reader, std::string name,
             std::optional<std::uint64_t> stored_size);

  std::string name_;
  std::optional<std::uint64_t> stored_size_;
  std::unique_ptr<std::uint64_t> consumed_;
  std::unique_ptr<ByteReader> reader_;
};

}  // namespace calque::text
