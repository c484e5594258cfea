using GameLobby.ProtocolDocs;

// Writes the AsyncAPI document of the protocol: dotnet run --project tools/ProtocolDocs [-- FILE], from the repository's root.
var file = args is [var given] ? given : Path.Combine("docs", "asyncapi.yaml");
await File.WriteAllTextAsync(file, AsyncApiDocument.Text());
Console.WriteLine($"Wrote {file}");
