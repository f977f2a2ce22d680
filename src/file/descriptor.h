#pragma once

#include <array>
#include <cstddef>
#include <streambuf>
#include <utility>

namespace calque::file {

/// An open file of the system, closed in the end.
class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() { close(); }
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    close();
    number_ = std::exchange(other.number_, -1);
    return *this;
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  int number() const { return number_; }
  bool is_open() const { return number_ >= 0; }

  /// The error number of the system, or 0. Some file systems tell only here that a write failed.
  int close();

 private:
  int number_ = -1;
};

/// Writes to a descriptor. The stream above it fails when a write does, and error() tells why.
class DescriptorBuffer : public std::streambuf {
 public:
  /// `file` must outlive the buffer.
  explicit DescriptorBuffer(const Descriptor& file);

  /// The error number of the first write that failed, or 0.
  int error() const { return error_; }

 protected:
  int_type overflow(int_type character) override;
  int sync() override;

 private:
  static constexpr std::size_t kBytes = std::size_t{64} * 1024;

  const Descriptor& file_;
  std::array<char, kBytes> bytes_{};
  int error_ = 0;
};

}  // namespace calque::file
