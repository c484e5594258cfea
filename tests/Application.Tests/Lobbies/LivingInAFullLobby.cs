using GameLobby.Application.Contracts;
using GameLobby.Application.Lobbies;
using GameLobby.Application.Matches;
using GameLobby.Application.Members;
using GameLobby.Application.Requests;
using GameLobby.Application.Sessions;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.TestKit.Builders;
using GameLobby.TestKit.Hosting;
using static GameLobby.TestKit.Builders.People;

namespace GameLobby.Application.Tests.Lobbies;

/// <summary>A lobby that a byte more would be too much for.</summary>
public sealed class LivingInAFullLobby : IDisposable
{
    private const string Control = "\u0001";
    private static readonly PlayerId Wordy = FillingALobby.Player(Control, 1);

    private readonly TestHost host = new();

    [Fact]
    public async Task Nobody_says_more_than_there_is_room_for_and_what_is_refused_changes_nothing()
    {
        var (lobby, _) = await Brimful();
        var before = await host.Stored(lobby);

        var more = await (await Again(Ada)).Send(new UpdateMember { Data = new Dictionary<string, string?> { ["more"] = "" } });

        Assert.Equal(Refusals.TooMuchData, more.Error);
        Assert.Equal(before, await host.Stored(lobby));
    }

    [Fact]
    public async Task Whoever_says_less_makes_room_for_others()
    {
        await Brimful();
        var wordy = await Again(Wordy);

        await wordy.Done(new UpdateMember { Data = new Dictionary<string, string?> { ["k"] = "" } });

        await (await Again(Ada)).Done(new UpdateMember { Data = new Dictionary<string, string?> { ["more"] = "" } });
        Assert.Equal(Refusals.TooMuchData, (await wordy.Send(new UpdateMember { Data = FillingALobby.Large(Control) })).Error);
    }

    [Fact]
    public async Task All_else_goes_on()
    {
        var (lobby, first) = await Brimful();
        var (boss, wordy) = (await Again(first), await Again(Wordy));

        await wordy.Done(new SetReady { Ready = true });
        await wordy.Done(new SetReady { Ready = false });
        await boss.Done(new MuteMember { PlayerId = Ada, Muted = true });
        await boss.Done(new MuteMember { PlayerId = Ada, Muted = false });
        await host.Send(new LoseConnection(Ada, (await host.Stored(lobby)).Find(Ada)!.Connection!));
        await boss.Done(new StartMatch { Force = true });
        await boss.Done(new CancelMatch());
        await boss.Done(new PromoteMember { PlayerId = Wordy });
        await wordy.Done(new PromoteMember { PlayerId = first });
        await wordy.Done(new LeaveLobby());
        await boss.Done(new KickMember { PlayerId = Ada, Ban = true });
        await boss.Done(new CloseLobby());

        Assert.True((await host.Stored(lobby)).IsClosed);
    }

    [Fact]
    public async Task One_that_is_too_large_already_gets_smaller_bit_by_bit_and_no_larger()
    {
        var (lobby, _) = await Brimful();
        host.Table.Put((await host.Stored(lobby)).Edited(Ada, ada => ada with { Data = DataMap.From([new("k", new('x', 9999))]) }));

        await (await Again(Wordy)).Done(new UpdateMember { Data = new Dictionary<string, string?> { ["k"] = "" } });
        await (await Again(FillingALobby.Player(Control, 2))).Done(new LeaveLobby());

        Assert.Equal(Refusals.LobbyFull, (await (await host.Connect(Bob)).Send(Scenes.Join(lobby))).Error);
    }

    [Fact]
    public async Task Whoever_comes_back_with_a_name_that_has_no_room_keeps_its_seat_and_its_old_name()
    {
        var (lobby, _) = await Brimful();
        var ada = await Again(Ada);
        var renamed = new Caller(Ada, string.Concat(Enumerable.Repeat(Control, 64)), ada.Connection, false, "1", "");

        var hello = await host.Send(new Hello(), renamed);

        Assert.Equal(lobby, hello.Value.Lobby?.LobbyId);
        var seat = (await host.Stored(lobby)).Find(Ada)!;
        Assert.Equal((ada.Connection, "Name of ada"), (seat.Connection, seat.Name));
    }

    [Fact]
    public async Task A_message_holds_it_also_when_all_are_away_and_a_match_runs_somewhere_with_a_long_name()
    {
        var (lobby, _) = await Brimful();
        var connection = string.Concat(Enumerable.Repeat(Control, 1024));
        host.Table.Put((await host.Stored(lobby)).Edited(stored => stored with
        {
            Version = long.MaxValue - 1,
            Host = FillingALobby.Player(Control, 2),
            Members = stored.Members.Change(_ => true, member => member with { Connection = null, AwayUntil = Noon }),
            Match = new Match($"{lobby}-{stored.Version}", Noon) { StartedAt = Noon, Connection = connection },
        }));
        var admin = await host.Connect(new PlayerId(string.Concat(Enumerable.Repeat(Control, 64))), isAdmin: true);

        var seen = await admin.Done(new GetLobby { LobbyId = lobby });

        var frame = new HelloReply(admin.Player, admin.Player.Value, Noon, 1, Limits.Default, seen, null);
        var size = MessageSize.Of(frame, WireJson.Relaxed.HelloReply);
        Assert.InRange(size, MessageSize.Content + 6 * 1024, MessageSize.Most - 128);
    }

    /// <summary>Ada comes last, with just as much data as there is room for.</summary>
    private async Task<(LobbyId Lobby, PlayerId Host)> Brimful()
    {
        var lobby = await FillingALobby.Fill(host, Control);
        for (var n = 0; ; n++)
        {
            var small = await host.Connect(new PlayerId($"small-{n}"));
            if ((await small.Send(Scenes.Join(lobby))).IsRefused) break;
        }

        await (await Again((await host.Stored(lobby)).Members.Last().Id)).Done(new LeaveLobby());
        var ada = await host.Connect(Ada);
        var words = 400;
        while ((await ada.Send(Scenes.Join(lobby) with { MemberData = Words(words) })).IsRefused) words--;
        Assert.InRange(words, 1, 399);
        return (lobby, (await host.Stored(lobby)).Host);
    }

    private static Dictionary<string, string?> Words(int count) => new() { ["k"] = new('x', count) };

    private async Task<Client> Again(PlayerId player)
    {
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        return await host.Connect(player, socket: 2);
    }

    public void Dispose() => host.Dispose();
}
