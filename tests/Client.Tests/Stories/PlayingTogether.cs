using GameLobby.TestKit.Cloud;

namespace GameLobby.Client.Tests.Stories;

/// <summary>Clients over real sockets against the running stack.</summary>
[Collection(RunningLocalCloud.Name)]
public sealed class PlayingTogether(LocalCloudProcess cloud) : IDisposable
{
    private static readonly CreateLobby Rules = new("Friday night", "ctf", 4) { CountdownSeconds = 0 };

    private readonly List<Player> players = [];

    public void Dispose()
    {
        foreach (var player in players) player.Dispose();
    }

    [Fact]
    public async Task Two_players_create_join_ready_up_and_start_one_loses_its_socket_and_comes_back()
    {
        var (ada, bob) = (await Join("Ada"), await Join("Bob"));
        var lobby = await ada.Client.Lobby.Create(Rules with { Teams = [new("red", 4)] });
        await bob.Client.Lobby.Join(new() { Code = lobby.Code, MemberData = new Dictionary<string, string?> { ["level"] = "12" } });
        await ada.Sees(it => it.Members.Count == 2);

        await Task.WhenAll(ada.Client.Member.Ready(new(true)), bob.Client.Member.Ready(new(true)));
        await ada.Sees(it => it.Members.All(member => member.Ready));
        await ada.Client.Match.Start();
        var match = Assert.IsType<RunningMatch>((await bob.Sees(it => it.Status is LobbyStatus.InMatch)).Match);
        var ticket = await bob.Hears<MatchTicketPush>();
        Assert.Equal((lobby.LobbyId, match.MatchId), (ticket.LobbyId, ticket.MatchId));

        bob.Cut();
        var away = await ada.Sees(it => it.Members[1].Presence is Presence.Away);
        Assert.NotNull(away.Members[1].AwayUntil);
        Assert.Null((await bob.Hears<HelloReply>(after: 1)).Lobby);
        await ada.Sees(it => it.Members[1].Presence is Presence.Online);

        await ada.Client.Match.End(new() { Result = "red" });
        await bob.Sees(it => it.Status is LobbyStatus.Open && it.Members.All(member => !member.Ready));
        await ada.HoldsWhatIsTold();
        await bob.HoldsWhatIsTold();
        Assert.All(new[] { ada, bob }, player => Assert.Equal(
            player.Seen.Skip(1).Select(change => change.Before),
            player.Seen.SkipLast(1).Select(change => change.After)));
    }

    [Fact]
    public async Task A_host_that_leaves_makes_the_other_one_host()
    {
        var (ada, bob) = (await Join("Ada"), await Join("Bob"));
        var lobby = await ada.Client.Lobby.Create(Rules with { Region = "eu" });
        await bob.Client.Lobby.Join(new() { LobbyId = lobby.LobbyId });
        await ada.Client.Lobby.Update(new()
        {
            Region = null,
            Data = new Dictionary<string, string?> { ["map"] = "dust", ["_seed"] = "7" },
        });
        await ada.Client.Lobby.Leave();
        Assert.Null(ada.Client.CurrentLobby);
        Assert.Equal(Reason.Left, (await ada.Hears<LobbyRemovedPush>()).Reason);
        var left = await bob.Sees(it => it.HostId == bob.Id && it.Members.Count == 1);
        Assert.Equal((null, "dust"), (left.Region, left.Data["map"]));
        await bob.HoldsWhatIsTold();
    }

    [Fact]
    public async Task What_is_asked_while_the_socket_is_down_is_done_once_it_is_back_and_only_once()
    {
        var (ada, bob) = (await Join("Ada"), await Join("Bob"));
        var lobby = await ada.Client.Lobby.Create(Rules);
        await bob.Client.Lobby.Join(new() { LobbyId = lobby.LobbyId });

        var first = bob.Client.Chat.Send(new("first"));
        bob.Cut();
        var second = bob.Client.Chat.Send(new("second"));
        await Task.WhenAll(first, second);
        await ada.Hears<ChatMessagePush>(after: 1);
        var history = await ada.Client.Chat.History();
        Assert.Equal(["first", "second"], history.Messages.Select(message => message.Text).Order());
        Assert.Equal((await first).MessageId, history.Messages.Single(message => message.Text == "first").MessageId);
    }

    [Fact]
    public async Task The_same_id_twice_is_one_request()
    {
        var ada = await Join("Ada");
        var first = await ada.Client.Lobby.Create(Rules, new() { Id = "create-1" });
        var second = await ada.Client.Lobby.Create(Rules, new() { Id = "create-1" });
        Assert.Equal(first.LobbyId, second.LobbyId);
    }

    [Fact]
    public async Task A_player_that_connects_elsewhere_ends_this_client()
    {
        var first = await Join("Ada");
        var second = await Player.Connect(cloud, "Ada", first.Id);
        players.Add(second);
        Assert.Equal("connectedElsewhere", (await first.Hears<SessionReplacedPush>()).Reason);
        Assert.Equal((ConnectionState.Replaced, ConnectionState.Online), (first.Client.State, second.Client.State));
    }

    [Fact]
    public async Task A_token_may_come_by_sub_protocol()
    {
        var ada = await Player.Connect(
            cloud, "Ada", options: new() { CreateSocket = () => new WebSocketLobbySocket(TokenPlace.SubProtocol) });
        players.Add(ada);
        Assert.Equal((ada.Id, "Ada"), (ada.Client.PlayerId, ada.Client.PlayerName));
    }

    [Fact]
    public async Task A_refusal_says_why()
    {
        var ada = await Join("Ada");
        var refusal = await Assert.ThrowsAsync<LobbyException>(() => ada.Client.Lobby.Join(new() { Code = "AAAAAA" }));
        Assert.Equal(ErrorCodes.NotFound, refusal.Code);
        refusal = await Assert.ThrowsAsync<LobbyException>(() => ada.Client.Lobby.Create(new("", "ctf", 4)));
        Assert.Equal(ErrorCodes.InvalidRequest, refusal.Code);
        Assert.True(refusal.Details!.Value.TryGetProperty("name", out _));
    }

    [Fact]
    public async Task A_live_browser_shows_lobbies_that_open()
    {
        var (ada, bob) = (await Join("Ada"), await Join("Bob"));
        var mode = $"browse-{Guid.NewGuid():N}"[..20];
        using var browser = bob.Client.Browse(new(mode));
        await ada.Client.Lobby.Create(Rules with { Mode = mode, Name = "Seen" });
        await Wait.Until(() => browser.Lobbies.Any(lobby => lobby.Name == "Seen"));
        var found = await bob.Client.Lobby.Search(new()
        {
            Mode = mode,
            Filters = [new("map", FilterOp.Ne, "dust")],
            Sort = LobbySort.Fullest,
        });
        Assert.Equal("Ada", Assert.Single(found.Items).HostName);
    }

    [Fact]
    public async Task The_services_clock_is_this_machines_own_here()
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
