using GameLobby.Application.Changes;
using GameLobby.Application.Histories;
using GameLobby.Application.Lobbies;
using GameLobby.Application.Members;
using GameLobby.Application.Ports;
using GameLobby.Application.Requests;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.TestKit.Builders;
using GameLobby.TestKit.Hosting;

namespace GameLobby.Application.Tests.Histories;

/// <summary>What the version history says about who caused a version, by which request and why.</summary>
public sealed class ExplainingVersions : IDisposable
{
    private readonly TestHost host = new();

    public void Dispose() => host.Dispose();

    [Fact]
    public async Task A_players_request_is_named_with_its_id_and_what_it_did()
    {
        var ada = await host.Connect(People.Ada);
        var lobby = await ada.Done(new CreateLobby { Name = "Friday night", Mode = "ctf", MaxPlayers = 4 }, "create");
        await ada.Done(new SetReady { Ready = true }, "ready");

        var entries = await Entries(lobby.LobbyId);

        Assert.Equal(
            [(2, "Player ada ready Ready: ada ready"), (1, "Player ada create Created: created by ada")],
            entries.Select(entry => ((int)entry.Version, Summary(entry))));
    }

    [Fact]
    public async Task A_newcomers_records_of_another_lobby_are_not_taken_for_the_cause()
    {
        var (ada, bob) = (await host.Connect(People.Ada), await host.Connect(People.Bob));
        var lobby = await ada.Done(new CreateLobby { Name = "Friday night", Mode = "ctf", MaxPlayers = 4 }, "create");
        await bob.Done(new CreateLobby { Name = "Other", Mode = "ctf", MaxPlayers = 4 }, "other");
        await bob.Done(new LeaveLobby(), "leave");
        await bob.Done(new JoinLobby { LobbyId = lobby.LobbyId }, "join");

        Assert.Equal("Player bob join Joined: bob joined", Summary((await Entries(lobby.LobbyId))[0]));
    }

    [Fact]
    public async Task Admins_and_game_servers_are_distinguished_from_the_host()
    {
        var (ada, bob) = (await host.Connect(People.Ada), await host.Connect(People.Bob));
        var eve = await host.Connect(People.Eve, rights: CallerRights.Admin);
        var server = await host.Connect(People.Dan, rights: CallerRights.Server);
        var lobby = await ada.Done(new CreateLobby { Name = "Friday night", Mode = "ctf", MaxPlayers = 4 }, "create");
        await bob.Done(new JoinLobby { LobbyId = lobby.LobbyId }, "join");
        await eve.Done(new KickMember { PlayerId = People.Bob, Reason = "cheats" }, "kick");
        await ada.Done(new UpdateLobby { Locked = true }, "lock");
        await server.Done(
            new UpdateLobby { LobbyId = lobby.LobbyId, Data = new Dictionary<string, string?> { ["$round"] = "2" } }, "round");

        var entries = await Entries(lobby.LobbyId);

        Assert.Equal(
            [
                "Server dan round SettingsChanged: settings: data",
                "Player ada lock SettingsChanged: settings: locked",
                "Admin eve kick Kicked: bob left; bans changed",
            ],
            entries.Take(3).Select(Summary));
        Assert.Equal("cheats", entries[2].Detail);
    }

    [Fact]
    public void The_service_and_edits_by_hand_have_no_request()
    {
        var lobby = ALobby.Of(People.Ada, People.Bob);
        var away = lobby.Disconnect(People.Bob, People.Bob.Socket(), People.Noon);
        var edited = Lobby.Restore(away.Stored() with { Version = away.Version + 1, LastChange = null });

        Assert.Equal("Service   Away: bob away", SummaryOf(lobby, away));
        Assert.Equal("Edit   : ", SummaryOf(away, edited));
        Assert.Equal("Edit   Deleted: closed", SummaryOf(lobby, lobby.Delete(People.Noon)));
    }

