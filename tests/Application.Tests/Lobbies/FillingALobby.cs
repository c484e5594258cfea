using GameLobby.Application.Contracts;
using GameLobby.Application.Finding;
using GameLobby.Application.Lobbies;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.TestKit.Hosting;
using static GameLobby.Application.Tests.Lobbies.LargeLobbies;

namespace GameLobby.Application.Tests.Lobbies;

/// <summary>As much as rules let in of texts that JSON makes the most of, and of plain ones.</summary>
public sealed class FillingALobby : IDisposable
{
    private const string Plain = "x";

    private readonly TestHost host = new();

    [Theory]
    [InlineData(Plain, 128)]
    [InlineData("é", 110)]
    [InlineData("\"", 69)]
    [InlineData("🎮", 37)]
    [InlineData(Control, 20)]
    public async Task Whoever_a_message_has_no_room_for_is_told_that_the_lobby_is_full_and_nothing_changes(string text, int seated)
    {
        var full = await host.Fill(text);

        var inside = (await host.Stored(full)).Members.Count;
        Assert.Equal(seated, inside);
        if (inside == Roster.MaxMembers) return;

        var before = await host.Stored(full);
        var late = await host.Connect(Player(text, 999));
        Assert.Equal(Refusals.LobbyFull, (await late.Send(Newcomer(full, text))).Error);
        Assert.Equal(before, await host.Stored(full));
        Assert.Null((await host.Players.Get(late.Player, default)).LastLobby);
    }

    [Fact]
    public async Task A_quick_join_takes_another_lobby_then()
    {
        var full = await host.Fill(Control);
        var late = await host.Connect(Player(Control, 999));

        var joined = await late.Done(new QuickJoin
        {
            Mode = (await host.Stored(full)).Settings.Mode,
            MemberData = Large(Control),
            CreateIfNone = Scenes.Create,
        });

        Assert.True(joined.Created);
    }

    public void Dispose() => host.Dispose();
}
