using System.Text.RegularExpressions;
using GameLobby.Client.Tests.Fakes;

namespace GameLobby.Client.Tests;

public sealed class MakingRequests : IDisposable
{
    private readonly World world = new();

    public void Dispose() => world.Dispose();

    [Fact]
    public async Task A_request_made_offline_is_sent_once_online()
    {
        _ = world.Client.Connect();
        var created = world.Client.Lobby.Create(new("Friday night", "ctf", 8));
        world.Pass(2_000);
        world.Greet();
        var request = Assert.Single(world.Last.Requests("lobby.create"));
        Assert.Equal("""{"name":"Friday night","mode":"ctf","maxPlayers":8}""", request.Data.GetRawText());
        world.Last.Reply(request.Id, Snapshots.Lobby(1));
        Assert.Equal(Snapshots.Lobby(1).ToJson().GetRawText(), (await created).ToJson().GetRawText());
    }

    [Fact]
    public async Task What_had_no_answer_when_the_socket_was_lost_is_sent_again_with_the_same_id_and_in_order()
    {
        var socket = world.Online();
        var first = world.Client.Chat.Send(new("one"));
        _ = world.Client.Chat.Send(new("two"));
        socket.Drop();
        _ = world.Client.Chat.Send(new("three"));
        world.Pass(250);
        world.Greet();
        var again = world.Last.Requests("chat.send");
        Assert.Equal(["one", "two", "three"], again.Select(request => request.Data.GetProperty("text").GetString()));
        Assert.Equal(socket.Requests("chat.send").Select(request => request.Id), again.Take(2).Select(request => request.Id));

        world.Last.Reply(again[0].Id, new { messageId = "m1", at = Snapshots.Later });
        Assert.Equal(new ChatReply { MessageId = "m1", At = Snapshots.Later }, await first);
    }

    [Fact]
    public async Task What_was_answered_is_not_sent_again()
    {
        var socket = world.Online();
        var asked = world.Client.Lobby.Leave();
        socket.Reply(socket.Requests("lobby.leave")[0].Id);
        await asked;
        socket.Drop();
        world.Pass(250);
        world.Greet();
        Assert.Empty(world.Last.Requests("lobby.leave"));
    }

    [Fact]
    public void Ids_differ_between_requests_and_between_clients()
    {
        using var other = new World(0.1234567);
        var ids = new[] { world, other }.SelectMany(each =>
        {
            var socket = each.Online();
            _ = each.Client.Lobby.Get();
            _ = each.Client.Lobby.Get();
            return socket.Sent.Select(request => request.Id);
        }).ToHashSet();
        Assert.Equal(6, ids.Count);
        Assert.All(ids, id => Assert.Matches(new Regex("^[A-Za-z0-9_.:-]{1,64}$"), id));
    }

    [Fact]
    public async Task A_refusal_throws_with_its_code_and_details()
    {
        var socket = world.Online();
        var asked = world.Client.Lobby.Join(new() { Code = "K7QF2M" });
        socket.Refuse(socket.Requests("lobby.join")[0].Id, ErrorCodes.AlreadyInLobby, new { lobbyId = "l2" });
        var refusal = await World.Refusal(asked);
        Assert.Equal((ErrorCodes.AlreadyInLobby, "No."), (refusal.Code, refusal.Message));
        Assert.Equal("l2", refusal.Details!.Value.GetProperty("lobbyId").GetString());
        Assert.Equal("l2", refusal.LobbyId);
        Assert.Empty(refusal.Errors);
    }

    [Fact]
    public async Task A_refusal_of_what_was_asked_says_what_is_wrong_with_which_member()
    {
        var socket = world.Online();
        var asked = world.Client.Lobby.Join(new() { LobbyId = "", Team = "" });
        var details = new { lobbyId = new[] { "It is empty.", "It is too short." }, team = new[] { "It is empty." }, later = 7 };
        socket.Refuse(socket.Requests("lobby.join")[0].Id, ErrorCodes.InvalidRequest, details);
        var refusal = await World.Refusal(asked);
        Assert.Equal(["lobbyId", "team"], refusal.Errors.Keys.Order());
        Assert.Equal(["It is empty.", "It is too short."], refusal.Errors["lobbyId"]);
        Assert.Null(refusal.LobbyId);
    }

    [Fact]
    public void A_failure_without_details_names_no_lobby_and_no_member()
    {
        var failure = new LobbyException(ErrorCodes.Timeout, "Too late.");
        Assert.Null(failure.LobbyId);
        Assert.Empty(failure.Errors);
    }

    [Fact]
    public async Task A_request_without_an_outcome_in_time_is_given_up()
    {
        world.Online().Drop();
        var asked = world.Client.Lobby.Get(options: new() { Timeout = TimeSpan.FromMilliseconds(100) });
        world.Pass(100);
        Assert.Equal(ErrorCodes.Timeout, (await World.Refusal(asked)).Code);
        world.Pass(150);
        world.Greet();
        Assert.Empty(world.Last.Requests("lobby.get"));
    }

