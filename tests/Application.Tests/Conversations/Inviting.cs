using GameLobby.Application.Contracts;
using GameLobby.Application.Invites;
using GameLobby.Application.Lobbies;
using GameLobby.Application.Members;
using GameLobby.Application.Ports;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.TestKit.Hosting;
using static GameLobby.TestKit.Builders.People;

namespace GameLobby.Application.Tests.Conversations;

public sealed class Inviting : IDisposable
{
    private readonly TestHost host = new();

    [Fact]
    public async Task The_invited_hears_of_it_and_gets_in_where_others_do_not()
    {
        var (lobby, ada, bob) = await Invited(Scenes.Create with { Visibility = Visibility.Invite, Password = "sesame" });
        await host.Settle();
        var received = Assert.IsType<InviteReceivedPush>(Assert.Single(bob.Pushes));
        Assert.Equal((lobby, Ada, "Friday night"), (received.LobbyId, received.From, received.LobbyName));

        var joined = await bob.Done(new AcceptInvite { InviteId = received.InviteId });

        Assert.Equal([Ada, Bob], joined.Members.Select(member => member.PlayerId));
        Assert.False((await ada.Send(new GetLobby())).IsRefused);
    }

    [Fact]
    public async Task The_inviter_hears_that_it_was_declined_and_it_stands_no_more()
    {
        var (_, ada, bob) = await Invited(Scenes.Create);
        await host.Settle();
        var invite = ((InviteReceivedPush)bob.Pushes[0]).InviteId;

        await bob.Done(new DeclineInvite { InviteId = invite });
        await host.Settle();

        Assert.Equal(new InviteAnsweredPush(invite, Bob, false), ada.Pushes[^1]);
        Assert.Equal(Refusals.InviteExpired, (await bob.Send(new AcceptInvite { InviteId = invite })).Error);
        Assert.False((await bob.Send(new DeclineInvite { InviteId = invite })).IsRefused);
    }

    [Fact]
    public async Task An_invite_is_nobody_elses_and_does_not_stand_for_ever()
    {
        var (_, _, bob) = await Invited(Scenes.Create);
        await host.Settle();
        var invite = ((InviteReceivedPush)bob.Pushes[0]).InviteId;

        Assert.Equal(Refusals.NoSuchInvite, (await (await host.Connect(Cleo)).Send(new AcceptInvite { InviteId = invite })).Error);
        Assert.Equal(Refusals.NoSuchInvite, (await (await host.Connect(Dan)).Send(new DeclineInvite { InviteId = invite })).Error);
        Assert.Equal(Refusals.NoSuchInvite, (await bob.Send(new AcceptInvite { InviteId = new InviteId("none") })).Error);
        host.Clock.Advance(Invite.Stands);
        Assert.Equal(Refusals.InviteExpired, (await bob.Send(new AcceptInvite { InviteId = invite })).Error);
    }

    [Fact]
    public async Task An_invite_never_opens_what_is_full_nor_for_the_banned()
    {
        var (_, ada, bob) = await Invited(Scenes.Create with { MaxPlayers = 2 });
        await host.Settle();
        var invite = new AcceptInvite { InviteId = ((InviteReceivedPush)bob.Pushes[0]).InviteId };
        await bob.Done(invite);
        await ada.Done(new KickMember { PlayerId = Bob, Ban = true });
        Assert.Equal(Refusals.Banned, (await bob.Send(invite)).Error);

        await ada.Done(new UnbanMember { PlayerId = Bob });
        var own = (await ada.Done(new GetLobby())).LobbyId;
        await (await host.Connect(Cleo)).Done(Scenes.Join(own));
        Assert.Equal(Refusals.LobbyFull, (await bob.Send(invite)).Error);
    }

    [Fact]
    public async Task Who_is_in_already_is_not_invited()
    {
        var (_, clients) = await host.Gather(Ada, Bob);

        Assert.Contains("playerId", (await clients[0].Send(new SendInvite { PlayerId = Bob })).Error!.Details!);
    }

    [Fact]
    public async Task A_repeat_invites_once()
    {
        var (_, clients) = await host.Gather(Ada);
        var first = await clients[0].Done(new SendInvite { PlayerId = Bob }, "7");
        host.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(first, await clients[0].Done(new SendInvite { PlayerId = Bob }, "7"));
    }

    private async Task<(LobbyId Lobby, Client Ada, Client Bob)> Invited(CreateLobby create)
    {
        var (lobby, clients) = await host.Gather(create, Ada);
        var bob = await host.Connect(Bob);
        await clients[0].Done(new SendInvite { PlayerId = Bob });
        return (lobby, clients[0], bob);
    }

    public void Dispose() => host.Dispose();
}
