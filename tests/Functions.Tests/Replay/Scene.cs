using GameLobby.Application.Ports;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.TestKit.Builders;

namespace GameLobby.Functions.Tests.Replay;

/// <summary>Stored data that a sample event refers to: the players and their lobby.</summary>
/// <param name="HasSession">The players' sockets are open.</param>
/// <param name="Lobby">The lobby of Ada, its host, and Bob, as a rule.</param>
internal sealed record Scene(bool HasSession, Lobby? Lobby)
{
    private static readonly DateTimeOffset Then = new(2025, 3, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>The record of an earlier request.</summary>
    public static IdempotencyRecord IdempotencyRecord { get; } = new(People.Bob, "1", "print", Then, 0);

    public static Connection AdasSocket { get; } = new(new ConnectionId("Z3sB_e-0IAMCJ8A="), Then, Then + People.ConnectionLifetime);

    public static Connection BobsSocket { get; } = new(new ConnectionId("Z3sCFd4HoAMCKlw="), Then, Then + People.ConnectionLifetime);

    /// <summary>An invite from Bob to Ada.</summary>
    public Invite? Invite { get; private init; }

    public ChatMessage? Said { get; private init; }

    /// <summary>The subscriptions of the players.</summary>
    public IReadOnlyList<Subscription> Subscriptions { get; private init; } = [];

    /// <summary>The scene of one event.</summary>
    public static Scene Of(string name) => name switch
    {
        "message-lobby.create" => new(true, null),
        "message-lobby.join" or "message-lobby.quickJoin" => new(true, Gathered(People.Bob)),
        "message-lobby.search" or "message-lobby.watch" => new(true, Gathered(People.Bob)),
        "message-lobby.unwatch" or "browse" => new(true, null) { Subscriptions = [AdasWatch] },
        "message-session.hello" => new(true, Usual().Away(People.Ada, Then)),
        "message-member.unban" => new(
            true, Usual().Edited(lobby => lobby with { Exclusions = lobby.Exclusions.Add(People.Eve, "Eve", ban: true, Then) })),
        "message-team.balance" => new(true, Usual().Edited(People.Bob, bob => bob with { Team = "red" })),
        "message-invite.accept" or "message-invite.decline" => new(true, Gathered(People.Bob)) { Invite = BobsInvite },
        "message-chat.history" => new(true, Usual()) { Said = BobsWords },
        "message-admin.sweep" or "message-match.cancel" or "timer" => new(true, Starting()),
        "message-match.end" or "message-match.ticket" => new(true, InMatch()),
        _ when name.StartsWith("message-", StringComparison.Ordinal) => new(true, Usual()),
        "command" or "disconnect" or "sweep" or "stream-chat" or "http" => new(true, Usual()),
        "stream-invite-sent" or "stream-invite-declined" => new(true, Usual()),
        _ => new(false, null),
    };

    private static LobbyId Id => new("01KB3Q5W7ZRM8N2X4V6T9YAHCD");

    private static Invite BobsInvite => new(
        new InviteId("01KB3QCHATA0000000000000BB"),
        Id,
        "Friday night",
        "ctf",
        People.Bob,
        "Name of bob",
        People.Ada,
        Then,
        Then.AddYears(100));

    /// <summary>A subscription whose connection never expires during a test run.</summary>
    private static Subscription AdasWatch =>
        new(new SubscriptionScope("ctf", null), People.Ada, AdasSocket with { Since = Then.AddYears(100) });

    private static ChatMessage BobsWords =>
        new(new MessageId("01KB3QCHATA0000000000000CC"), Id, 1, null, People.Bob, "Name of bob", "ready when you are", Then);

    private static Lobby Usual() => Gathered(People.Ada, People.Bob);

    private static Lobby Gathered(params PlayerId[] players)
    {
        var lobby = ALobby.With(
            settings => settings with
            {
                Teams = [new Team("red", 4), new Team("blue", 4)],
                Data = DataMap.From(new Dictionary<string, string> { ["map"] = "dust", ["_seed"] = "42" }),
            },
            players);
        return Lobby.Restore(lobby.Stored() with
        {
            Id = Id,
            CreatedAt = Then,
            UpdatedAt = Then,
            PublicUpdatedAt = Then,
            Members = lobby.Members.Change(_ => true, member => member with
            {
                JoinedAt = Then,
                Connection = member.Id == People.Ada ? AdasSocket : BobsSocket,
                Team = member.Id == People.Ada ? "red" : "blue",
            }),
        });
    }

    private static Lobby Starting() => Usual().StartMatch(People.Ada, force: true, Then).Value;

    private static Lobby InMatch()
    {
        var starting = Starting();
        return starting.BeginMatch(starting.Match!, "udp://198.51.100.7:7777", starting.Match!.StartsAt);
    }
}
