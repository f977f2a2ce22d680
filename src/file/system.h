#pragma once

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <string>

/// What is asked of the operating system that the C++ library does not know. Calls of POSIX are in
/// this folder alone (tests/architecture_test.cpp).
namespace calque::file {

/// True where a person reads what is written.
bool stdout_is_terminal();
bool stderr_is_terminal();

/// Tells this process from others that run.
std::string process_number();

/// The size of a regular file; nothing for a pipe or a device.
std::optional<std::uint64_t> regular_size(std::FILE* file);

/// True for a file on a system that nobody can write to, such as a mounted image.
bool is_on_read_only_system(const std::filesystem::path& path);

}  // namespace calque::file
