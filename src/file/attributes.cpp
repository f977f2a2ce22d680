#include "file/attributes.h"

#include <sys/xattr.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <system_error>

#include "calque/error.h"

namespace calque::file {
namespace {

constexpr const char* kAccessList = "system.posix_acl_access";

/// False when the other file has a list that this one could not get. A list that a new file took
/// from its folder goes.
bool keep_access_list(const Descriptor& file, const std::filesystem::path& model) {
  const ssize_t size = getxattr(model.c_str(), kAccessList, nullptr, 0);
  if (size <= 0) {
    fremovexattr(file.number(), kAccessList);
    return true;
  }
  std::string list(static_cast<std::size_t>(size), '\0');
  if (getxattr(model.c_str(), kAccessList, list.data(), list.size()) != size) return false;
  return fsetxattr(file.number(), kAccessList, list.data(), list.size(), 0) == 0;
}

void set_mode(const Descriptor& file, const std::filesystem::path& model, mode_t mode) {
  if (fchmod(file.number(), mode) == 0) return;
  throw Error("cannot give the new " + model.string() + " the permissions of the old one: " +
              std::error_code(errno, std::generic_category()).message());
}

/// Where the group bits were meant for another group, or for a list.
mode_t without_group(mode_t mode) {
  // The bits of others are the lowest three, the group's the next.
  constexpr unsigned kGroupShift = 3;
  const mode_t as_others = (mode & S_IRWXO) << kGroupShift;
  return (mode & ~static_cast<mode_t>(S_IRWXG)) | (mode & S_IRWXG & as_others);
}

}  // namespace

void keep_attributes(const Descriptor& file, const std::filesystem::path& model,
                     const struct stat& was) {
  constexpr mode_t kPermissions = S_IRWXU | S_IRWXG | S_IRWXO;
  constexpr auto kSameOwner = static_cast<uid_t>(-1);
  const bool all = fchown(file.number(), was.st_uid, was.st_gid) == 0;
  const bool group = all || fchown(file.number(), kSameOwner, was.st_gid) == 0;
  mode_t mode = was.st_mode & (all ? kPermissions | S_ISUID | S_ISGID | S_ISVTX : kPermissions);
  if (!group) mode = without_group(mode);
  set_mode(file, model, mode);
  if (!keep_access_list(file, model)) set_mode(file, model, without_group(mode));
}

}  // namespace calque::file