    [Fact]
    public void An_edit_by_hand_that_keeps_the_reasons_of_earlier_versions_does_not_repeat_them()
    {
        var lobby = ALobby.Of(People.Ada, People.Bob);
        var skipped = lobby.SetReady(People.Ada, true, People.Noon).Value;
        var stored = skipped.SetReady(People.Bob, true, People.Noon).Value.Including(skipped);
        var edited = stored.Edited(it => it with { Code = LobbyCode.Parse("ABC234")!.Value });

        Assert.Equal([skipped.Version, stored.Version], VersionEntries.Of(new LobbyStored(lobby, stored)).Select(entry => entry.Version));
        Assert.Equal([edited.Version], VersionEntries.Of(new LobbyStored(stored, edited)).Select(entry => entry.Version));
    }

    [Fact]
    public async Task Passwords_names_and_data_are_not_in_the_words()
    {
        var ada = await host.Connect(People.Ada);
        var lobby = await ada.Done(new CreateLobby { Name = "Friday night", Mode = "ctf", MaxPlayers = 4 });
        await ada.Done(new UpdateLobby
        {
            Name = "Secret club",
            Password = "hunter2",
            Data = new Dictionary<string, string?> { ["_seed"] = "42", ["map"] = "dust" },
        });
        await ada.Done(new UpdateMember { Data = new Dictionary<string, string?> { ["_hand"] = "aces" } });

        var words = string.Join('\n', (await Entries(lobby.LobbyId)).SelectMany(entry => entry.Changes));

        Assert.Equal("ada data\nsettings: name, data\npassword changed\ncreated by ada", words);
    }

    [Fact]
    public void A_push_that_was_not_delivered_is_an_entry_with_its_reason()
    {
        var pushes = new HistoryEntry(ALobby.Id, 7, People.Noon, [], [], [new PushFailure(People.Bob, "timed out")]);

        var entry = VersionEntries.Of(pushes)!;

        Assert.Equal((7, null), (entry.Version, entry.By));
        Assert.Equal(new PushFailure(People.Bob, "timed out"), Assert.Single(entry.Undelivered));
        Assert.Null(VersionEntries.Of(pushes with { Undelivered = null }));
    }

    [Fact]
    public async Task Only_an_admin_reads_the_history_and_gets_it_in_pages()
    {
        var (ada, eve) = (await host.Connect(People.Ada), await host.Connect(People.Eve, rights: CallerRights.Admin));
        var lobby = await ada.Done(new CreateLobby { Name = "Friday night", Mode = "ctf", MaxPlayers = 4 });
        for (var change = 0; change < 4; change++) await ada.Done(new SetReady { Ready = change % 2 == 0 });
        await Store();

        Assert.Equal("forbidden", (await ada.Send(new GetHistory { LobbyId = lobby.LobbyId })).Error?.Code);
        var first = await eve.Done(new GetHistory { LobbyId = lobby.LobbyId, Limit = 3 });
        var second = await eve.Done(new GetHistory { LobbyId = lobby.LobbyId, Limit = 3, Before = first.Before });

        Assert.Equal([5, 4, 3], first.Versions.Select(version => version.Version));
        Assert.Equal([2, 1], second.Versions.Select(version => version.Version));
        Assert.Null(second.Before);
    }

    private static string SummaryOf(Lobby before, Lobby after) =>
        Summary(Assert.Single(VersionEntries.Of(new LobbyStored(before, after))));

    private static string Summary(VersionEntry entry) =>
        $"{entry.By} {entry.Player} {entry.Request} {entry.Reason}: {string.Join("; ", entry.Changes)}";

    /// <summary>Stores the history of all writes so far.</summary>
    private async Task Store()
    {
        LobbyStored[] versions = [.. host.Table.TakeStream().OfType<LobbyStored>()];
        await host.Send(new StoreHistory(versions, []));
    }

    private async Task<IReadOnlyList<VersionEntry>> Entries(LobbyId lobby)
    {
        await Store();
        return await host.Versions.Latest(lobby, null, CancellationToken.None).ToListAsync();
    }
}
