using GameLobby.ClientTypes;

// Writes the C# client's wire types. Run from the repository's root: dotnet run --project tools/ClientTypes
var document = WireDocument.Read(await File.ReadAllTextAsync(Path.Combine("docs", "asyncapi.yaml")));
var file = Path.Combine("clients", "csharp", "GameLobby.Client", "Protocol.g.cs");
await File.WriteAllTextAsync(file, ProtocolFile.Text(document));
Console.WriteLine($"Wrote {file}");
