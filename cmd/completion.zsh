#compdef matchdesk
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
