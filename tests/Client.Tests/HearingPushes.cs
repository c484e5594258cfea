using GameLobby.Client.Tests.Fakes;

namespace GameLobby.Client.Tests;

public sealed class HearingPushes : IDisposable
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

    private readonly World world = new();
    private readonly List<string> heard = [];

    public void Dispose() => world.Dispose();

    [Fact]
    public void A_push_is_told_of_once_however_often_it_comes()
    {
        var socket = world.Online();
        world.Client.ChatMessageReceived += Hear;
        socket.Receive(Chat, Chat, Chat with { MessageId = "m2" });
        Assert.Equal(["m1", "m2"], heard);
    }

    [Fact]
    public void Who_stopped_listening_hears_nothing()
    {
        var socket = world.Online();
        world.Client.ChatMessageReceived += Hear;
        world.Client.ChatMessageReceived -= Hear;
        socket.Receive(Chat);
        Assert.Empty(heard);
    }

    [Fact]
    public void Each_type_of_push_has_an_event_of_its_own()
    {
        var socket = world.Online();
        world.Client.LobbyClosed += push => heard.Add(push.Reason);
        world.Client.LobbyRemoved += push => heard.Add($"{push.Reason}");
        world.Client.MatchTicketReceived += push => heard.Add(push.Ticket);
        world.Client.BrowserChanged += push => heard.Add(push.Mode);
        world.Client.SignalReceived += push => heard.Add(push.Payload!);
        world.Client.InviteReceived += push => heard.Add(push.LobbyName);
        world.Client.InviteAnswered += push => heard.Add(push.PlayerId);
        world.Client.SessionReplaced += push => heard.Add(push.Reason);
        socket.Receive(
            new LobbyClosedPush { Reason = "idle" },
            new LobbyRemovedPush { Reason = Reason.Kicked },
            new MatchTicketPush { Ticket = "jwt" },
            new BrowserChangedPush { Mode = "ctf" },
            new SignalPush { Payload = "ping" },
            new InviteReceivedPush { LobbyName = "Friday night" },
            new InviteAnsweredPush { PlayerId = "p2" },
            new SessionReplacedPush { Reason = "connectedElsewhere" });
        Assert.Equal(["idle", "Kicked", "jwt", "ctf", "ping", "Friday night", "p2", "connectedElsewhere"], heard);
        Assert.Equal(8, world.Pushes.Count);
    }

    [Fact]
    public void The_lobby_is_as_a_push_says_when_the_push_is_told_of()
    {
        var socket = world.Online(Snapshots.Lobby(5));
        world.Client.PushReceived += _ => heard.Add($"{world.Client.CurrentLobby!.Version}");
        socket.Receive(Snapshots.Push(6));
        Assert.Equal(["6"], heard);
    }

    [Fact]
    public void A_push_of_a_later_service_is_told_of_as_it_came()
    {
        var socket = world.Online(Snapshots.Lobby(5));
        socket.Receive(new { type = "lobby.painted", colour = "red" }, new { type = "chat.message", at = "never" });
        Assert.Equal(["lobby.painted", "chat.message"], world.Pushes.Select(push => Assert.IsType<UnknownPush>(push).Type));
        Assert.Equal("red", ((UnknownPush)world.Pushes[0]).Json.GetProperty("colour").GetString());
    }

    [Fact]
    public void What_a_later_service_says_in_words_of_its_own_does_no_harm()
    {
        var socket = world.Online(Snapshots.Lobby(5));
        socket.Receive(
            """
            {"type":"lobby.changed","lobbyId":"l1","version":6,"previous":5,"at":"2026-01-01T00:01:00.000Z","mood":"good","changes":[
              {"kind":"lobby.painted","colour":"red"},
              {"kind":"member.updated","playerId":"p2","role":"referee","presence":{"since":[1]},"hat":true},
              {"kind":"lobby.updated","status":"paused","name":"v6"}]}
            """);
        var lobby = world.Client.CurrentLobby!;
        Assert.Equal(
            (6, "v6", Role.Unknown, Presence.Unknown),
            (lobby.Version, lobby.Name, lobby.Members[1].Role, lobby.Members[1].Presence));
        var push = Assert.IsType<LobbyChangedPush>(world.Pushes[^1]);
        Assert.Equal("lobby.painted", Assert.IsType<UnknownChange>(push.Changes[0]).Kind);
    }

    private void Hear(ChatMessagePush message) => heard.Add(message.MessageId);
}
