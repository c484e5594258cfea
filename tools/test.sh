#!/usr/bin/env bash
# Builds the code and runs the tests.
#
#   tools/test.sh              every test: .NET, npm packages, the page in a browser.
#   tools/test.sh --fast       only the tests of Domain, Application, Functions and Architecture.
#   tools/test.sh --no-build   every test, against what is built already.
#
# The last line says how many tests passed and failed. The exit code is 0 only if all passed, none was skipped, every
# project ran tests, and the working tree is as it was. No test may hang: one that takes 5 minutes is ended and fails.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_CLI_UI_LANGUAGE=en DOTNET_NOLOGO=1 MSBUILDTERMINALLOGGER=off
# Processes that live for a minute spend a third of their time on instrumented code that they never profit from.
export DOTNET_TieredPGO=0
# One compiler for all projects: a quarter of the time, also where the environment asks for one each.
export UseSharedCompilation=true

fast=(Functions.Tests Application.Tests Domain.Tests Architecture.Tests)

# Those that take minutes. They also wait: for connections to reach their age, for countdowns, for servers to start.
long=(LocalCloud.Tests EndToEnd.Tests Client.Tests clients/typescript Model.Tests Benchmarks.Tests)

# Classes of EndToEnd.Tests that also run with the functions as processes. Together they use all functions.
as_processes='FullyQualifiedName~.PlayingAMatch|FullyQualifiedName~.LosingAConnection|FullyQualifiedName~.FindingALobby|FullyQualifiedName~.CallingOverHttp'

case "$*" in
  '' | --no-build) what=Lobby.sln ;;
  --fast) what=tests/Fast.slnf ;;
  *) echo "usage: tools/test.sh [--fast | --no-build]" >&2; exit 2 ;;
esac

logs=$(mktemp -d)
trap 'rm -rf "$logs"' EXIT
before=$(git status --porcelain)
export PERMISSION_USES=$logs/permissions
mkdir "$PERMISSION_USES"
# A last resort where the program exists (macOS has none): a stack that never starts ends, too.
limit() { if command -v timeout >/dev/null; then timeout --foreground 900 "$@"; else "$@"; fi; }

# The npm packages are installed as their lock files say, while the build runs.
npm_install() ( cd "$1" && { [ node_modules/.package-lock.json -nt package-lock.json ] || npm ci; } )
installs=()
if [ "$*" != --fast ]; then
  for package in clients/*/package.json web/package.json benchmarks/peers/*/package.json; do
    npm_install "$(dirname "$package")" >"$logs/install-${#installs[@]}.log" 2>&1 &
    installs+=($!)
  done
fi
[ "$*" = --no-build ] || dotnet build "$what" || exit 1
for number in ${installs[@]+"${!installs[@]}"}; do
  wait "${installs[$number]}" || { cat "$logs/install-$number.log" >&2; exit 1; }
done

dotnet_tests() { # PROJECT COUNTS ARGUMENTS...
  local out code folder
  folder=$(ls -d {tests,samples/*}/"$1" 2>/dev/null)
  out=$(limit dotnet test "$folder"/bin/Debug/net10.0/*"$1.dll" --results-directory "$logs/results" \
    --blame-hang-timeout 5m --blame-hang-dump-type none --logger 'console;verbosity=minimal' "${@:3}" 2>&1)
  code=$?
  echo "$out"
  # "Passed!  - Failed:     0, Passed:    12, Skipped:     0, Total:    12, ..."
  sed -nE 's/^(Passed|Failed|Skipped)! +- Failed: +([0-9]+), Passed: +([0-9]+), Skipped: +([0-9]+),.*/\3 \2 \4/p' <<<"$out" >"$2"
  return $code
}

npm_tests() ( # FOLDER COUNTS
  cd "$1" && npm run check || exit
  limit npm test -- --reporter=default --reporter=json --outputFile.json="$2.json"
  code=$?
  node -p "const r = JSON.parse(fs.readFileSync('$2.json')); [r.numPassedTests, r.numFailedTests, r.numTotalTests - r.numPassedTests - r.numFailedTests].join(' ')" >"$2"
  exit $code
)

browser_tests() ( # COUNTS
  cd web && npm run build || exit
  PLAYWRIGHT_JSON_OUTPUT_FILE="$1.json" limit npm run e2e -- --reporter=list,json
  code=$?
  node -p "const { stats } = JSON.parse(fs.readFileSync('$1.json')); [stats.expected, stats.unexpected + stats.flaky, stats.skipped].join(' ')" >"$1"
  exit $code
)

# Runs a job and prints its output in one piece. It writes "passed failed skipped" to a file; without it the job has failed.
run() { # NAME
  local start=$SECONDS code file=$logs/${1//\//-}
  case $1 in
    browser) browser_tests "$file.counts" ;;
    processes) LOCALCLOUD_ISOLATION=process dotnet_tests EndToEnd.Tests "$file.counts" --filter "$as_processes" ;;
    *.Tests) dotnet_tests "$1" "$file.counts" ;;
    *) npm_tests "$1" "$file.counts" ;;
  esac >"$file.log" 2>&1 </dev/null
  code=$?
  [ -s "$file.counts" ] || { echo "$1 ran no tests." >>"$file.log"; code=1; }
  [ $code -eq 0 ] || echo "$1 failed." >"$file.failed"
  printf '\n== %s (%s s, exit code %s)\n%s\n' "$1" $((SECONDS - start)) $code "$(cat "$file.log")"
}

# Lanes work through one list, the long jobs first. Three keep two cores busy, because the long ones wait as well.
lane() {
  for name in "$@"; do
    mkdir "$logs/taken-${name//\//-}" 2>/dev/null && run "$name"
  done
}

if [ "$*" = --fast ]; then
  jobs=("${fast[@]}")
else
  others=$(for file in {tests,samples/*}/*/*.Tests.csproj clients/*/package.json web/package.json; do
    case $file in *.csproj) basename "$file" .csproj ;; *) dirname "$file" ;; esac
  done | grep -vxF "$(printf '%s\n' "${long[@]}" "${fast[@]}")")
  jobs=("${long[@]}" $others "${fast[@]}")
fi
trap 'trap - INT TERM; kill 0' INT TERM
for _ in 1 2 3; do lane "${jobs[@]}" & done
wait
# These need both cores: beside another lane a browser and cold starts come close to the time limits of the tests.
if [ "$*" != --fast ]; then
  run browser
  run processes
  jobs+=(browser processes)
fi

status=0 passed=0 failed=0 skipped=0 reports=0
[ "$*" = --fast ] || node tools/unused-permissions.mjs "$PERMISSION_USES" || status=1
for counts in "$logs"/*.counts; do
  read -r p f s <"$counts" && ((passed += p, failed += f, skipped += s, reports += 1))
done
for file in "$logs"/*.failed; do
  [ -e "$file" ] || continue
  status=1
  cat "$file"
  # Again at the end, where the output of a run may be cut off: the tests that failed, with their messages.
  grep -E -A 12 '^ +Failed |\[FAIL\]|^ +✘|^ *FAIL |^ +[0-9]+\) ' "${file%.failed}.log" | head -120
done >&2
[ "$reports" -eq "${#jobs[@]}" ] || { echo "$reports of ${#jobs[@]} projects ran tests." >&2; status=1; }
[ "$skipped" -eq 0 ] || { echo "Some tests were skipped." >&2; status=1; }
[ "$failed" -eq 0 ] || status=1
[ "$(git status --porcelain)" = "$before" ] || { echo "The tests changed the working tree:" >&2; git status --porcelain >&2; status=1; }

echo "$passed passed, $failed failed"
exit "$status"
