using System.Text.RegularExpressions;
using GameLobby.Client.Tests.Fakes;

namespace GameLobby.Client.Tests;

public sealed class SendingRequests : IDisposable
{
    private readonly ClientHarness harness = new();

    public void Dispose() => harness.Dispose();

    [Fact]
    public async Task A_request_made_offline_is_sent_once_online()
    {
        _ = harness.Client.ConnectAsync();
        var created = harness.Client.CreateLobbyAsync("Friday night", "ctf", 8);
        harness.Advance(2_000);
        harness.AcceptConnection();
        var request = Assert.Single(harness.LatestSocket.Requests("lobby.create"));
        Assert.Equal("""{"name":"Friday night","mode":"ctf","maxPlayers":8}""", request.Data.GetRawText());
        harness.LatestSocket.Reply(request.Id, Snapshots.Lobby(1));
        Assert.Equal(Snapshots.Lobby(1).ToJson().GetRawText(), (await created).ToJson().GetRawText());
    }

    [Fact]
    public async Task Requests_without_a_reply_are_resent_in_order_with_the_same_ids()
    {
        var socket = harness.GoOnline();
        var first = harness.Client.SendChatAsync("one");
        _ = harness.Client.SendChatAsync("two");
        socket.Drop();
        _ = harness.Client.SendChatAsync("three");
        harness.Advance(250);
        harness.AcceptConnection();
        var again = harness.LatestSocket.Requests("chat.send");
        Assert.Equal(["one", "two", "three"], again.Select(request => request.Data.GetProperty("text").GetString()));
        Assert.Equal(socket.Requests("chat.send").Select(request => request.Id), again.Take(2).Select(request => request.Id));

        harness.LatestSocket.Reply(again[0].Id, new { messageId = "m1", at = Snapshots.Later });
        Assert.Equal(new ChatReply { MessageId = "m1", At = Snapshots.Later }, await first);
    }

    [Fact]
    public async Task A_request_with_a_reply_is_not_sent_again()
    {
        var socket = harness.GoOnline();
        var request = harness.Client.LeaveLobbyAsync();
        socket.Reply(socket.Requests("lobby.leave")[0].Id);
        await request;
        socket.Drop();
        harness.Advance(250);
        harness.AcceptConnection();
        Assert.Empty(harness.LatestSocket.Requests("lobby.leave"));
    }

    [Fact]
    public void Request_ids_differ_between_requests_and_between_clients()
    {
        using var other = new ClientHarness(0.1234567);
        var ids = new[] { harness, other }.SelectMany(each =>
        {
            var socket = each.GoOnline();
            _ = each.Client.GetLobbyAsync();
            _ = each.Client.GetLobbyAsync();
            return socket.Sent.Select(request => request.Id);
        }).ToHashSet();
        Assert.Equal(6, ids.Count);
        Assert.All(ids, id => Assert.Matches(new Regex("^[A-Za-z0-9_.:-]{1,64}$"), id));
    }

    [Fact]
    public async Task A_refused_request_throws_with_its_code_and_details()
    {
        var socket = harness.GoOnline();
        var request = harness.Client.JoinLobbyAsync(new() { Code = "K7QF2M" });
        socket.Refuse(socket.Requests("lobby.join")[0].Id, ErrorCodes.AlreadyInLobby, new { lobbyId = "l2" });
        var exception = await ClientHarness.FailureOf(request);
        Assert.Equal((ErrorCodes.AlreadyInLobby, "No."), (exception.Code, exception.Message));
        Assert.Equal("l2", exception.Details!.Value.GetProperty("lobbyId").GetString());
        Assert.Equal("l2", exception.LobbyId);
        Assert.Empty(exception.Errors);
    }

    [Fact]
    public async Task An_invalid_request_lists_its_errors_by_member()
    {
        var socket = harness.GoOnline();
        var request = harness.Client.JoinLobbyAsync(new() { LobbyId = "", Team = "" });
        var details = new { lobbyId = new[] { "It is empty.", "It is too short." }, team = new[] { "It is empty." }, later = 7 };
        socket.Refuse(socket.Requests("lobby.join")[0].Id, ErrorCodes.InvalidRequest, details);
        var exception = await ClientHarness.FailureOf(request);
        Assert.Equal(["lobbyId", "team"], exception.Errors.Keys.Order());
        Assert.Equal(["It is empty.", "It is too short."], exception.Errors["lobbyId"]);
        Assert.Null(exception.LobbyId);
    }

    [Fact]
    public void An_exception_without_details_has_no_lobby_id_and_no_errors()
    {
        var exception = new LobbyException(ErrorCodes.Timeout, "Too late.");
        Assert.Null(exception.LobbyId);
        Assert.Empty(exception.Errors);
    }

    [Fact]
    public async Task A_request_that_timed_out_is_not_sent_later()
    {
        harness.GoOnline().Drop();
        var request = harness.Client.GetLobbyAsync(options: new() { Timeout = TimeSpan.FromMilliseconds(100) });
        harness.Advance(100);
        Assert.Equal(ErrorCodes.Timeout, (await ClientHarness.FailureOf(request)).Code);
        harness.Advance(150);
        harness.AcceptConnection();
        Assert.Empty(harness.LatestSocket.Requests("lobby.get"));
    }

