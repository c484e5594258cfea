.PHONY: run test test-fast generate format api bench-handlers

# Each verb is one line. Windows without make: run the line itself in Git Bash.

run:
	dotnet run --project tools/LocalCloud

test:
	tools/test.sh

test-fast:
	tools/test.sh --fast

generate:
	dotnet run --project tools/Generate && npm --prefix clients/typescript run protocol

format:
	dotnet format Lobby.sln

api:
	tools/ApiReference/build.sh

bench-handlers:
	dotnet run -c Release --project benchmarks/Handlers -- --filter '*' $(OPTIONS)

bench-%:
	dotnet run -c Release --project benchmarks/Load -- $* $(OPTIONS)
