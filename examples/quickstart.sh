#!/bin/sh
# From a bare Debian machine to a first report: installs what is needed, builds Matchdesk, makes a program for volunteer
# mentors in a scratch directory and runs a coordinator's morning on it. Nothing outside this checkout's build directory
# and the scratch directory is written.
#   sh examples/quickstart.sh [DIRECTORY]     where to make the program; a temporary one without it
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)

say() { printf '\n\033[1m%s\033[0m\n' "$*"; }
# A command as a person would type it. That findings make its exit status 1 is part of the story.
run() { printf '$ %s\n' "$*"; "$@" || [ $? -eq 1 ]; }

say "Installing what is needed, and building"
sh "$root/.ci/install.sh" build
cmake -S "$root" -B "$root/build-quickstart" -G Ninja -DCMAKE_BUILD_TYPE=Release -DMATCHDESK_TESTS=OFF >/dev/null
cmake --build "$root/build-quickstart"
PATH="$root/build-quickstart:$PATH"
export PATH

# Fixed times, so that everybody sees the same days: the forms are taken in on Wednesday 20 May 2026.
MATCHDESK_NOW=2026-05-20T11:00:00-05:00
MATCHDESK_USER=dana@example.org
export MATCHDESK_NOW MATCHDESK_USER
desk=${1:-$(mktemp -d)/desk}
forms="$root/examples/score/web-form"

say "A new program"
run matchdesk init "$desk" --preset score
cd "$desk"
run matchdesk check

say "Mentors and clients from the web form's exports, as messy as they come"
run matchdesk intake import "$forms/mentors.csv" --as mentor --map "$forms/mentors.map.yaml"
run matchdesk intake import "$forms/clients.csv" --as client --map "$forms/clients.map.yaml"
say "The same file again changes nothing"
run matchdesk intake import "$forms/clients.csv" --as client --map "$forms/clients.map.yaml"
run matchdesk check

say "What waits"
run matchdesk queue

say "Who could take the first one, and why"
first=$(matchdesk queue --format csv | sed -n '2s/,.*//p')
run matchdesk match "$first" --top 3 --explain

say "The whole queue, oldest first, to whoever is next in turn; where nobody may take a request, it says why"
run matchdesk assign --queue

say "The next day: most have answered, some have not"
MATCHDESK_NOW=2026-05-21T14:00:00-05:00
count=0
for request in $(matchdesk list requests --where 'status=pending' --format csv --columns id | tail -n +2); do
  count=$((count + 1))
  case $((count % 5)) in
    0) matchdesk decline "$request" --reason illness -q ;;
    1) ;;
    2) matchdesk accept "$request" -q ;;
    *) matchdesk accept "$request" -q
       matchdesk followup "$request" attempt --method phone --result reached -q ;;
  esac
done

MATCHDESK_NOW=2026-05-27T09:00:00-05:00
say "A week later: what cron does"
run matchdesk sweep
say "What is overdue this morning"
run matchdesk aging --overdue
say "How the program is doing"
run matchdesk report health
run matchdesk report load
say "The program is in $desk: look around with 'matchdesk show', 'matchdesk log', 'matchdesk followup'"
