.PHONY: run test test-fast generate format api bench-stories bench-contention bench-busy bench-coalesce bench-load bench-scale bench-cold-start bench-handlers

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

bench-stories:
	dotnet run -c Release --project benchmarks/Load -- stories $(OPTIONS)

bench-contention:
	dotnet run -c Release --project benchmarks/Load -- contention $(OPTIONS)

bench-busy:
	dotnet run -c Release --project benchmarks/Load -- busy $(OPTIONS)

bench-coalesce:
	dotnet run -c Release --project benchmarks/Load -- coalesce $(OPTIONS)

bench-load:
	dotnet run -c Release --project benchmarks/Load -- load $(OPTIONS)

bench-scale:
	dotnet run -c Release --project benchmarks/Load -- scale $(OPTIONS)

bench-cold-start:
	dotnet run -c Release --project benchmarks/Load -- cold-start $(OPTIONS)

bench-handlers:
	for part in Message Change Notify; do dotnet run -c Release --project benchmarks/Handlers -- --filter "*$${part}Benchmark*" $(OPTIONS) || exit; done