    [Fact]
    public async Task A_timeout_is_limited_to_the_time_that_the_service_remembers_ids()
    {
        harness.GoOnline().Drop();
        var request = harness.Client.GetLobbyAsync(options: new() { Timeout = TimeSpan.FromHours(1) });
        harness.Advance(240_000);
        Assert.Equal(ErrorCodes.Timeout, (await ClientHarness.FailureOf(request)).Code);
    }

    [Fact]
    public async Task A_cancelled_request_is_not_sent()
    {
        harness.GoOnline().Drop();
        using var cancel = new CancellationTokenSource();
        var request = harness.Client.GetLobbyAsync(cancellationToken: cancel.Token);
        cancel.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => harness.Client.GetLobbyAsync(cancellationToken: cancel.Token));
        harness.Advance(250);
        harness.AcceptConnection();
        Assert.Empty(harness.LatestSocket.Requests("lobby.get"));
    }

    [Fact]
    public async Task A_request_over_32_KiB_is_refused_and_not_sent()
    {
        var socket = harness.GoOnline();
        var request = harness.Client.SendSignalAsync(new("map") { Payload = new string('ü', 20_000) });
        Assert.Equal(ErrorCodes.PayloadTooLarge, (await ClientHarness.FailureOf(request)).Code);
        Assert.Empty(socket.Requests("signal.send"));
    }

    [Fact]
    public async Task Two_open_requests_may_share_an_id_set_by_the_caller()
    {
        var socket = harness.GoOnline();
        var requests = new[] { 1, 2 }.Select(_ => harness.Client.LeaveLobbyAsync(new() { Id = "mine" })).ToList();
        Assert.Equal(["mine", "mine"], socket.Requests("lobby.leave").Select(request => request.Id));
        socket.Reply("mine");
        socket.Reply("mine");
        await Task.WhenAll(requests);
    }

    [Theory]
    [InlineData("")]
    [InlineData("ready/1")]
    [InlineData("ready 1")]
    [InlineData("fertigmachen-für-1")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345")]
    public async Task An_invalid_request_id_is_refused_and_not_sent(string id)
    {
        var socket = harness.GoOnline();
        var request = harness.Client.SetReadyAsync(true, new() { Id = id });
        Assert.Equal(ErrorCodes.InvalidRequest, (await ClientHarness.FailureOf(request)).Code);
        Assert.Empty(socket.Requests("member.ready"));
    }

    [Fact]
    public void A_request_id_may_have_64_of_the_allowed_characters()
    {
        const string id = "AZaz09_.:-123456789012345678901234567890123456789012345678901234";
        var socket = harness.GoOnline();
        _ = harness.Client.SetReadyAsync(true, new() { Id = id });
        Assert.Equal(id, Assert.Single(socket.Requests("member.ready")).Id);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(-5_000)]
    public void A_negative_timeout_throws_and_names_the_property(double milliseconds)
    {
        var exception = Assert.Throws<ArgumentOutOfRangeException>(
            () => new RequestOptions { Timeout = TimeSpan.FromMilliseconds(milliseconds) });
        Assert.Equal(nameof(RequestOptions.Timeout), exception.ParamName);
    }

    [Fact]
    public async Task A_timeout_of_zero_fails_the_request_at_once()
    {
        harness.GoOnline();
        var request = harness.Client.GetLobbyAsync(options: new() { Timeout = TimeSpan.Zero });
        Assert.Equal(ErrorCodes.Timeout, (await ClientHarness.FailureOf(request)).Code);
    }

    [Fact]
    public async Task A_request_before_connecting_fails_as_closed() =>
        Assert.Equal(ErrorCodes.Closed, (await ClientHarness.FailureOf(harness.Client.GetLobbyAsync())).Code);

    [Fact]
    public async Task A_request_can_name_an_action_that_has_no_method()
    {
        var socket = harness.GoOnline();
        var request = harness.Client.RequestAsync("lobby.paint", ClientHarness.Json(new { colour = "red" }));
        var sent = Assert.Single(socket.Requests("lobby.paint"));
        Assert.Equal("""{"colour":"red"}""", sent.Data.GetRawText());
        socket.Reply(sent.Id, new { painted = true });
        Assert.True((await request).GetProperty("painted").GetBoolean());
    }

    [Fact]
    public async Task An_unreadable_reply_throws_and_keeps_the_current_lobby()
    {
        var socket = harness.GoOnline(Snapshots.Lobby(5));
        var request = harness.Client.GetLobbyAsync();
        socket.Reply(socket.Requests("lobby.get")[0].Id, new { version = "six" });
        await Assert.ThrowsAsync<System.Text.Json.JsonException>(() => request);
        Assert.Equal(5, harness.Client.CurrentLobby!.Version);
    }

    [Fact]
    public void Null_is_sent_only_where_it_clears_a_setting()
    {
        var socket = harness.GoOnline();
        _ = harness.Client.UpdateLobbyAsync(new() { Region = null, Name = "New" });
        _ = harness.Client.SetTeamAsync(new(null));
        Assert.Equal("""{"name":"New","region":null}""", socket.Requests("lobby.update")[0].Data.GetRawText());
        Assert.Equal("""{"team":null}""", socket.Requests("member.team")[0].Data.GetRawText());
    }
}
