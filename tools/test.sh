#!/usr/bin/env bash
# Builds everything and runs every test. The last line says how many passed and failed; the exit code is 0 only when
# all passed, none was skipped, no test project was without tests, and nothing was left behind in the working tree.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_CLI_UI_LANGUAGE=en DOTNET_NOLOGO=1 MSBUILDTERMINALLOGGER=off

log=$(mktemp)
trap 'rm -f "$log"' EXIT
before=$(git status --porcelain)

dotnet build Lobby.sln || exit 1

# One project at a time: some tests measure time.
dotnet test Lobby.sln --no-build -m:1 </dev/null 2>&1 | tee "$log"
status=${PIPESTATUS[0]}

# A line for each project: "Passed!  - Failed:     0, Passed:    12, Skipped:     0, Total:    12, ..."
sum() { grep -E '^(Passed|Failed|Skipped)! +- Failed:' "$log" | sed -E "s/.*[ -]$1: +([0-9]+),.*/\1/" | awk '{ n += $1 } END { print n + 0 }'; }
projects=$(find tests -name '*.Tests.csproj' | wc -l)
reports=$(grep -cE '^(Passed|Failed|Skipped)! +- Failed:' "$log")
[ "$(sum Skipped)" -eq 0 ] || { echo "Some tests were skipped." >&2; status=1; }
[ "$reports" -eq "$projects" ] || { echo "$reports of $projects test projects ran tests." >&2; status=1; }
[ "$(git status --porcelain)" = "$before" ] || { echo "The tests changed the working tree:" >&2; git status --porcelain >&2; status=1; }

[ "$(sum Failed)" -eq 0 ] || status=1
echo "$(sum Passed) passed, $(sum Failed) failed"
exit "$status"
