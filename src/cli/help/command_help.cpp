#include "cli/help/command_help.h"

#include <algorithm>

namespace calque::cli {
namespace {

constexpr std::string_view kTranslate = "Translate";
constexpr std::string_view kMemory = "Memory";
constexpr std::string_view kGlossary = "Glossary";
constexpr std::string_view kExchange = "Exchange";
constexpr std::string_view kUpkeep = "Upkeep";
constexpr std::string_view kProject = "Project";
constexpr std::string_view kServer = "Server";
constexpr std::string_view kUnder{};  // of a command that its own one lists

constexpr std::array kHelps{
    CommandHelp{"match",
                kTranslate,
                {"calque match -s en -t tr \"Good morning\"",
                 "calque match -s en -t tr --file lines.txt --min 85"}},
    CommandHelp{"concordance",
                kTranslate,
                {"calque concordance \"central bank\" -s en -t tr",
                 "calque concordance -e \"(No|Nr)\\. ?[0-9]+\""}},
    CommandHelp{"segment",
                kTranslate,
                {"calque segment article.docx", "calque segment news.txt -s tr --explain"}},
    CommandHelp{"align",
                kTranslate,
                {"calque align news.en.md news.tr.md -s en -t tr -o review.html",
                 "calque align news.en.md news.tr.md -s en -t tr --add"}},
    CommandHelp{"analyze",
                kTranslate,
                {"calque analyze article.docx -s en -t tr",
                 "calque analyze *.xlf -s en -t tr --price 0.12 --currency EUR -o quote.html"}},
    CommandHelp{"pretranslate",
                kTranslate,
                {"calque pretranslate article.docx -s en -t tr -o makale.docx",
                 "calque pretranslate article.md -s en -t tr --format xliff -o article.xlf"}},
    CommandHelp{"finish",
                kTranslate,
                {"calque finish article.xlf article.docx -o makale.docx",
                 "calque finish article.xlf article.md -o makale.md --drafts"}},
    CommandHelp{"work",
                kTranslate,
                {"calque work article.docx -s en -t tr", "calque work article.calque-job"}},
    CommandHelp{"check",
                kTranslate,
                {"calque check delivered.xlf --fail-on warning",
                 "calque check --pair article.en.md article.tr.md -s en -t tr"}},
    CommandHelp{"add",
                kMemory,
                {"calque add en=\"Good morning\" tr=\"Günaydın\"",
                 "calque add en=Save tr=Kaydet --prop client=ACME"}},
    CommandHelp{
        "edit",
        kMemory,
        {"calque edit 12 tr=\"Günaydın!\"", "calque edit 12 --remove de --note \"checked\""}},
    CommandHelp{"delete", kMemory, {"calque delete 12", "calque delete 12 13 14"}},
    CommandHelp{"show", kMemory, {"calque show 12", "calque show 12 13 --json"}},
    CommandHelp{"confirm", kMemory, {"calque confirm 12 13", "calque confirm --batch 4"}},
    CommandHelp{"batches", kMemory, {"calque batches", "calque batches --json"}},
    CommandHelp{"undo", kMemory, {"calque undo", "calque undo 7 --sitting"}},
    CommandHelp{"stats", kMemory, {"calque stats", "calque -m client.calque stats --json"}},
    CommandHelp{"backup", kMemory, {"calque backup", "calque backup -o monday.calque"}},
    CommandHelp{"glossary",
                kGlossary,
                {"calque glossary import terms.tbx", "calque glossary add en=ferry tr=feribot"}},
    CommandHelp{"glossary import",
                kUnder,
                {"calque glossary import terms.tbx", "calque glossary import terms.csv -l en,tr"}},
    CommandHelp{
        "glossary export",
        kUnder,
        {"calque glossary export -o terms.tbx", "calque glossary export -l en,tr -o terms.csv"}},
    CommandHelp{"glossary add",
                kUnder,
                {"calque glossary add en=ferry tr=feribot --domain transport",
                 "calque glossary add en=ferry tr=vapur --status forbidden --note \"older word\""}},
    CommandHelp{"glossary edit",
                kUnder,
                {"calque glossary edit 3 tr=feribot",
                 "calque glossary edit 3 tr=vapur --status admitted --beside"}},
    CommandHelp{
        "glossary delete", kUnder, {"calque glossary delete 3", "calque glossary delete 3 4"}},
    CommandHelp{"glossary list",
                kUnder,
                {"calque glossary list -l en,tr", "calque glossary list --domain transport"}},
    CommandHelp{"glossary lookup",
                kUnder,
                {"calque glossary lookup -s en -t tr \"The ferries are late.\"",
                 "calque glossary lookup -s en -t tr --file lines.txt"}},
    CommandHelp{"glossary extract",
                kUnder,
                {"calque glossary extract -s en -t tr",
                 "calque glossary extract -s en -t tr --limit 200 --tsv > terms.tsv"}},
    CommandHelp{"words",
                kGlossary,
                {"calque words explain -s en ferries", "calque words explain -s tr kitap kitabı"}},
    CommandHelp{"words explain",
                kUnder,
                {"calque words explain -s en ferries", "calque words explain -s tr kitap kitabı"}},
    CommandHelp{"lexicon", kGlossary, {"calque lexicon build -s en -t tr", "calque lexicon list"}},
    CommandHelp{"lexicon build",
                kUnder,
                {"calque lexicon build -s en -t tr",
                 "calque lexicon build -s en -t tr --files-only news.tmx"}},
    CommandHelp{"lexicon list", kUnder, {"calque lexicon list", "calque lexicon list --json"}},
    CommandHelp{"lexicon remove",
                kUnder,
                {"calque lexicon remove -s en -t tr", "calque lexicon remove -s de -t fr"}},
    CommandHelp{"import",
                kExchange,
                {"calque import news.tmx", "calque import strings.csv -l en,tr --set client=ACME"}},
    CommandHelp{
        "export",
        kExchange,
        {"calque export -o all.tmx", "calque export -s en -t tr --profile omegat -o omegat.tmx"}},
    CommandHelp{
        "merge", kExchange, {"calque merge colleague.calque", "calque merge *.calque --dry-run"}},
    CommandHelp{"split",
                kExchange,
                {"calque split parts --by file", "calque split parts --by language -s en"}},
    CommandHelp{
        "dedupe", kUpkeep, {"calque dedupe --dry-run", "calque dedupe --keep newest -l en,tr"}},
    CommandHelp{"replace",
                kUpkeep,
                {"calque replace colour color -l en-US --whole-words",
                 "calque replace -e '(\\d+) %' '%$1' -l tr --dry-run"}},
    CommandHelp{
        "clean", kUpkeep, {"calque clean --spaces --dry-run", "calque clean --nfc --invisible"}},
    CommandHelp{"retag", kUpkeep, {"calque retag en en-GB", "calque retag und tr --batch 3"}},
    CommandHelp{"compact", kUpkeep, {"calque compact", "calque compact --forget-undo --dry-run"}},
    CommandHelp{"verify", kUpkeep, {"calque verify", "calque verify --rebuild"}},
    CommandHelp{"recover",
                kUpkeep,
                {"calque recover damaged.calque rescued.calque",
                 "calque recover damaged.calque rescued.calque --json"}},
    CommandHelp{"init",
                kProject,
                {"calque init -s en -t tr --files 'articles/*.md' -o 'translated/{target}'",
                 "calque init help -s en -t tr,de -m help/help.calque"}},
    CommandHelp{"status", kProject, {"calque status", "calque status articles/*.xlf -s en -t tr"}},
    CommandHelp{"config", kProject, {"calque config", "calque config --json"}},
    CommandHelp{"completions",
                kProject,
                {"calque completions bash > ~/.local/share/bash-completion/completions/calque",
                 "calque completions fish > ~/.config/fish/completions/calque.fish"}},
    CommandHelp{
        "serve",
        kServer,
        {"calque serve", "calque serve -m news=news.calque --listen 127.0.0.1:7171 --read-only"}},
    CommandHelp{"token",
                kServer,
                {"calque token add ada --role write --tokens tokens.json",
                 "calque token list --tokens tokens.json"}},
    CommandHelp{"token add",
                kUnder,
                {"calque token add ada --role write --tokens tokens.json",
                 "calque token add reader --for news --tokens tokens.json"}},
    CommandHelp{"token list",
                kUnder,
                {"calque token list --tokens tokens.json",
                 "calque token list --tokens tokens.json --json"}},
    CommandHelp{"token revoke",
                kUnder,
                {"calque token revoke ada --tokens tokens.json",
                 "calque token revoke reader --tokens tokens.json"}},
    CommandHelp{"mcp", kServer, {"calque mcp -s en -t tr", "calque mcp --write --style style.md"}},
};

}  // namespace

std::span<const CommandHelp> command_helps() {
  return kHelps;
}

const CommandHelp* find_command_help(std::string_view command) {
  const auto found = std::ranges::find(kHelps, command, &CommandHelp::command);
  return found == kHelps.end() ? nullptr : &*found;
}

}  // namespace calque::cli
