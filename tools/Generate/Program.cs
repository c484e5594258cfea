using GameLobby.Generate;

// Writes every file that is generated from the contract. Run it from the repository's root: dotnet run --project tools/Generate
foreach (var (path, text) in GeneratedFiles.All(Environment.CurrentDirectory))
{
    // A file that is up to date is not touched: others may be reading it.
    if (File.Exists(path) && await File.ReadAllTextAsync(path) == text) continue;

    await File.WriteAllTextAsync(path, text);
    Console.WriteLine($"Wrote {path}");
}
