#include "formats/tmx/tmx_format.h"

#include <utility>

#include "calque/error.h"
#include "calque/format.h"
#include "formats/file_head.h"
#include "formats/tmx/tmx_reader.h"
#include "formats/tmx/tmx_writer.h"
#include "text/ascii.h"

namespace calque {
namespace {

class TmxSource : public UnitSource {
 public:
  TmxSource(text::ByteSource source, const UnitSourceOptions& options)
      : name_(source_name(source.name())),
        reader_(std::move(source), {.lenient = options.lenient, .encoding = options.encoding}) {}

  bool next(TranslationUnit& unit) override { return reader_.next(unit); }
  std::uint64_t line() const override { return reader_.place().line; }
  std::string name() const override { return name_; }
  std::optional<FileHeader> header() const override { return reader_.header(); }
  std::uint64_t bytes_read() const override { return reader_.source().consumed(); }
  ReadSummary summary() const override {
    return {.issues = reader_.issues(),
            .skipped = reader_.skipped_units(),
            .repaired = reader_.repaired_units(),
            .truncated = reader_.truncated()};
  }

 private:
  std::string name_;
  TmxReader reader_;
};

class TmxSink : public UnitSink {
 public:
  TmxSink(std::ostream& out, TmxWriteOptions options) : writer_(out, std::move(options)) {}

  void write(const TranslationUnit& unit) override { writer_.write(unit); }
  UnitSinkReport finish() override {
    const TmxWriteReport& report = writer_.finish();
    return {.written = report.elements, .losses = report.losses()};
  }

 private:
  TmxWriter writer_;
};

TmxProfile profile_of(std::string_view name) {
  if (name == "omegat") return TmxProfile::omegat;
  if (name == "trados") return TmxProfile::trados;
  if (name == "memoq") return TmxProfile::memoq;
  return TmxProfile::plain;
}

}  // namespace

bool is_tmx(std::string_view head) {
  return text::equals_ignoring_case(root_element(head), "tmx");
}

std::unique_ptr<UnitSource> read_tmx(text::ByteSource source, const UnitSourceOptions& options) {
  return std::make_unique<TmxSource>(std::move(source), options);
}

std::unique_ptr<UnitSink> write_tmx(std::ostream& out, const UnitSinkOptions& options) {
  TmxWriteOptions tmx;
  tmx.profile = profile_of(options.setting("profile", "plain"));
  tmx.level = options.setting("level", "2") == "1" ? TmxLevel::text : TmxLevel::tags;
  tmx.uids = options.uids;
  tmx.source = options.source;
  tmx.target = options.target;
  tmx.creation_date = options.creation_date;
  if (options.header) {
    FileHeader header = options.header();
    tmx.header_notes = std::move(header.notes);
    tmx.header_properties = std::move(header.properties);
    tmx.header_user_encodings = std::move(header.user_encodings);
  }
  return std::make_unique<TmxSink>(out, std::move(tmx));
}

std::vector<FormatSetting> tmx_settings() {
  return {{.name = "profile",
           .description = "plain: everything; omegat, trados, memoq: as these read it best",
           .choices = {"plain", "omegat", "trados", "memoq"},
           .otherwise = "plain"},
          {.name = "level",
           .description = "1: text without inline tags, 2: with them",
           .choices = {"1", "2"},
           .otherwise = "2"}};
}

}  // namespace calque
