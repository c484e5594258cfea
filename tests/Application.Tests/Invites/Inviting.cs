using GameLobby.Application.Contracts;
using GameLobby.Application.Invites;
using GameLobby.Application.Lobbies;
using GameLobby.Application.Members;
using GameLobby.Application.Ports;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.TestKit.Hosting;
using static GameLobby.TestKit.Builders.People;

namespace GameLobby.Application.Tests.Invites;

public sealed class Inviting : IDisposable
{
    private readonly TestHost host = new();

    [Fact]
    public async Task An_invite_reaches_the_invitee_and_the_reply_reaches_the_inviter()
    {
        var (lobby, clients) = await host.Gather(Ada);
        var bob = await host.Connect(Bob);

        var invite = await clients[0].Done(new SendInvite { PlayerId = Bob });
        await host.Settle();
        await bob.Done(new AcceptInvite { InviteId = invite.InviteId });
        await host.Settle();

        Assert.Equal(
            new InviteReceivedPush(invite.InviteId, lobby, Ada, "Name of ada", "Friday night", "ctf", Noon + Invite.Lifetime),
            Assert.Single(bob.Pushes.OfType<InviteReceivedPush>()));
        Assert.Equal(new InviteAnsweredPush(invite.InviteId, Bob, true), Assert.Single(clients[0].Pushes.OfType<InviteAnsweredPush>()));
    }

    [Fact]
    public async Task An_invite_admits_to_a_locked_invite_only_lobby_with_a_password()
    {
        var (lobby, clients) = await host.Gather(Scenes.Create with { Visibility = Visibility.Invite, Password = "sesame" }, Ada);
        await clients[0].Done(new UpdateLobby { Locked = true });
        var invite = await clients[0].Done(new SendInvite { PlayerId = Bob });

        var joined = await (await host.Connect(Bob)).Done(new AcceptInvite { InviteId = invite.InviteId });

        Assert.Equal(lobby, joined.LobbyId);
    }

    [Fact]
    public async Task An_invite_does_not_admit_to_a_full_lobby_or_override_a_ban()
    {
        var (lobby, clients) = await host.Gather(Scenes.Create with { MaxPlayers = 2 }, Ada, Bob);
        await clients[0].Done(new KickMember { PlayerId = Bob, Ban = true });
        var toBob = await clients[0].Done(new SendInvite { PlayerId = Bob });
        var toDan = await clients[0].Done(new SendInvite { PlayerId = Dan });
        await (await host.Connect(Cleo)).Done(Scenes.Join(lobby));

        Assert.Equal(Refusals.Banned, (await clients[1].Send(new AcceptInvite { InviteId = toBob.InviteId })).Error);
        Assert.Equal(Refusals.LobbyFull, (await (await host.Connect(Dan)).Send(new AcceptInvite { InviteId = toDan.InviteId })).Error);
    }

    [Fact]
    public async Task A_kicked_player_can_return_with_a_new_invite_but_not_an_old_one()
    {
        var (_, clients) = await host.Gather(Ada);
        var bob = await host.Connect(Bob);
        var old = await clients[0].Done(new SendInvite { PlayerId = Bob });
        await bob.Done(new AcceptInvite { InviteId = old.InviteId });
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await clients[0].Done(new KickMember { PlayerId = Bob });
        Assert.Equal("kicked", (await bob.Send(new AcceptInvite { InviteId = old.InviteId })).Error?.Code);

        host.Clock.Advance(TimeSpan.FromSeconds(1));
        var fresh = await clients[0].Done(new SendInvite { PlayerId = Bob });

        Assert.False((await bob.Send(new AcceptInvite { InviteId = fresh.InviteId })).IsRefused);
    }

    [Fact]
    public async Task Only_the_invitee_can_reply_to_an_invite_and_only_once()
    {
        var (_, clients) = await host.Gather(Ada);
        var (bob, cleo) = (await host.Connect(Bob), await host.Connect(Cleo));
        var id = (await clients[0].Done(new SendInvite { PlayerId = Bob })).InviteId;

        Assert.Equal(Refusals.NoSuchInvite, (await cleo.Send(new AcceptInvite { InviteId = id })).Error);
        Assert.Equal(Refusals.NoSuchInvite, (await cleo.Send(new DeclineInvite { InviteId = id })).Error);
        await bob.Done(new DeclineInvite { InviteId = id });
        Assert.Equal(Refusals.InviteExpired, (await bob.Send(new AcceptInvite { InviteId = id })).Error);
        Assert.False((await bob.Send(new DeclineInvite { InviteId = id })).IsRefused);

        await host.Settle();
        Assert.Equal(new InviteAnsweredPush(id, Bob, false), Assert.Single(clients[0].Pushes.OfType<InviteAnsweredPush>()));
    }

    [Fact]
    public async Task An_invite_expires_after_ten_minutes()
    {
        var (_, clients) = await host.Gather(Ada);
        var bob = await host.Connect(Bob);
        var id = (await clients[0].Done(new SendInvite { PlayerId = Bob })).InviteId;
        host.Clock.Advance(Invite.Lifetime);

        Assert.Equal(Refusals.InviteExpired, (await bob.Send(new AcceptInvite { InviteId = id })).Error);
        Assert.Equal(Refusals.InviteExpired, (await bob.Send(new DeclineInvite { InviteId = id })).Error);
    }

    [Fact]
    public async Task A_member_of_the_lobby_cannot_be_invited()
    {
        var (_, clients) = await host.Gather(Ada, Bob);

        Assert.Equal("invalid_request", (await clients[0].Send(new SendInvite { PlayerId = Bob })).Error?.Code);
    }

    [Fact]
    public async Task A_repeated_invite_request_gets_the_first_invite_and_sends_one_push()
    {
        var (_, clients) = await host.Gather(Ada);
        var bob = await host.Connect(Bob);
        var first = await clients[0].Done(new SendInvite { PlayerId = Bob }, "7");
        host.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(first, await clients[0].Done(new SendInvite { PlayerId = Bob }, "7"));
        Assert.Equal(Refusals.IdReused, (await clients[0].Send(new SendInvite { PlayerId = Cleo }, "7")).Error);
        await host.Settle();
        Assert.Single(bob.Pushes.OfType<InviteReceivedPush>());
    }

    [Fact]
    public async Task A_repeated_accept_has_no_second_effect()
    {
        var (lobby, clients) = await host.Gather(Ada);
        var bob = await host.Connect(Bob);
        var id = (await clients[0].Done(new SendInvite { PlayerId = Bob })).InviteId;
        await bob.Done(new AcceptInvite { InviteId = id }, "7");
        await bob.Done(new LeaveLobby());

        Assert.Equal(lobby, (await bob.Done(new AcceptInvite { InviteId = id }, "7")).LobbyId);
        Assert.Null((await host.Stored(lobby)).Find(Bob));
    }

    public void Dispose() => host.Dispose();
}
