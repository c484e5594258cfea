using System.Text.Json.Nodes;
using GameLobby.Functions.Wire;
using GameLobby.Generate;
using GameLobby.TestKit.Wire;

namespace GameLobby.Protocol.Tests;

/// <summary>The sentence that says who may call an action. The SDKs publish it with each method.</summary>
public sealed class CallersTests
{
    private const string Anyone = "Allowed for any player.";
    private const string Member = "Allowed for members of the lobby.";
    private const string Host = "Allowed for the host of the lobby.";
    private const string HostOrAdmin =
        "Allowed for the host of the lobby, or any caller with the scope `lobby:admin`. An admin need not be in the lobby.";

    private const string HostOrServerOrAdmin =
        "Allowed for the host of the lobby, or any caller with the scope `lobby:server` or `lobby:admin`, who need not be in the lobby.";

    private const string Admin = "Allowed for any caller with the scope `lobby:admin`.";

    private static readonly JsonNode Document = WireDocument.Parse(WireDocument.Text);

    public static TheoryData<string, string> Expected => new()
    {
        { "admin.lobbies", Admin },
        { "admin.player", Admin },
        { "admin.stats", Admin },
        { "admin.sweep", Admin },
        { "session.hello", Anyone },
        { "session.ping", Anyone },
        { "lobby.create", Anyone },
        { "lobby.join", Anyone },
        { "lobby.quickJoin", Anyone },
        { "lobby.leave", Member },
        { "lobby.get", Anyone },
        { "lobby.search", Anyone },
        { "lobby.watch", Anyone },
        { "lobby.unwatch", Anyone },
        { "lobby.update", HostOrServerOrAdmin },
        { "lobby.close", HostOrAdmin },
        { "member.ready", Member },
        { "member.team", Member },
        { "member.update", Member },
        { "member.mute", Host },
        { "member.kick", HostOrAdmin },
        { "member.unban", Host },
        { "member.promote", Host },
        { "team.balance", Host },
        { "invite.send", Member },
        { "invite.accept", Anyone },
        { "invite.decline", Anyone },
        { "match.start", Host },
        { "match.cancel", Host },
        { "match.end", HostOrServerOrAdmin },
        { "match.ticket", "Allowed for members of the lobby who are players, not spectators." },
        { "chat.send", Member },
        { "chat.history", Member },
        { "signal.send", Member },
        { "admin.history", "Allowed for any caller with the scope `lobby:admin`." },
    };

    [Theory]
    [MemberData(nameof(Expected))]
    public void The_document_says_who_may_call_each_action(string action, string sentence) =>
        Assert.Equal(sentence, (string?)Document["operations"]![action]!["description"]);

    [Fact]
    public void The_expected_callers_cover_every_action() =>
        Assert.Equal(Actions.Names.Order(), Expected.Select(row => (string)row[0]).Order());

    [Fact]
    public void The_document_says_that_only_the_host_can_move_other_players_to_a_team() => Assert.Equal(
        "The player to move; left out: the caller. Only the host can move others.",
        (string?)Document["components"]!["schemas"]!["SetTeam"]!["properties"]!["playerId"]!["description"]);

    [Fact]
    public void A_later_protocol_version_is_named_after_the_sentence() =>
        Assert.Equal([Host, $"{Host} Since protocol version 2."], [Contract.Since(1, Host), Contract.Since(2, Host)]);
}
