#!/bin/sh
# From a bare Debian machine to a first report: installs what is needed, builds Matchdesk, makes a program for volunteer
# mentors in a scratch directory and runs a coordinator's morning on it. Nothing outside this checkout's build directory
# and the scratch directory is written.
#   sh examples/quickstart.sh [DIRECTORY]     where to make the program; a temporary one without it
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)

say() { printf '\n\033[1m%s\033[0m\n' "$*"; }
run() { printf '$ %s\n' "$*"; "$@" || status=$?; }

say "Installing what is needed, and building"
sh "$root/.ci/install.sh" build
cmake -S "$root" -B "$root/build-quickstart" -G Ninja -DCMAKE_BUILD_TYPE=Release -DMATCHDESK_TESTS=OFF >/dev/null
cmake --build "$root/build-quickstart"
PATH="$root/build-quickstart:$PATH"
export PATH

# A fixed time, so that everybody sees the same morning: Wednesday 20 May 2026.
MATCHDESK_NOW=2026-05-20T09:00:00-05:00
MATCHDESK_USER=dana@example.org
export MATCHDESK_NOW MATCHDESK_USER
status=0
desk=${1:-$(mktemp -d)/desk}
forms="$root/examples/score/web-form"

say "A new program"
run matchdesk init "$desk" --preset score
cd "$desk"
run matchdesk check

say "Mentors and clients from the web form's exports, as messy as they come"
MATCHDESK_NOW=2026-05-11T09:00:00-05:00
run matchdesk intake import "$forms/mentors.csv" --as mentor --map "$forms/mentors.map.yaml"
run matchdesk intake import "$forms/clients.csv" --as client --map "$forms/clients.map.yaml"
say "The same file again changes nothing"
run matchdesk intake import "$forms/clients.csv" --as client --map "$forms/clients.map.yaml"

say "Every mentor is vetted"
for mentor in $(matchdesk list participants --where 'role=mentor' --format csv --columns id | tail -n +2); do
  matchdesk intake pass "$mentor" >/dev/null
done

say "What waits"
MATCHDESK_NOW=2026-05-12T09:00:00-05:00
run matchdesk queue

say "Who could take the first one, and why"
first=$(matchdesk queue --format csv | sed -n '2s/,.*//p')
run matchdesk match "$first" --top 3 --explain

say "The whole queue, one after the other, to whoever is next in turn"
requests=$(matchdesk queue --format csv | tail -n +2 | cut -d, -f1)
for request in $requests; do
  matchdesk assign "$request" --next 2>/dev/null || true
done

say "Two days later: some have answered, some have not"
count=0
for request in $(matchdesk list requests --where 'status=pending' --format csv --columns id | tail -n +2); do
  count=$((count + 1))
  MATCHDESK_NOW=2026-05-13T14:00:00-05:00
  case $((count % 5)) in
    0) matchdesk decline "$request" --reason illness ;;
    1) ;;
    *) matchdesk accept "$request"
       matchdesk followup "$request" attempt --method phone --result reached ;;
  esac 2>/dev/null
done | tail -n 6

MATCHDESK_NOW=2026-05-20T09:00:00-05:00
say "What cron does"
matchdesk sweep | tail -n 5
say "What is overdue this morning"
matchdesk aging --overdue | head -n 12
say "How the program is doing"
run matchdesk report health
run matchdesk report load
say "The program is in $desk: look around with 'matchdesk show', 'matchdesk log', 'matchdesk followup'"
