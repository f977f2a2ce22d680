#include "file/output_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <random>
#include <system_error>

#include "calque/error.h"
#include "file/attributes.h"
#include "file/sync.h"

namespace calque::file {
namespace {

namespace fs = std::filesystem;

constexpr mode_t kNewFile = 0666;      // less what the umask takes away
constexpr mode_t kPrivateFile = 0600;  // until it gets the mode of the file that it replaces

/// A name that nobody can foresee, for whoever finds what a killed process left.
std::string unfinished_name(const fs::path& path) {
  constexpr std::string_view kDigits = "0123456789abcdefghijklmnopqrstuv";  // 5 bits each
  constexpr std::size_t kRandomDigits = 16;  // 80 bits: nobody guesses the name
  constexpr std::size_t kLongestStem = 200;  // of the 255 bytes that a name may have
  std::random_device random;
  std::string name = path.filename().string().substr(0, kLongestStem) + ".";
  for (std::size_t i = 0; i < kRandomDigits; ++i) name += kDigits[random() % kDigits.size()];
  return name + ".part";
}

}  // namespace

OutputFile::OutputFile(const fs::path& path) : OutputFile(path, {}) {}

OutputFile::OutputFile(const fs::path& path, const fs::path& model)
    : target_(find_target(path)), model_(model) {
  if (!target_.is_regular()) {
    file_ = Descriptor(::open(target_.path.c_str(), O_WRONLY | O_CLOEXEC));
    if (!file_.is_open()) fail(errno);
    return;
  }
  require_replaceable(target_);
  open_unfinished();
}

void OutputFile::open_unfinished() {
  constexpr int kAttempts = 16;  // a second one is never needed, unless the folder is hostile
  const mode_t mode = target_.existing || !model_.empty() ? kPrivateFile : kNewFile;
  for (int i = 0; i < kAttempts && !file_.is_open(); ++i) {
    const fs::path name = target_.path.parent_path() / unfinished_name(target_.path);
    file_ = Descriptor(
        ::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode));
    if (file_.is_open())
      unfinished_ = name;
    else if (errno != EEXIST)
      break;
  }
  if (!file_.is_open()) {
    throw Error("cannot write " + target_.path.string() +
                ": check that the folder exists and that you may use it (" +
                std::error_code(errno, std::generic_category()).message() + ")");
  }
}

OutputFile::~OutputFile() {
  if (!unfinished_.empty()) unlink(unfinished_.c_str());
}

bool OutputFile::is_terminal() const {
  return isatty(file_.number()) != 0;
}

void OutputFile::commit() {
  stream_.flush();
  if (!stream_) fail(buffer_.error());
  if (!unfinished_.empty()) return replace();
  if (const int code = file_.close(); code != 0) fail(code);
}

void OutputFile::replace() {
  const Target now = find_target(target_.path);
  if (!now.is_regular()) fail(EEXIST);
  require_replaceable(now);
  if (now.existing) {
    keep_attributes(file_, now.path, *now.existing);
  } else if (!model_.empty()) {
    const Target model = find_target(model_);
    if (model.existing) keep_attributes(file_, model.path, *model.existing);
  }
  sync_content(file_, target_.path);
  if (const int code = file_.close(); code != 0) fail(code);
  if (std::rename(unfinished_.c_str(), target_.path.c_str()) != 0) fail(errno);
  unfinished_.clear();
  sync_folder(target_.path.parent_path());
}

void OutputFile::fail(int code) const {
  throw Error("cannot write " + target_.path.string() + ": " +
              std::error_code(code, std::generic_category()).message());
}

}  // namespace calque::file
