using GameLobby.Application.Admin;
using GameLobby.Application.Lobbies;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.TestKit.Hosting;
using static GameLobby.TestKit.Builders.People;

namespace GameLobby.Application.Tests.Admin;

public sealed class ListingLobbies : IDisposable
{
    private readonly TestHost host = new();

    [Fact]
    public async Task Private_lobbies_are_listed_and_closed_ones_are_not()
    {
        var open = await Create(Scenes.Create with { Visibility = Visibility.Private }, Ada);
        var closed = await Create(Scenes.Create, Bob);
        var admin = await Admin();
        await admin.Done(new CloseLobby { LobbyId = closed });

        var listed = await admin.Done(new ListLobbies());

        Assert.Equal([open], listed.Items.Select(lobby => lobby.LobbyId));
        Assert.Equal((1, null), (listed.Total, listed.Before));
    }

    [Fact]
    public async Task Pages_list_each_lobby_once_the_newest_first()
    {
        var ids = await CreateMany(7);
        var admin = await Admin();
        var listed = new List<LobbyId>();
        LobbyId? before = null;
        do
        {
            var page = await admin.Done(new ListLobbies { Limit = 3, Before = before });
            listed.AddRange(page.Items.Select(lobby => lobby.LobbyId));
            Assert.Equal(7, page.Total);
            before = page.Before;
        }
        while (before is not null);

        Assert.Equal(ids.OrderByDescending(id => id.Value, StringComparer.Ordinal), listed);
    }

    [Fact]
    public async Task A_full_last_page_is_known_to_be_the_last()
    {
        await CreateMany(3);

        Assert.Null((await (await Admin()).Done(new ListLobbies { Limit = 3 })).Before);
    }

    [Fact]
    public async Task Only_lobbies_that_match_all_filters_are_listed()
    {
        var duel = await Create(Scenes.Create with { Name = "Night duel", Mode = "duel", Region = "eu" }, Ada);
        await Create(Scenes.Create with { Mode = "ctf", Region = "eu" }, Bob);
        await Create(Scenes.Create with { Mode = "duel", Region = "us" }, Cleo);
        var admin = await Admin();
        var code = (await host.Stored(duel)).Code.Value;

        foreach (var request in new[]
        {
            new ListLobbies { Mode = "duel", Region = "eu" },
            new ListLobbies { Text = "NIGHT D" },
            new ListLobbies { Text = code.ToLowerInvariant() },
        })
            Assert.Equal([duel], (await admin.Done(request)).Items.Select(lobby => lobby.LobbyId));

        Assert.Empty((await admin.Done(new ListLobbies { Status = LobbyStatus.InMatch })).Items);
        Assert.Empty((await admin.Done(new ListLobbies { Visibility = Visibility.Invite })).Items);
    }

    [Theory]
    [InlineData(CallerRights.Player)]
    [InlineData(CallerRights.Server)]
    public async Task Only_an_admin_may_list_all_lobbies(CallerRights rights)
    {
        var caller = await host.Connect(Eve, rights: rights);

        Assert.Equal(Refusals.NotAdmin, (await caller.Send(new ListLobbies())).Error);
        Assert.Equal(Refusals.NotAdmin, (await caller.Send(new GetStats())).Error);
        Assert.Equal(Refusals.NotAdmin, (await caller.Send(new GetPlayer { PlayerId = Ada })).Error);
    }

    public void Dispose() => host.Dispose();

    private Task<Client> Admin() => host.Connect(Eve, rights: CallerRights.Admin);

    private async Task<LobbyId> Create(CreateLobby request, PlayerId player) =>
        (await (await host.Connect(player)).Done(request)).LobbyId;

    private async Task<List<LobbyId>> CreateMany(int count)
    {
        var ids = new List<LobbyId>();
        for (var n = 0; n < count; n++)
        {
            host.Clock.Advance(TimeSpan.FromSeconds(1));
            ids.Add(await Create(Scenes.Create, new PlayerId($"player-{n}")));
        }

        return ids;
    }
}
