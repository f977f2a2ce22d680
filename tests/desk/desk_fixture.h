#pragma once

#include <filesystem>
#include <fstream>
#include <memory>
#include <string>

#include "desk/job.h"
#include "desk/new_job.h"
#include "memory_set.h"
#include "temporary_folder.h"

/// An article, its job and a memory in a folder of their own.
class DeskFixture {
 public:
  explicit DeskFixture(const std::string& content, const char* name = "article.md")
      : article_(folder_ / name),
        memory_(folder_ / "memory.calque", calque::Session::Access::create) {
    std::ofstream(article_, std::ios::binary) << content;
  }

  /// Makes the job, with the memory as it is.
  calque::desk::Job& job() {
    if (!job_) {
      const auto memories = memories_at(memory_.path());
      calque::desk::make_job({.article = article_,
                              .file = file(),
                              .source = calque::Language("en"),
                              .target = calque::Language("tr"),
                              .memories = memories.get(),
                              .who = who()});
      job_ = std::make_unique<calque::desk::Job>(file());
    }
    return *job_;
  }

  calque::Session& memory() { return memory_; }
  calque::desk::Sitting sitting() { return {memory_, "sitting 1"}; }
  std::filesystem::path file() const { return calque::desk::job_file_of(article_); }
  const std::filesystem::path& article() const { return article_; }
  std::filesystem::path path(const char* name) const { return folder_ / name; }

  static calque::desk::Who who(const char* name = "ayşe", const char* request = "") {
    return {.name = name, .at = "20261201T120000Z", .request = request};
  }

  calque::desk::DeskSegment at(std::int64_t number) { return job().segments(number, 1).at(0); }

  calque::desk::DeskSegment edit(std::int64_t number, const std::string& text) {
    const auto segment = at(number);
    return job().edit(segment.id, segment.version, {.text = text, .tags = {}}, who()).segments[0];
  }

  calque::desk::Outcome confirm(std::int64_t number, const calque::desk::Confirming& how = {}) {
    const auto segment = at(number);
    return job().confirm(segment.id, segment.version, how, who(), sitting());
  }

  std::int64_t units() { return memory_.statistics().units; }

 private:
  TemporaryFolder folder_;
  std::filesystem::path article_;
  calque::Session memory_;
  std::unique_ptr<calque::desk::Job> job_;
};
