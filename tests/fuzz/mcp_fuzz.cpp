// Any lines: each gets no answer, or one line of JSON, and the server goes on.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "mcp/server.h"
#include "require.h"

using namespace calque;

namespace {

/// A memory with one unit, made once.
std::filesystem::path memory_file() {
  static const std::filesystem::path kFile = [] {
    std::string folder = (std::filesystem::temp_directory_path() / "mcp-fuzz-XXXXXX").string();
    require(mkdtemp(folder.data()) != nullptr, "there is room for a memory");
    std::filesystem::path file = std::filesystem::path(folder) / "m.calque";
    Session session(file, Session::Access::create);
    TranslationUnit unit;
    unit.variants.resize(2);
    unit.variants[0].language = Language("en");
    unit.variants[0].segment.text = "No one was hurt.";
    unit.variants[1].language = Language("tr");
    unit.variants[1].segment.text = "Kimse yaralanmadı.";
    Batch batch = session.begin({.kind = "add", .source = {}, .started = {}, .header = {}});
    batch.insert(unit);
    batch.commit();
    return file;
  }();
  return kFile;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  mcp::WorkspaceOptions options{.memories = {{.path = memory_file()}}};
  options.source = Language("en");
  options.target = Language("tr");
  mcp::Server server(options);
  std::string_view rest(reinterpret_cast<const char*>(data), size);
  while (!rest.empty()) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    const auto answer = server.answer(line);
    if (!answer) continue;
    require(answer->find('\n') == std::string::npos, "an answer is a line");
    require(nlohmann::json::accept(*answer), "an answer is JSON");
  }
  return 0;
}
