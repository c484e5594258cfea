using GameLobby.Client.Tests.Fakes;
using GameLobby.TestKit.Cloud;

namespace GameLobby.Client.Tests.Stories;

/// <summary>Clients over real connections to a running LocalCloud.</summary>
[Collection(RunningLocalCloud.Name)]
public sealed class PlayingTogether(LocalCloudProcess cloud) : IAsyncLifetime
{
    private static readonly CreateLobby Rules = new("Friday night", "ctf", 4) { CountdownSeconds = 0 };

    private readonly List<Player> players = [];

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var player in players) await player.DisposeAsync();
    }

    [Fact]
    public async Task Two_players_play_a_match_while_one_loses_and_regains_their_connection()
    {
        var (ada, bob) = (await Join("Ada"), await Join("Bob"));
        var lobby = await ada.Client.CreateLobbyAsync(Rules with { Teams = [new("red", 4)] });
        await bob.Client.JoinLobbyAsync(new() { Code = lobby.Code, MemberData = new Dictionary<string, string?> { ["level"] = "12" } });
        await ada.WaitForLobby(it => it.Members.Count == 2);

        await Task.WhenAll(ada.Client.SetReadyAsync(true), bob.Client.SetReadyAsync(true));
        await ada.WaitForLobby(it => it.Members.All(member => member.Ready));
        await ada.Client.StartMatchAsync();
        var match = Assert.IsType<RunningMatch>((await bob.WaitForLobby(it => it.Status is LobbyStatus.InMatch)).Match);
        var ticket = await bob.WaitForEvent<MatchTicketPush>();
        Assert.Equal((lobby.LobbyId, match.MatchId), (ticket.LobbyId, ticket.MatchId));

        var away = ada.WaitForLobby(it => it.Members[1].Presence is Presence.Away);
        bob.Cut(until: away);
        Assert.NotNull((await away).Members[1].AwayUntil);
        await bob.WaitForEvent<HelloReply>(skip: 1);
        await ada.WaitForLobby(it => it.Members[1].Presence is Presence.Online);

        await ada.Client.EndMatchAsync(new() { Result = "red" });
        await bob.WaitForLobby(it => it.Status is LobbyStatus.Open && it.Members.All(member => !member.Ready));
        await ada.AssertLobbyIsCurrent();
        await bob.AssertLobbyIsCurrent();
        Assert.All(new[] { ada, bob }, player => Assert.Equal(
            player.Changes.Skip(1).Select(change => change.Before),
            player.Changes.SkipLast(1).Select(change => change.After)));
    }

    [Fact]
    public async Task The_other_member_becomes_host_when_the_host_leaves()
    {
        var (ada, bob) = (await Join("Ada"), await Join("Bob"));
        var lobby = await ada.Client.CreateLobbyAsync(Rules with { Region = "eu" });
        await bob.Client.JoinLobbyAsync(new() { LobbyId = lobby.LobbyId });
        await ada.Client.UpdateLobbyAsync(new()
        {
            Region = null,
            Data = new Dictionary<string, string?> { ["map"] = "dust", ["_seed"] = "7" },
        });
        await ada.Client.LeaveLobbyAsync();
        Assert.Null(ada.Client.CurrentLobby);
        Assert.Equal(Reason.Left, (await ada.WaitForEvent<LobbyRemovedPush>()).Reason);
        var left = await bob.WaitForLobby(it => it.HostId == bob.Id && it.Members.Count == 1);
        Assert.Equal((null, "dust"), (left.Region, left.Data["map"]));
        await bob.AssertLobbyIsCurrent();
    }

    [Fact]
    public async Task Requests_made_during_an_outage_take_effect_exactly_once()
    {
        var (ada, bob) = (await Join("Ada"), await Join("Bob"));
        var lobby = await ada.Client.CreateLobbyAsync(Rules);
        await bob.Client.JoinLobbyAsync(new() { LobbyId = lobby.LobbyId });

        var first = bob.Client.SendChatAsync("first");
        bob.Cut();
        var second = bob.Client.SendChatAsync("second");
        await Task.WhenAll(first, second);
        await ada.WaitForEvent<ChatMessagePush>(skip: 1);
        var history = await ada.Client.GetChatHistoryAsync();
        Assert.Equal(["first", "second"], history.Messages.Select(message => message.Text).Order());
        Assert.Equal((await first).MessageId, history.Messages.Single(message => message.Text == "first").MessageId);
    }

    [Fact]
    public async Task Two_requests_with_the_same_id_take_effect_once()
    {
        var ada = await Join("Ada");
        var first = await ada.Client.CreateLobbyAsync(Rules, new() { Id = "create-1" });
        var second = await ada.Client.CreateLobbyAsync(Rules, new() { Id = "create-1" });
        Assert.Equal(first.LobbyId, second.LobbyId);
    }

    [Fact]
    public async Task Connecting_from_elsewhere_ends_the_former_client()
    {
        var first = await Join("Ada");
        var second = await Player.Connect(cloud, "Ada", first.Id);
        players.Add(second);
        Assert.Equal("connectedElsewhere", (await first.WaitForEvent<SessionReplacedPush>()).Reason);
        Assert.Equal((ConnectionState.Replaced, ConnectionState.Online), (first.Client.State, second.Client.State));
    }

    [Fact]
    public async Task A_token_can_be_sent_as_a_sub_protocol()
    {
        var ada = await Player.Connect(
            cloud, "Ada", options: new() { CreateSocket = () => new WebSocketLobbySocket(TokenLocation.SubProtocol) });
        players.Add(ada);
        Assert.Equal((ada.Id, "Ada"), (ada.Client.PlayerId, ada.Client.PlayerName));
    }

    [Fact]
    public async Task A_refused_request_carries_its_code_and_validation_errors()
    {
        var ada = await Join("Ada");
        var exception = await Assert.ThrowsAsync<LobbyException>(() => ada.Client.JoinLobbyAsync(new() { Code = "AAAAAA" }));
        Assert.Equal(ErrorCodes.NotFound, exception.Code);
        exception = await Assert.ThrowsAsync<LobbyException>(() => ada.Client.CreateLobbyAsync("", "ctf", 4));
        Assert.Equal(ErrorCodes.InvalidRequest, exception.Code);
        Assert.True(exception.Details!.Value.TryGetProperty("name", out _));
    }

    [Fact]
    public async Task A_live_browser_shows_a_new_lobby()
    {
        var (ada, bob) = (await Join("Ada"), await Join("Bob"));
        var mode = $"browse-{Guid.NewGuid():N}"[..20];
        using var browser = bob.Client.BrowseLobbies(new(mode));
        await ada.Client.CreateLobbyAsync(Rules with { Mode = mode, Name = "Seen" });
        await Wait.Until(() => browser.Lobbies.Any(lobby => lobby.Name == "Seen"));
        var found = await bob.Client.SearchLobbiesAsync(new()
        {
            Mode = mode,
            Filters = [new("map", FilterOp.Ne, "dust")],
            Sort = LobbySort.Fullest,
        });
        Assert.Equal("Ada", Assert.Single(found.Items).HostName);
    }

    [Fact]
    public async Task ServerNow_matches_the_local_clock_of_the_same_machine()
    {
        var ada = await Join("Ada");
        Assert.InRange(ada.Client.ServerNow - DateTimeOffset.UtcNow, TimeSpan.FromSeconds(-1), TimeSpan.FromSeconds(1));
    }

    private async Task<Player> Join(string name)
    {
        var player = await Player.Connect(cloud, name);
        players.Add(player);
        return player;
    }
}
