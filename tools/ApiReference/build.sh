#!/usr/bin/env bash
# Builds the API reference of both clients into docs/api, from their doc comments. A warning of a generator is an error.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

dotnet tool restore
dotnet docfx docfx.json --warningsAsErrors
npm ci
npm run typescript
echo "Built docs/api/csharp/GameLobby.Client.ILobbyClient.html and docs/api/typescript/index.html"
