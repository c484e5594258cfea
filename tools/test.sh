#!/usr/bin/env bash
# Builds everything and runs every test. The last line says how many passed and failed; the exit code is 0 only when
# all passed, none was skipped, no test project was without tests, and nothing was left behind in the working tree.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_CLI_UI_LANGUAGE=en DOTNET_NOLOGO=1 MSBUILDTERMINALLOGGER=off

logs=$(mktemp -d)
trap 'rm -rf "$logs"' EXIT
log=$logs/dotnet
before=$(git status --porcelain)

dotnet build Lobby.sln || exit 1

# One project at a time: some tests measure time.
dotnet test Lobby.sln --no-build -m:1 </dev/null 2>&1 | tee "$log"
status=${PIPESTATUS[0]}

# A line for each project: "Passed!  - Failed:     0, Passed:    12, Skipped:     0, Total:    12, ..."
sum() { grep -E '^(Passed|Failed|Skipped)! +- Failed:' "$log" | sed -E "s/.*[ -]$1: +([0-9]+),.*/\1/" | awk '{ n += $1 } END { print n + 0 }'; }
projects=$(find tests -name '*.Tests.csproj' | wc -l)
reports=$(grep -cE '^(Passed|Failed|Skipped)! +- Failed:' "$log")
passed=$(sum Passed) failed=$(sum Failed) skipped=$(sum Skipped)
[ "$reports" -eq "$projects" ] || { echo "$reports of $projects test projects ran tests." >&2; status=1; }

# What is written for JavaScript: installed as its lock file says, checked, and tested against what was built above.
for package in clients/*/package.json; do
  report=$logs/$(basename "$(dirname "$package")")
  (
    cd "$(dirname "$package")" || exit
    [ node_modules/.package-lock.json -nt package-lock.json ] || npm ci || exit
    npm run check && npm test -- --reporter=default --reporter=json --outputFile.json="$report"
  ) || status=1
  read -r p f all < <(node -p "const r = JSON.parse(fs.readFileSync('$report')); [r.numPassedTests, r.numFailedTests, r.numTotalTests].join(' ')") ||
    { echo "The tests of $package did not run." >&2; status=1; continue; }
  ((passed += p, failed += f, skipped += all - p - f))
done

[ "$skipped" -eq 0 ] || { echo "Some tests were skipped." >&2; status=1; }
[ "$failed" -eq 0 ] || status=1
[ "$(git status --porcelain)" = "$before" ] || { echo "The tests changed the working tree:" >&2; git status --porcelain >&2; status=1; }

echo "$passed passed, $failed failed"
exit "$status"
