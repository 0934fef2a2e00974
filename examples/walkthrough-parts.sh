# What the walkthroughs share. A walkthrough runs one program from an empty directory to its end, each line of what the
# program must be able to do as a heading, with the commands that do it and what they print. Sourced, not run.
#
#   begin PRESET        makes a program in a scratch directory and goes there
#   at TIME             what time it is from here on
#   heading TEXT        begins a part
#   say TEXT            a sentence between commands: what a person does
#   run COMMAND …       a command as typed, its output, and its exit status where that is not 0
#
# With MATCHDESK_LETTERS=FOLDER the e-mails that were drafted are kept there.

set -u
MATCHDESK_USER=dana@example.org
export MATCHDESK_USER
unset MATCHDESK_DIR

begin() {
  scratch=$(mktemp -d)
  trap 'keep_letters; rm -rf "$scratch"' EXIT
  cd "$scratch" || exit 2
  run matchdesk init desk --preset "$1"
  cd desk || exit 2
}

keep_letters() {
  [ -n "${MATCHDESK_LETTERS-}" ] || return
  for folder in outbox restricted/outbox; do
    [ ! -d "$scratch/desk/$folder" ] || cp -R "$scratch/desk/$folder/." "$MATCHDESK_LETTERS"
  done
}

at() {
  MATCHDESK_NOW=$1
  export MATCHDESK_NOW
  printf '\n— %s —\n' "$1"
}

heading() { printf '\n## %s\n' "$*"; }

say() { printf '\n%s\n' "$*"; }

# A word with a blank or a quote is shown as it has to be typed.
run() {
  printf '\n$'
  for word in "$@"; do
    case $word in
      *[!A-Za-z0-9_./:@=,+-]* | '') printf " '%s'" "$(printf '%s' "$word" | sed "s/'/'\\\\''/g")" ;;
      *) printf ' %s' "$word" ;;
    esac
  done
  printf '\n'
  "$@" 2>&1
  status=$?
  [ "$status" -eq 0 ] || printf '[exit %s]\n' "$status"
}
