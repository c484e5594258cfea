using GameLobby.Application.Contracts;
using GameLobby.Application.Lobbies;
using GameLobby.Application.Members;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.TestKit.Builders;
using GameLobby.TestKit.Hosting;
using static GameLobby.TestKit.Builders.People;

namespace GameLobby.Application.Tests.Lobbies;

/// <summary>Builders for lobbies that are filled to their limits.</summary>
internal static class LargeLobbies
{
    /// <summary>The character with the longest JSON escape.</summary>
    public const string Control = "\u0001";

    /// <summary>A character of private use: names may contain it, and its JSON escape is as long.</summary>
    private const string Private = "\ue000";

    public static PlayerId Wordy { get; } = Player(Control, 1);

    public static PlayerId Quiet { get; } = Player(Control, 2);

    /// <summary>Fills a lobby until it is full or has no room in a message. Each reply fits a message.</summary>
    public static async Task<LobbyId> Fill(this TestHost host, string text)
    {
        var opened = await (await host.Connect(Player(text, 0))).Done(Largest(text));
        for (var n = 1; n < Roster.MaxMembers; n++)
        {
            var player = await host.Connect(Player(text, n));
            var joined = await player.Send(Newcomer(opened.LobbyId, text));
            if (joined.IsRefused) Assert.Equal(Refusals.LobbyFull, joined.Error);
            else Assert.InRange(MessageSize.Of(joined.Value, WireJson.Relaxed.LobbySnapshot), 1, MessageSize.MaxPayload);
        }

        return opened.LobbyId;
    }

    public static PlayerId Player(string text, int number) => new($"{number:D4}{Times(text, 60)}");

    public static Dictionary<string, string?> Large(string text) => new() { ["k"] = Bytes(text, 511) };

    public static JoinLobby Newcomer(LobbyId lobby, string text) => Scenes.Join(lobby) with { MemberData = Large(text) };

    private static CreateLobby Largest(string text) => new()
    {
        Name = Name(text, 64),
        Mode = Name(text, 32),
        Region = Name(text, 32),
        MaxPlayers = Roster.MaxMembers,
        Teams = [.. Enumerable.Range(10, 16).Select(n => new Team($"{n}{Name(text, 30)}", Roster.MaxMembers))],
        Data = Enumerable.Range(10, 30).ToDictionary(n => $"{n}", string? (_) => Bytes(text, 134)),
        MemberData = Large(text),
    };

    private static string Name(string text, int characters) => Times(text == Control ? Private : text, characters);

    private static string Times(string text, int characters) => string.Concat(Enumerable.Repeat(text, characters / text.Length));

    private static string Bytes(string text, int bytes) =>
        string.Concat(Enumerable.Repeat(text, bytes / System.Text.Encoding.UTF8.GetByteCount(text)));

    /// <summary>
    /// A lobby without a byte to spare. Ada joins last with as many words as fit. Bob, with a short name, is host;
    /// version 100 is next; Wordy is ready and muted. Each of these has the shortest possible encoding.
    /// </summary>
    public static async Task<(LobbyId Lobby, int Words)> FillToTheLastByte(this TestHost host)
    {
        var lobby = await host.Fill(Control);
        var quiet = await host.Reconnect(Quiet);
        await quiet.Done(new UpdateMember { Data = Words(0) });
        var (bob, wordy) = (await host.Connect(Bob), await host.Reconnect(Wordy));
        await bob.Done(Scenes.Join(lobby));
        await (await host.Reconnect(Player(Control, 0))).Done(new PromoteMember { PlayerId = Bob });
        await wordy.Done(new SetReady { Ready = true });
        await bob.Done(new MuteMember { PlayerId = Wordy, Muted = true });
        var last = bob;
        for (var n = 0; ; n++)
        {
            var small = await host.Connect(new PlayerId($"small-{n}"));
            if ((await small.Send(Scenes.Join(lobby))).IsRefused) break;
            last = small;
        }

        await last.Done(new LeaveLobby());
        host.Table.Put((await host.Stored(lobby)).Edited(stored => stored with { Version = 98 }));
        var ada = await host.Connect(Ada);
        var words = 400;
        while ((await ada.Send(Scenes.Join(lobby) with { MemberData = Words(words) })).IsRefused) words--;
        Assert.InRange(words, 1, 399);
        return (lobby, words);
    }

    /// <summary>Opens a second connection of a player one second later.</summary>
    public static async Task<Client> Reconnect(this TestHost host, PlayerId player)
    {
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        return await host.Connect(player, socket: 2);
    }

    public static Dictionary<string, string?> Words(int count) => new() { ["k"] = new('x', count) };
}
