using GameLobby.ClientTypes;

// Writes the C# client's wire types: dotnet run --project tools/ClientTypes, from the repository's root.
var document = WireDocument.Read(await File.ReadAllTextAsync(Path.Combine("docs", "asyncapi.yaml")));
var file = Path.Combine("clients", "csharp", "GameLobby.Client", "Protocol.g.cs");
await File.WriteAllTextAsync(file, ProtocolFile.Text(document));
Console.WriteLine($"Wrote {file}");
