using GameLobby.Client.Tests.Fakes;

namespace GameLobby.Client.Tests;

public sealed class ReceivingPushes : IDisposable
{
    private static readonly ChatMessagePush Chat = new()
    {
        LobbyId = "l1",
        MessageId = "m1",
        Channel = ChatChannel.Lobby,
        From = "p2",
        Name = "Bob",
        Text = "hi",
        At = Snapshots.Start,
    };

    private readonly ClientHarness harness = new();
    private readonly List<string> received = [];

    public void Dispose() => harness.Dispose();

    [Fact]
    public void A_duplicate_push_is_raised_once()
    {
        var socket = harness.GoOnline();
        harness.Client.ChatMessageReceived += AddId;
        socket.Receive(Chat, Chat, Chat with { MessageId = "m2" });
        Assert.Equal(["m1", "m2"], received);
    }

    [Fact]
    public void A_removed_handler_is_not_called()
    {
        var socket = harness.GoOnline();
        harness.Client.ChatMessageReceived += AddId;
        harness.Client.ChatMessageReceived -= AddId;
        socket.Receive(Chat);
        Assert.Empty(received);
    }

    [Fact]
    public void Each_type_of_push_raises_its_own_event()
    {
        var socket = harness.GoOnline();
        harness.Client.LobbyClosed += push => received.Add(push.Reason);
        harness.Client.LobbyRemoved += push => received.Add($"{push.Reason}");
        harness.Client.MatchTicketReceived += push => received.Add(push.Ticket);
        harness.Client.BrowserChanged += push => received.Add(push.Mode);
        harness.Client.SignalReceived += push => received.Add(push.Payload!);
        harness.Client.InviteReceived += push => received.Add(push.LobbyName);
        harness.Client.InviteAnswered += push => received.Add(push.PlayerId);
        harness.Client.SessionReplaced += push => received.Add(push.Reason);
        socket.Receive(
            new LobbyClosedPush { Reason = "idle" },
            new LobbyRemovedPush { Reason = Reason.Kicked },
            new MatchTicketPush { Ticket = "jwt" },
            new BrowserChangedPush { Mode = "ctf" },
            new SignalPush { Payload = "ping" },
            new InviteReceivedPush { LobbyName = "Friday night" },
            new InviteAnsweredPush { PlayerId = "p2" },
            new SessionReplacedPush { Reason = "connectedElsewhere" });
        Assert.Equal(["idle", "Kicked", "jwt", "ctf", "ping", "Friday night", "p2", "connectedElsewhere"], received);
        Assert.Equal(8, harness.Pushes.Count);
    }

    [Fact]
    public void A_push_is_applied_before_it_is_raised()
    {
        var socket = harness.GoOnline(Snapshots.Lobby(5));
        harness.Client.PushReceived += _ => received.Add($"{harness.Client.CurrentLobby!.Version}");
        socket.Receive(Snapshots.Push(6));
        Assert.Equal(["6"], received);
    }

    [Fact]
    public void An_unknown_push_is_raised_with_its_JSON()
    {
        var socket = harness.GoOnline(Snapshots.Lobby(5));
        socket.Receive(new { type = "lobby.painted", colour = "red" }, new { type = "chat.message", at = "never" });
        Assert.Equal(["lobby.painted", "chat.message"], harness.Pushes.Select(push => Assert.IsType<UnknownPush>(push).Type));
        Assert.Equal("red", ((UnknownPush)harness.Pushes[0]).Json.GetProperty("colour").GetString());
    }

    [Fact]
    public void A_push_with_unknown_values_and_changes_is_applied()
    {
        var socket = harness.GoOnline(Snapshots.Lobby(5));
        socket.Receive(
            """
            {"type":"lobby.changed","lobbyId":"l1","version":6,"previous":5,"at":"2026-01-01T00:01:00.000Z","mood":"good","changes":[
              {"kind":"lobby.painted","colour":"red"},
              {"kind":"member.updated","playerId":"p2","role":"referee","presence":{"since":[1]},"hat":true},
              {"kind":"lobby.updated","status":"paused","name":"v6"}]}
            """);
        var lobby = harness.Client.CurrentLobby!;
        Assert.Equal(
            (6, "v6", Role.Unknown, Presence.Unknown),
            (lobby.Version, lobby.Name, lobby.Members[1].Role, lobby.Members[1].Presence));
        var push = Assert.IsType<LobbyChangedPush>(harness.Pushes[^1]);
        Assert.Equal("lobby.painted", Assert.IsType<UnknownChange>(push.Changes[0]).Kind);
    }

    [Fact]
    public void Frames_outside_the_protocol_are_ignored()
    {
        var socket = harness.GoOnline(Snapshots.Lobby(5));
        socket.Receive(
            "hello",
            "[1]",
            """{"message":"Internal server error","connectionId":"c","requestId":"r"}""",
            """{"type":7}""");
        socket.Reply("unknown-id");
        Assert.Equal(ConnectionState.Online, harness.Client.State);
        Assert.Empty(harness.Pushes);
    }

    private void AddId(ChatMessagePush message) => received.Add(message.MessageId);
}