    [Fact]
    public async Task No_request_outlives_the_memory_of_its_id()
    {
        world.Online().Drop();
        var asked = world.Client.Lobby.Get(options: new() { Timeout = TimeSpan.FromHours(1) });
        world.Pass(240_000);
        Assert.Equal(ErrorCodes.Timeout, (await World.Refusal(asked)).Code);
    }

    [Fact]
    public async Task A_cancelled_request_is_not_sent()
    {
        world.Online().Drop();
        using var cancel = new CancellationTokenSource();
        var asked = world.Client.Lobby.Get(ct: cancel.Token);
        cancel.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => world.Client.Lobby.Get(ct: cancel.Token));
        world.Pass(250);
        world.Greet();
        Assert.Empty(world.Last.Requests("lobby.get"));
    }

    [Fact]
    public async Task A_frame_that_API_Gateway_would_end_the_socket_for_is_not_sent()
    {
        var socket = world.Online();
        var asked = world.Client.Signal.Send(new("map") { Payload = new string('ü', 20_000) });
        Assert.Equal(ErrorCodes.PayloadTooLarge, (await World.Refusal(asked)).Code);
        Assert.Empty(socket.Requests("signal.send"));
    }

    [Fact]
    public async Task A_request_may_bring_its_own_id_also_twice_at_a_time()
    {
        var socket = world.Online();
        var asked = new[] { 1, 2 }.Select(_ => world.Client.Lobby.Leave(new() { Id = "mine" })).ToList();
        Assert.Equal(["mine", "mine"], socket.Requests("lobby.leave").Select(request => request.Id));
        socket.Reply("mine");
        socket.Reply("mine");
        await Task.WhenAll(asked);
    }

    [Theory]
    [InlineData("")]
    [InlineData("ready/1")]
    [InlineData("ready 1")]
    [InlineData("fertigmachen-für-1")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345")]
    public async Task A_malformed_id_is_refused_and_not_sent(string id)
    {
        var socket = world.Online();
        var asked = world.Client.Member.Ready(new(true), new() { Id = id });
        Assert.Equal(ErrorCodes.InvalidRequest, (await World.Refusal(asked)).Code);
        Assert.Empty(socket.Requests("member.ready"));
    }

    [Fact]
    public void An_id_may_have_64_characters_of_all_that_are_allowed()
    {
        const string id = "AZaz09_.:-123456789012345678901234567890123456789012345678901234";
        var socket = world.Online();
        _ = world.Client.Member.Ready(new(true), new() { Id = id });
        Assert.Equal(id, Assert.Single(socket.Requests("member.ready")).Id);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(-5_000)]
    public void A_negative_timeout_is_refused_by_its_name(double milliseconds)
    {
        var refusal = Assert.Throws<ArgumentOutOfRangeException>(
            () => new RequestOptions { Timeout = TimeSpan.FromMilliseconds(milliseconds) });
        Assert.Equal(nameof(RequestOptions.Timeout), refusal.ParamName);
    }

    [Fact]
    public async Task A_request_with_no_time_at_all_is_a_timeout_at_once()
    {
        world.Online();
        var asked = world.Client.Lobby.Get(options: new() { Timeout = TimeSpan.Zero });
        Assert.Equal(ErrorCodes.Timeout, (await World.Refusal(asked)).Code);
    }

    [Fact]
    public async Task A_request_before_connecting_is_refused() =>
        Assert.Equal(ErrorCodes.Closed, (await World.Refusal(world.Client.Lobby.Get())).Code);

    [Fact]
    public async Task An_action_that_this_client_has_no_method_for_is_asked_by_its_name()
    {
        var socket = world.Online();
        var asked = world.Client.Request("lobby.paint", World.Json(new { colour = "red" }));
        var request = Assert.Single(socket.Requests("lobby.paint"));
        Assert.Equal("""{"colour":"red"}""", request.Data.GetRawText());
        socket.Reply(request.Id, new { painted = true });
        Assert.True((await asked).GetProperty("painted").GetBoolean());
    }

    [Fact]
    public async Task A_reply_that_can_not_be_read_is_told_to_who_asked_and_harms_nothing_else()
    {
        var socket = world.Online(Snapshots.Lobby(5));
        var asked = world.Client.Lobby.Get();
        socket.Reply(socket.Requests("lobby.get")[0].Id, new { version = "six" });
        await Assert.ThrowsAsync<System.Text.Json.JsonException>(() => asked);
        Assert.Equal(5, world.Client.CurrentLobby!.Version);
    }

    [Fact]
    public void Null_is_said_where_it_clears_something_and_only_there()
    {
        var socket = world.Online();
        _ = world.Client.Lobby.Update(new() { Region = null, Name = "New" });
        _ = world.Client.Member.Team(new(null));
        Assert.Equal("""{"name":"New","region":null}""", socket.Requests("lobby.update")[0].Data.GetRawText());
        Assert.Equal("""{"team":null}""", socket.Requests("member.team")[0].Data.GetRawText());
    }
}
