#include "file/replay.h"

#include <sys/stat.h>

#include <array>
#include <fstream>
#include <iterator>

namespace {

std::uint64_t inode_of(const std::filesystem::path& path) {
  struct stat info{};
  stat(path.c_str(), &info);
  return info.st_ino;
}

void change_content(std::string& content, const Step& step, std::size_t size) {
  if (step.kind == 'T') return content.resize(step.offset);
  if (content.size() < step.offset + size) content.resize(step.offset + size);
  content.replace(step.offset, size, step.bytes, 0, size);
}

std::string applied(std::string content, const std::vector<Step>& steps, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) change_content(content, steps[i], steps[i].bytes.size());
  return content;
}

}  // namespace

std::vector<Step> read_journal(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  std::vector<Step> steps;
  std::array<std::uint64_t, 4> head{};
  for (std::size_t at = 0; at + sizeof head <= bytes.size();) {
    bytes.copy(reinterpret_cast<char*>(head.data()), sizeof head, at);
    at += sizeof head;
    steps.push_back({static_cast<char>(head[0]), head[1], head[2], bytes.substr(at, head[3])});
    at += head[3];
  }
  return steps;
}

UncertainDisk::UncertainDisk(const std::filesystem::path& folder) : folder_(inode_of(folder)) {}

void UncertainDisk::add(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  synced_names_[path.string()] = inode_of(path);
  files_[inode_of(path)] = {{std::istreambuf_iterator<char>(in), {}}, {}};
}

void UncertainDisk::change(Names& names, const Step& step) {
  const std::size_t end = step.bytes.find('\n');
  if (step.kind == 'C') names[step.bytes] = step.inode;
  if (step.kind == 'U') names.erase(step.bytes);
  if (step.kind == 'R') {
    names[step.bytes.substr(end + 1)] = names[step.bytes.substr(0, end)];
    names.erase(step.bytes.substr(0, end));
  }
}

void UncertainDisk::apply(const Step& step) {
  if (step.kind == 'F' && step.inode == folder_) {
    for (const Step& pending : pending_names_) change(synced_names_, pending);
    pending_names_.clear();
  } else if (step.kind == 'F') {
    File& file = files_[step.inode];
    file.synced = applied(std::move(file.synced), file.pending, file.pending.size());
    file.pending.clear();
  } else if (step.kind == 'W' || step.kind == 'T') {
    files_[step.inode].pending.push_back(step);
  } else {
    if (step.kind == 'C') files_[step.inode] = {};
    pending_names_.push_back(step);
  }
}

std::vector<std::string> UncertainDisk::contents(const File& file) {
  const std::string all = applied(file.synced, file.pending, file.pending.size());
  std::vector<std::string> contents{file.synced, all};
  if (file.pending.empty()) return contents;
  for (std::size_t count = 0; count < file.pending.size(); ++count) {
    std::string torn = applied(file.synced, file.pending, count);
    contents.push_back(torn);
    change_content(torn, file.pending[count], file.pending[count].bytes.size() / 2);
    contents.push_back(torn);
  }
  std::string last = file.synced;
  change_content(last, file.pending.back(), file.pending.back().bytes.size());
  contents.push_back(last);
  contents.emplace_back(all.size(), '\0');
  return contents;
}

void UncertainDisk::for_each_outcome(
    const std::string& path,
    const std::function<void(const std::optional<std::string>&)>& visit) const {
  Names names = synced_names_;
  for (std::size_t count = 0; count <= pending_names_.size(); ++count) {
    if (count > 0) change(names, pending_names_[count - 1]);
    const auto found = names.find(path);
    if (found == names.end()) {
      visit(std::nullopt);
      continue;
    }
    for (const std::string& content : contents(files_.at(found->second))) visit(content);
  }
}
