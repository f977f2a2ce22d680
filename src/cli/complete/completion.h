#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace calque::cli {

/// Where on a command line the word stands that is to be completed.
struct WordPlace {
  const CLI::App* command = nullptr;    ///< The command that was met last, or the program.
  const CLI::Option* option = nullptr;  ///< Whose value the word is; null where it is none.
  std::string word;                     ///< What is there of it.
  std::string before;  ///< What stands before a value in the same word: "--source=".
  std::string memory;  ///< As --memory names it; empty where it does not.
};

/// The place of the last of these words, which stand after the program's name.
WordPlace place_of(const CLI::App& app, const std::vector<std::string>& words);

/// A word that may stand there, and what it means.
struct Proposed {
  std::string word;
  std::string meaning;
};

/// What may stand there.
struct Completions {
  enum class Kind { words, files, folders };
  Kind kind = Kind::words;
  std::vector<Proposed> words;
  std::string endings;  ///< Of files: " .tmx .xlf"; empty takes all.
};

/// The options and commands that may stand there, where no value does.
Completions names_at(const WordPlace& place);

/// For the scripts of the shells: the kind with endings in the first line, then a word a line, with
/// a tab and its meaning behind it. Words that do not begin as the one there are left out.
std::string lines_of(const Completions& completions, const WordPlace& place);

}  // namespace calque::cli
