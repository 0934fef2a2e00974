#include "cmd/completion.hpp"

namespace matchdesk {
namespace {

constexpr std::string_view bash = R"(# Completion of matchdesk for bash.
_matchdesk() {
  local line word paths= current=${COMP_WORDS[COMP_CWORD]}
  [[ $current == = ]] && current=
  COMPREPLY=()
  while IFS= read -r line; do
    case $line in
      :files) paths=-f ;;
      :directories) paths=-d ;;
      *)
        printf -v word %q "${line%%$'\t'*}"
        COMPREPLY+=("$word")
        ;;
    esac
  done < <("${COMP_WORDS[0]/#\~/$HOME}" __complete -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
  if [[ $paths ]]; then
    compopt -o filenames 2>/dev/null
    while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen "$paths" -- "$current")
  fi
}
complete -o nosort -F _matchdesk matchdesk
)";

constexpr std::string_view zsh = R"(#compdef matchdesk
# Completion of matchdesk for zsh.
_matchdesk() {
  local line paths
  local -a found shown
  while IFS= read -r line; do
    case $line in
      (:files) paths=files ;;
      (:directories) paths=directories ;;
      (*)
        found+=("${line%%$'\t'*}")
        shown+=("${line/$'\t'/  -- }")
        ;;
    esac
  done < <("${(Q)words[1]}" __complete -- "${(@Q)words[2,CURRENT]}" 2>/dev/null)
  case $paths in
    (files) _files ;;
    (directories) _files -/ ;;
    (*) compadd -V matchdesk -l -d shown -a found ;;
  esac
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
  _matchdesk "$@"
else
  compdef _matchdesk matchdesk
fi
)";

constexpr std::string_view fish = R"(# Completion of matchdesk for fish.
function __matchdesk_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    for line in ($words[1] __complete -- $words[2..-1] "$current" 2>/dev/null)
        switch $line
            case :files
                __fish_complete_path "$current"
            case :directories
                __fish_complete_directories "$current"
            case '*'
                echo $line
        end
    end
end
complete -c matchdesk -f -k -a '(__matchdesk_complete)'
)";

}  // namespace

std::string_view completion_script(std::string_view shell) {
  return shell == "bash" ? bash : shell == "zsh" ? zsh : fish;
}

}  // namespace matchdesk
