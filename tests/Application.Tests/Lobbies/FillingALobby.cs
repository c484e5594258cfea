using GameLobby.Application.Contracts;
using GameLobby.Application.Finding;
using GameLobby.Application.Lobbies;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.TestKit.Hosting;
using static GameLobby.Application.Tests.Lobbies.LargeLobbies;

namespace GameLobby.Application.Tests.Lobbies;

/// <summary>Lobbies filled to the limits with plain text and with text that JSON escapes.</summary>
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
    public async Task A_lobby_without_room_in_a_message_refuses_a_newcomer_and_is_unchanged(string text, int seated)
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
    public async Task A_quick_join_creates_a_lobby_when_another_has_no_room_in_a_message()
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
