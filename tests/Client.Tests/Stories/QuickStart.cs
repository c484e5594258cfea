using GameLobby.TestKit.Cloud;

namespace GameLobby.Client.Tests.Stories;

/// <summary>Runs the README's quick start.</summary>
[Collection(RunningLocalCloud.Name)]
public sealed class QuickStart(LocalCloudProcess cloud)
{
    private const string Begin = "        // Start of the README's code.";
    private const string End = "        // End of the README's code.";

    [Fact]
    public async Task The_quick_start_of_the_README_runs()
    {
        var url = cloud.Socket.ToString();
        Task<string> FetchToken(CancellationToken ct) => cloud.Token($"quick-{Guid.NewGuid():N}"[..16], "Ada").WaitAsync(ct);
        // Start of the README's code.
        await using var client = new LobbyClient(new Uri(url), ct => FetchToken(ct));
        client.LobbyChanged += change => Console.WriteLine($"{change.After?.Name} has {change.After?.Members.Count} members");
        client.ChatMessageReceived += message => Console.WriteLine($"{message.Name}: {message.Text}");
        await client.ConnectAsync();

        var lobby = client.CurrentLobby ?? await client.CreateLobbyAsync("Friday night", mode: "ctf", maxPlayers: 8);
        await client.SetReadyAsync(true);
        await client.SendChatAsync($"Join me with {lobby.Code}");
        await client.LeaveLobbyAsync();
        // End of the README's code.
        Assert.Null(client.CurrentLobby);
    }

    [Fact]
    public void The_README_contains_the_tested_quick_start()
    {
        var source = Read("tests/Client.Tests/Stories/QuickStart.cs").Split('\n');
        var lines = source
            .SkipWhile(line => line != Begin)
            .Skip(1)
            .TakeWhile(line => line != End)
            .Select(line => line.Length == 0 ? line : line[8..]);
        var block = Read("clients/csharp/README.md").Split("```csharp\n")[1].Split("```")[0];
        Assert.Equal($"using GameLobby.Client;\n\n{string.Join('\n', lines)}\n", block);
    }

    private static string Read(string file) => Repository.Text(file);
}
