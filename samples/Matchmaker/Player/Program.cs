// Finds a match and plays it: dotnet run -- NAME RATING
using System.Net.Http.Json;
using GameLobby.Client;
using Player;

var (name, rating) = (args[0], int.Parse(args[1]));
using var lobbyService = new HttpClient { BaseAddress = new Uri("http://localhost:3000") };
using var matchmaker = new HttpClient { BaseAddress = new Uri("http://localhost:8090") };
await using var client = new LobbyClient(new Uri("ws://localhost:3000/v1"), FetchToken);
var started = new TaskCompletionSource<MatchTicketPush>();
client.MatchTicketReceived += ticket => started.TrySetResult(ticket);
await client.ConnectAsync();

Console.WriteLine($"{name} waits for a match.");
var lobby = await new MatchFinder(client, matchmaker, FetchToken).FindMatch("duel", rating);
Console.WriteLine($"{name} joined {lobby.Name}.");
await client.SetReadyAsync(true);
Console.WriteLine($"{name} plays the match {(await started.Task).MatchId}.");
await client.LeaveLobbyAsync();

// Replace it with a request to your sign-in service.
async Task<string> FetchToken(CancellationToken ct)
{
    using var response = await lobbyService.PostAsJsonAsync("dev/token", new { playerId = name, name }, ct);
    return (await response.Content.ReadFromJsonAsync<Dictionary<string, string>>(ct))!["token"];
}
