// A module for LD_PRELOAD: what a program does to the files of one folder is written to a journal,
// for a test to play back (replay.h); and the program can be killed in the middle of any step.
//
//   CALQUE_JOURNAL         the journal
//   CALQUE_JOURNAL_FOLDER  the folder, with all below it
//   CALQUE_JOURNAL_KILL    the number of the step, from 1, that is not done, or half if it is a
//   write

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <csignal>
#include <cstdarg>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string>

namespace {

constexpr int kMostFiles = 1024;
std::array<std::atomic<bool>, kMostFiles> followed;
std::atomic<int> steps = 0;

template <typename Function>
Function* next(const char* name) {
  return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

using Open = int(const char*, int, ...);
using OpenAt = int(int, const char*, int, ...);
using Write = ssize_t(int, const void*, std::size_t);
using WriteAt = ssize_t(int, const void*, std::size_t, off_t);
using OneFile = int(int);

bool in_folder(const char* path) {
  const char* folder = std::getenv("CALQUE_JOURNAL_FOLDER");
  return folder != nullptr && path != nullptr &&
         std::strncmp(path, folder, std::strlen(folder)) == 0;
}

bool is_followed(int file) {
  return file >= 0 && file < kMostFiles && followed[static_cast<std::size_t>(file)];
}

std::uint64_t inode(int file) {
  struct stat info{};
  fstat(file, &info);
  return info.st_ino;
}

bool is_last_step() {
  const char* kill = std::getenv("CALQUE_JOURNAL_KILL");
  return ++steps == (kill == nullptr ? 0 : std::atoi(kill));
}

void end_here_if_last() {
  if (is_last_step()) raise(SIGKILL);
}

/// A record: kind, number, offset, length and bytes.
void record(char kind, std::uint64_t number, std::uint64_t offset, const void* bytes,
            std::uint64_t size) {
  const char* path = std::getenv("CALQUE_JOURNAL");
  if (path == nullptr) return;
  const int journal = next<Open>("open")(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
  std::array<std::uint64_t, 4> head{static_cast<std::uint64_t>(kind), number, offset, size};
  std::array<iovec, 2> parts{{{head.data(), sizeof head}, {const_cast<void*>(bytes), size}}};
  if (writev(journal, parts.data(), 2) < 0) std::abort();
  next<OneFile>("close")(journal);
}

void record(char kind, const std::string& path, std::uint64_t number = 0) {
  record(kind, number, 0, path.data(), path.size());
}

int opened(int file, const char* path, int flags, bool was_there) {
  if (file < 0 || file >= kMostFiles || !in_folder(path)) return file;
  followed[static_cast<std::size_t>(file)] = true;
  if (!was_there) record('C', path, inode(file));
  if (was_there && (flags & O_TRUNC) != 0) record('T', inode(file), 0, nullptr, 0);
  return file;
}

bool exists(const char* path) {
  struct stat info{};
  return stat(path, &info) == 0;
}

int open_and_follow(const char* path, int flags, mode_t mode) {
  const bool was_there = exists(path);
  if (in_folder(path) && !was_there && (flags & O_CREAT) != 0) end_here_if_last();
  return opened(next<Open>("open")(path, flags, mode), path, flags, was_there);
}

ssize_t write_and_follow(int file, const void* bytes, std::size_t size, off_t offset) {
  const bool last = is_last_step();
  const ssize_t count = next<WriteAt>("pwrite")(file, bytes, last ? size / 2 : size, offset);
  if (last) raise(SIGKILL);
  if (count > 0) {
    record('W', inode(file), static_cast<std::uint64_t>(offset), bytes,
           static_cast<std::uint64_t>(count));
  }
  return count;
}

int sync_and_follow(int file, const char* name) {
  if (!is_followed(file)) return next<OneFile>(name)(file);
  end_here_if_last();
  const int result = next<OneFile>(name)(file);
  record('F', inode(file), 0, nullptr, 0);
  return result;
}

int renamed(int result, const char* from, const char* to) {
  if (result == 0 && in_folder(to)) record('R', std::string(from) + '\n' + to);
  return result;
}

}  // namespace

extern "C" {

int open(const char* path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  const mode_t mode = va_arg(rest, mode_t);
  va_end(rest);
  return open_and_follow(path, flags, mode);
}

int open64(const char* path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  const mode_t mode = va_arg(rest, mode_t);
  va_end(rest);
  return open_and_follow(path, flags, mode);
}

int close(int file) {
  if (file >= 0 && file < kMostFiles) followed[static_cast<std::size_t>(file)] = false;
  return next<OneFile>("close")(file);
}

ssize_t write(int file, const void* bytes, std::size_t size) {
  const off_t at = is_followed(file) ? lseek(file, 0, SEEK_CUR) : -1;
  if (at < 0) return next<Write>("write")(file, bytes, size);
  const ssize_t count = write_and_follow(file, bytes, size, at);
  if (count > 0) lseek(file, at + count, SEEK_SET);
  return count;
}

ssize_t pwrite(int file, const void* bytes, std::size_t size, off_t offset) {
  return is_followed(file) ? write_and_follow(file, bytes, size, offset)
                           : next<WriteAt>("pwrite")(file, bytes, size, offset);
}

ssize_t pwrite64(int file, const void* bytes, std::size_t size, off_t offset) {
  return pwrite(file, bytes, size, offset);
}

int ftruncate(int file, off_t size) {
  const bool follow = is_followed(file);
  if (follow) end_here_if_last();
  const int result = next<int(int, off_t)>("ftruncate")(file, size);
  if (follow) record('T', inode(file), static_cast<std::uint64_t>(size), nullptr, 0);
  return result;
}

int ftruncate64(int file, off_t size) {
  return ftruncate(file, size);
}

int fsync(int file) {
  return sync_and_follow(file, "fsync");
}

int fdatasync(int file) {
  return sync_and_follow(file, "fdatasync");
}

int rename(const char* from, const char* to) {
  if (in_folder(to)) end_here_if_last();
  return renamed(next<int(const char*, const char*)>("rename")(from, to), from, to);
}

int renameat2(int from_folder, const char* from, int to_folder, const char* to,
              unsigned int flags) {
  if (in_folder(to)) end_here_if_last();
  using RenameAt = int(int, const char*, int, const char*, unsigned int);
  return renamed(next<RenameAt>("renameat2")(from_folder, from, to_folder, to, flags), from, to);
}

int unlink(const char* path) {
  if (in_folder(path)) end_here_if_last();
  const int result = next<int(const char*)>("unlink")(path);
  if (result == 0 && in_folder(path)) record('U', path);
  return result;
}

}  // extern "C"
