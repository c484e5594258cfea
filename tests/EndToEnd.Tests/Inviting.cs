using GameLobby.EndToEnd.Tests.Client;
using GameLobby.EndToEnd.Tests.Running;
using Xunit.Abstractions;

namespace GameLobby.EndToEnd.Tests;

public sealed class Inviting(LocalCloudProcess cloud, ITestOutputHelper output) : EndToEndTest(cloud, output)
{
    [Fact]
    public async Task An_invite_reaches_the_invited_player_and_its_acceptance_the_inviter()
    {
        var (ada, grace) = await Pair();
        var alan = await Newcomer("Alan");

        var sent = await grace.Request("invite.send", new { playerId = alan.Id });
        var received = await alan.Push("invite.received");

        Assert.Equal((string)sent["inviteId"]!, (string)received["inviteId"]!);
        Assert.Equal((string)sent["expiresAt"]!, (string)received["expiresAt"]!);
        Assert.InRange((DateTimeOffset)sent["expiresAt"]!, DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddHours(1));
        Assert.Equal(
            [ada.Lobby.LobbyId, grace.Id, "Grace", "Friday night", "ctf"],
            new[] { "lobbyId", "from", "name", "lobbyName", "mode" }.Select(member => (string)received[member]!));

        Assert.True((await alan.Send("invite.accept", new { inviteId = (string)received["inviteId"]! })).Snapshot.Has(alan));
        var answered = await grace.Push("invite.answered");
        Assert.Equal((alan.Id, true), ((string)answered["playerId"]!, (bool)answered["accepted"]!));
        Assert.Equal((string)sent["inviteId"]!, (string)answered["inviteId"]!);
        await ada.WaitUntil(it => it.Has(alan));
    }

    public static TheoryData<string> Closed { get; } = ["private", "invite", "locked", "password"];

    [Theory, MemberData(nameof(Closed))]
    public async Task An_invite_admits_to_a_lobby_that_is_closed_to_others(string how)
    {
        var (ada, alan) = (await Newcomer("Ada"), await Newcomer("Alan"));
        await ada.Create(how is "password" ? new { password = "open sesame" } : how is "locked" ? null : new { visibility = how });
        if (how is "locked") await ada.Request("lobby.update", new { locked = true });

        Assert.True((await alan.Send("invite.accept", new { inviteId = await Invite(ada, alan) })).Snapshot.Has(alan));
    }

    [Fact]
    public async Task A_player_that_accepts_an_invite_chooses_its_team()
    {
        var ada = await Newcomer("Ada");
        await ada.Create(new { allowSpectators = true, teams = new[] { new { name = "red", size = 2 }, new { name = "blue", size = 2 } } });
        var (alan, grace) = (await Newcomer("Alan"), await Newcomer("Grace"));

        var inviteId = await Invite(ada, alan);
        var player = await alan.Send("invite.accept", new { inviteId, team = "red", memberData = new { level = "3" } });
        var spectator = await grace.Send("invite.accept", new { inviteId = await Invite(ada, grace), spectate = true });

        Assert.Equal(("red", "3"), (player.Snapshot.Of(alan).Team, (string?)player.Snapshot.Of(alan).Data["level"]));
        Assert.Equal("spectator", spectator.Snapshot.Of(grace).Role);
    }

    [Fact]
    public async Task An_invite_admits_to_neither_a_full_lobby_nor_a_running_match()
    {
        var (ada, _) = await Pair(new { maxPlayers = 2, countdownSeconds = 0 });
        var alan = await Newcomer("Alan");
        var invite = await Invite(ada, alan);

        Assert.Equal("lobby_full", (await alan.Send("invite.accept", new { inviteId = invite })).Code);
        await ada.Request("match.start", new { force = true });
        await ada.WaitUntil(it => it.Status == "inMatch");

        Assert.Equal("match_in_progress", (await alan.Send("invite.accept", new { inviteId = invite })).Code);
    }

    [Fact]
    public async Task A_declined_invite_is_reported_to_the_inviter_and_expires()
    {
        var (ada, alan) = (await Newcomer("Ada"), await Newcomer("Alan"));
        await ada.Create();
        var invite = await Invite(ada, alan);

        Assert.Empty(await alan.Request("invite.decline", new { inviteId = invite }));

        Assert.False((bool)(await ada.Push("invite.answered"))["accepted"]!);
        Assert.Equal("invite_expired", (await alan.Send("invite.accept", new { inviteId = invite })).Code);
    }

    [Fact]
    public async Task An_invite_can_only_be_accepted_by_its_addressee()
    {
        var (ada, alan, eve) = (await Newcomer("Ada"), await Newcomer("Alan"), await Newcomer("Eve"));
        await ada.Create();
        var invite = await Invite(ada, alan);

        foreach (var action in new[] { "invite.accept", "invite.decline" })
        {
            Assert.Equal("not_found", (await eve.Send(action, new { inviteId = invite })).Code);
            Assert.Equal("not_found", (await alan.Send(action, new { inviteId = "unknown" })).Code);
        }
    }

    [Fact]
    public async Task Only_members_can_invite_and_nobody_gets_a_second_seat()
    {
        var (ada, grace) = await Pair();
        var alan = await Newcomer("Alan");
        await alan.Create();

        Assert.Equal("not_in_lobby", (await (await Newcomer("Eve")).Send("invite.send", new { playerId = alan.Id })).Code);
        Assert.Equal("invalid_request", (await ada.Send("invite.send", new { playerId = grace.Id })).Code);
        Assert.Equal("already_in_lobby", (await alan.Send("invite.accept", new { inviteId = await Invite(ada, alan) })).Code);
    }

    private static async Task<string> Invite(Player from, Player to) =>
        (string)(await from.Request("invite.send", new { playerId = to.Id }))["inviteId"]!;
}
