#include "file/output_file.h"

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <fstream>
#include <iterator>
#include <thread>

#include "calque/error.h"
#include "catch.h"
#include "file/sync.h"
#include "temporary_folder.h"

using calque::file::OutputFile;
namespace fs = std::filesystem;

namespace {

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write_file(const fs::path& path, const std::string& content) {
  std::ofstream(path, std::ios::binary) << content;
}

void replace(const fs::path& path, const std::string& content) {
  OutputFile file(path);
  file.stream() << content;
  file.commit();
}

mode_t mode_of(const fs::path& path) {
  struct stat info{};
  stat(path.c_str(), &info);
  return info.st_mode & 07777U;
}

std::ptrdiff_t count_files(const fs::path& folder) {
  return std::distance(fs::directory_iterator(folder), fs::directory_iterator());
}

}  // namespace

TEST_CASE("a file gets its content when it is committed, and leaves nothing when it is not") {
  const TemporaryFolder folder;
  const fs::path path = folder / "a";
  {
    OutputFile file(path);
    file.stream() << std::string(300'000, 'x') << 1;
    CHECK_FALSE(fs::exists(path));
    file.commit();
    CHECK(read_file(path) == std::string(300'000, 'x') + "1");
  }
  {
    OutputFile file(path);
    file.stream() << "unfinished";
    file.stream().flush();
    CHECK(count_files(folder / "") == 2);
  }
  CHECK(read_file(path).size() == 300'001);
  CHECK(count_files(folder / "") == 1);
}

TEST_CASE("a file keeps its mode; a new one gets that of the umask") {
  const TemporaryFolder folder;
  const mode_t old_mask = umask(027);
  replace(folder / "new", "x");
  umask(old_mask);
  CHECK(mode_of(folder / "new") == 0640);
  for (const mode_t mode : {0600U, 0644U, 0664U, 0755U, 0666U}) {
    const fs::path path = folder / "a";
    write_file(path, "old");
    chmod(path.c_str(), mode);
    replace(path, "new");
    CHECK(mode_of(path) == mode);
    CHECK(read_file(path) == "new");
  }
}

TEST_CASE("while it is written, the file beside a private one is private too") {
  const TemporaryFolder folder;
  const fs::path path = folder / "a";
  write_file(path, "old");
  chmod(path.c_str(), 0600);
  const OutputFile file(path);
  for (const auto& entry : fs::directory_iterator(folder / "")) {
    CHECK(mode_of(entry.path()) == 0600);
  }
}

TEST_CASE("root keeps the owner of a file") {
  if (geteuid() != 0) return;
  const TemporaryFolder folder;
  const fs::path path = folder / "a";
  write_file(path, "old");
  REQUIRE(chown(path.c_str(), 65534, 65533) == 0);
  replace(path, "new");
  struct stat info{};
  stat(path.c_str(), &info);
  CHECK(info.st_uid == 65534);
  CHECK(info.st_gid == 65533);
}

TEST_CASE("of a symbolic link the file behind it is written, also one that is not there yet") {
  const TemporaryFolder folder;
  fs::create_directories(folder / "far");
  write_file(folder / "far/a", "old");
  fs::create_symlink("far/a", folder / "one");
  fs::create_symlink("one", folder / "two");
  fs::create_symlink(folder / "far/b", folder / "dangling");
  fs::create_symlink("round", folder / "round");
  replace(folder / "two", "new");
  replace(folder / "dangling", "b");
  CHECK(fs::is_symlink(folder / "two"));
  CHECK(fs::is_symlink(folder / "one"));
  CHECK(fs::is_symlink(folder / "dangling"));
  CHECK(read_file(folder / "far/a") == "new");
  CHECK(read_file(folder / "far/b") == "b");
  CHECK_THROWS_AS(OutputFile(folder / "round"), calque::Error);
}

TEST_CASE("a file with several names, a write-protected one and a folder are refused") {
  const TemporaryFolder folder;
  write_file(folder / "a", "old");
  fs::create_hard_link(folder / "a", folder / "b");
  CHECK_THROWS_WITH(OutputFile(folder / "a"), ContainsSubstring("has 2 names (hard links)") &&
                                                  ContainsSubstring("remove it first"));
  CHECK_THROWS_WITH(OutputFile(folder / ""), ContainsSubstring("it is a folder"));
  CHECK_THROWS_WITH(OutputFile(folder / "none/a"), ContainsSubstring("the folder exists"));
  CHECK(read_file(folder / "b") == "old");
  CHECK(count_files(folder / "") == 2);
}

TEST_CASE("a link that is made while the file is written is found before it is replaced") {
  const TemporaryFolder folder;
  write_file(folder / "a", "old");
  OutputFile file(folder / "a");
  file.stream() << "new";
  fs::create_hard_link(folder / "a", folder / "b");
  CHECK_THROWS_WITH(file.commit(), ContainsSubstring("hard links"));
  CHECK(read_file(folder / "a") == "old");
}

TEST_CASE("a device and a pipe are written as they come") {
  replace("/dev/null", "x");
  CHECK_THROWS_WITH(replace("/dev/full", "x"), ContainsSubstring("No space left on device"));
  const TemporaryFolder folder;
  REQUIRE(mkfifo((folder / "pipe").c_str(), 0600) == 0);
  std::string read;
  std::thread reader([&] { read = read_file(folder / "pipe"); });
  replace(folder / "pipe", "through");
  reader.join();
  CHECK(read == "through");
  CHECK(fs::is_fifo(folder / "pipe"));
}

TEST_CASE("a name of 255 bytes can be written") {
  const TemporaryFolder folder;
  const fs::path path = folder / std::string(255, 'n').c_str();
  replace(path, "x");
  CHECK(read_file(path) == "x");
}

TEST_CASE("threads and processes that write one file leave the whole content of one of them") {
  const TemporaryFolder folder;
  const fs::path path = folder / "a";
  const auto write_often = [&path](char c) {
    for (int i = 0; i < 20; ++i) replace(path, std::string(100'000, c));
  };
  write_often('a');
  std::atomic<bool> done = false;
  std::atomic<int> torn = 0;
  std::thread reader([&] {
    while (!done) {
      const std::string content = read_file(path);
      if (content != std::string(100'000, content.at(0))) ++torn;
    }
  });
  const pid_t child = fork();
  if (child == 0) {
    write_often('p');
    _exit(0);
  }
  std::thread one([&] { write_often('b'); });
  std::thread two([&] { write_often('c'); });
  one.join();
  two.join();
  int status = 0;
  waitpid(child, &status, 0);
  done = true;
  reader.join();
  CHECK(status == 0);
  CHECK(torn == 0);
  CHECK(count_files(folder / "") == 1);
}

TEST_CASE("a finished file takes a new name, but none that is taken") {
  const TemporaryFolder folder;
  write_file(folder / "from", "x");
  write_file(folder / "taken", "y");
  CHECK_THROWS_WITH(calque::file::move_to_new_name(folder / "from", folder / "taken"),
                    ContainsSubstring("File exists"));
  calque::file::move_to_new_name(folder / "from", folder / "to");
  CHECK(read_file(folder / "to") == "x");
  CHECK(read_file(folder / "taken") == "y");
}
