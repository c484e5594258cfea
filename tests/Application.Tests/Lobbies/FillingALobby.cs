using GameLobby.Application.Contracts;
using GameLobby.Application.Finding;
using GameLobby.Application.Lobbies;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.TestKit.Hosting;

namespace GameLobby.Application.Tests.Lobbies;

/// <summary>As much as rules let in of texts that JSON makes the most of, and of plain ones.</summary>
public sealed class FillingALobby : IDisposable
{
    private const string Plain = "x";
    private const string Control = "\u0001";

    private readonly TestHost host = new();

    [Theory]
    [InlineData(Plain, 128)]
    [InlineData("é", 110)]
    [InlineData("\"", 69)]
    [InlineData("🎮", 37)]
    [InlineData(Control, 20)]
    public async Task Whoever_a_message_has_no_room_for_is_told_that_the_lobby_is_full_and_nothing_changes(string text, int seated)
    {
        var full = await Fill(host, text);

        var inside = (await host.Stored(full)).Members.Count;
        Assert.Equal(seated, inside);
        if (inside == Roster.Seats) return;

        var before = await host.Stored(full);
        var late = await host.Connect(Player(text, 999));
        Assert.Equal(Refusals.LobbyFull, (await late.Send(Newcomer(full, text))).Error);
        Assert.Equal(before, await host.Stored(full));
        Assert.Null((await host.Players.Get(late.Player, default)).LastLobby);
    }

    [Fact]
    public async Task A_quick_join_takes_another_lobby_then()
    {
        var full = await Fill(host, Control);
        var late = await host.Connect(Player(Control, 999));

        var joined = await late.Done(new QuickJoin
        {
            Mode = (await host.Stored(full)).Settings.Mode,
            MemberData = Large(Control),
            CreateIfNone = Scenes.Create,
        });

        Assert.True(joined.Created);
    }

    /// <summary>As many come as a lobby seats. Each answer fits a message.</summary>
    internal static async Task<LobbyId> Fill(TestHost host, string text)
    {
        var opened = await (await host.Connect(Player(text, 0))).Done(Largest(text));
        for (var n = 1; n < Roster.Seats; n++)
        {
            var player = await host.Connect(Player(text, n));
            var joined = await player.Send(Newcomer(opened.LobbyId, text));
            if (joined.IsRefused) Assert.Equal(Refusals.LobbyFull, joined.Error);
            else Assert.InRange(MessageSize.Of(joined.Value, WireJson.Relaxed.LobbySnapshot), 1, MessageSize.Content);
        }

        return opened.LobbyId;
    }

    internal static PlayerId Player(string text, int number) => new($"{number:D4}{Times(text, 60)}");

    internal static Dictionary<string, string?> Large(string text) => new() { ["k"] = Bytes(text, 511) };

    internal static JoinLobby Newcomer(LobbyId lobby, string text) => Scenes.Join(lobby) with { MemberData = Large(text) };

    private static CreateLobby Largest(string text) => new()
    {
        Name = Times(text, 64),
        Mode = Times(text, 32),
        Region = Times(text, 32),
        MaxPlayers = Roster.Seats,
        Teams = [.. Enumerable.Range(10, 16).Select(n => new Team($"{n}{Times(text, 30)}", Roster.Seats))],
        Data = Enumerable.Range(10, 30).ToDictionary(n => $"{n}", string? (_) => Bytes(text, 134)),
        MemberData = Large(text),
    };

    private static string Times(string text, int characters) => string.Concat(Enumerable.Repeat(text, characters / text.Length));

    private static string Bytes(string text, int bytes) =>
        string.Concat(Enumerable.Repeat(text, bytes / System.Text.Encoding.UTF8.GetByteCount(text)));

    public void Dispose() => host.Dispose();
}
