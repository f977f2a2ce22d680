#include "cli/complete/scripts.h"

namespace calque::cli {

std::string_view bash_script() {
  return R"script(_calque() {
  local word="${COMP_WORDS[COMP_CWORD]}" kind="" line file ending
  COMPREPLY=()
  while IFS= read -r line; do
    if [[ -z $kind ]]; then
      kind="$line"
    else
      COMPREPLY+=("${line%%$'\t'*}")
    fi
  done < <("${COMP_WORDS[0]}" completions bash --ask -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
  [[ $word == "=" ]] && word=""
  case "$kind" in
    folders)
      compopt -o filenames 2>/dev/null
      while IFS= read -r file; do COMPREPLY+=("$file"); done < <(compgen -d -- "$word")
      ;;
    files*)
      compopt -o filenames 2>/dev/null
      while IFS= read -r file; do
        if [[ -d $file || $kind == files ]]; then
          COMPREPLY+=("$file")
          continue
        fi
        for ending in ${kind#files}; do
          [[ ${file,,} == *"$ending" ]] && { COMPREPLY+=("$file"); break; }
        done
      done < <(compgen -f -- "$word")
      ;;
  esac
}
complete -F _calque calque
)script";
}

std::string_view zsh_script() {
  return R"script(#compdef calque
_calque() {
  local -a lines names meanings
  local line kind
  lines=("${(@f)$("${(Q)words[1]}" completions zsh --ask -- "${(@Q)words[2,CURRENT]}" 2>/dev/null)}")
  kind="${lines[1]}"
  case "$kind" in
    folders) _files -/ ;;
    files) _files ;;
    files*)
      local endings="${${kind#files }// /|}"
      _files -g "*(${endings})"
      ;;
    *)
      for line in "${(@)lines[2,-1]}"; do
        [[ -z $line ]] && continue
        names+=("${line%%$'\t'*}")
        if [[ $line == *$'\t'* ]]; then
          meanings+=("${line%%$'\t'*}  ${line#*$'\t'}")
        else
          meanings+=("$line")
        fi
      done
      compadd -l -d meanings -a names
      ;;
  esac
}
if [[ ${funcstack[1]} == _calque ]]; then
  _calque "$@"
else
  compdef _calque calque
fi
)script";
}

std::string_view fish_script() {
  return R"script(function __calque_complete
    set -l words (commandline -opc)
    set -l program $words[1]
    set -e words[1]
    set -l word (commandline -ct)
    set -l lines ($program completions fish --ask -- $words $word 2>/dev/null)
    set -l kind (string split ' ' -- $lines[1])
    switch "$kind[1]"
        case folders
            __fish_complete_directories $word
        case files
            for file in (__fish_complete_path $word)
                set -l name (string lower -- (string split \t -- $file)[1])
                set -l fits (test (count $kind) -eq 1; and echo yes)
                string match -q -- '*/' $name; and set fits yes
                for ending in $kind[2..-1]
                    string match -q -- "*$ending" $name; and set fits yes
                end
                test -n "$fits"; and echo $file
            end
        case '*'
            for line in $lines[2..-1]
                echo $line
            end
    end
end
complete -c calque -f -a '(__calque_complete)'
)script";
}

}  // namespace calque::cli
