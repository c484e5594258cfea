using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using GameLobby.Client;
using GameLobby.LocalCloud.Testing;
using Microsoft.AspNetCore.Builder;
using Player;

namespace Matchmaker.Tests;

public sealed class FindingAMatch : IAsyncLifetime, IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly HttpClient matchmaker = new();
    private TestCloud cloud = null!;
    private WebApplication app = null!;

    public async Task InitializeAsync()
    {
        cloud = await TestCloud.StartAsync();
        app = MatchmakerApp.Create(["--urls", "http://127.0.0.1:0", "--lobby", cloud.Address.ToString()]);
        await app.StartAsync();
        matchmaker.BaseAddress = new Uri(app.Urls.First());
    }

    public void Dispose() => matchmaker.Dispose();

    public async Task DisposeAsync()
    {
        await app.DisposeAsync();
        await cloud.DisposeAsync();
    }

    [Fact]
    public async Task Two_players_of_similar_rating_start_a_match()
    {
        await using var ada = await Connect("ada");
        await using var grace = await Connect("grace");
        var tickets = new[] { Ticket(ada), Ticket(grace) };

        var lobbies = await Task.WhenAll(Find(ada, 1200), Find(grace, 1250)).WaitAsync(Limit);
        Assert.Single(lobbies.Select(lobby => lobby.LobbyId).Distinct());
        await ada.SetReadyAsync(true);
        await grace.SetReadyAsync(true);

        var started = await Task.WhenAll(tickets).WaitAsync(Limit);
        Assert.Single(started.Select(ticket => ticket.MatchId).Distinct());
        await cloud.AssertBooksBalanceAsync();
    }

    [Fact]
    public async Task A_caller_without_a_valid_token_does_not_queue()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "queue")
        {
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", $"{cloud.IssueToken("ada")}x") },
            Content = JsonContent.Create(new { mode = "duel", rating = 1200 }),
        };

        using var response = await matchmaker.SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    private static Task<MatchTicketPush> Ticket(LobbyClient client)
    {
        var received = new TaskCompletionSource<MatchTicketPush>();
        client.MatchTicketReceived += ticket => received.TrySetResult(ticket);
        return received.Task;
    }

    private async Task<LobbyClient> Connect(string playerId)
    {
        var client = new LobbyClient(cloud.SocketAddress, Token(playerId));
        await client.ConnectAsync();
        return client;
    }

    private Task<LobbySnapshot> Find(LobbyClient client, int rating) =>
        new MatchFinder(client, matchmaker, Token(client.PlayerId!)).FindMatch("duel", rating);

    private Func<CancellationToken, Task<string>> Token(string playerId) => _ => Task.FromResult(cloud.IssueToken(playerId));
}
