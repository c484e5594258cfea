using System.Reflection;
using CsCheck;
using GameLobby.Domain.Lobbies;
using GameLobby.TestKit.Builders;

namespace GameLobby.Application.Tests.Stores;

/// <summary>A store could lose a field that is the same in every generated lobby, and no round-trip test would notice.</summary>
public sealed class GeneratedLobbies
{
    private static readonly Lobby[] Some = [.. Enumerable.Range(0, 300).Select(_ => RichLobbies.Any.Single())];

    [Fact]
    public void Every_field_of_a_lobby_varies() => Assert.Empty(Same(Some.Select(ALobby.Stored)));

    [Fact]
    public void Every_field_of_the_lobby_settings_varies() => Assert.Empty(Same(Some.Select(lobby => lobby.Settings)));

    [Fact]
    public void Every_field_of_the_members_varies() => Assert.Empty(Same(Some.SelectMany(lobby => lobby.Members)));

    [Fact]
    public void Every_field_of_the_other_stored_types_varies()
    {
        Assert.Empty(Same(Some.Select(lobby => lobby.Match).OfType<Match>()));
        Assert.Empty(Same(Some.Select(lobby => lobby.LastChange).OfType<LastChange>()));
        Assert.Empty(Same(Some.SelectMany(lobby => lobby.IdempotencyRecords.Items)));
        Assert.Empty(Same(Some.SelectMany(lobby => lobby.Exclusions.Items)));
        Assert.Empty(Same(Some.SelectMany(lobby => lobby.Settings.Teams)));
    }

    /// <summary>The names of the properties that have a single value.</summary>
    private static IEnumerable<string> Same<T>(IEnumerable<T> items)
    {
        var all = items.ToArray();
        return typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => all.Select(item => property.GetValue(item)).Distinct().Take(2).Count() < 2)
            .Select(property => $"{typeof(T).Name}.{property.Name}");
    }
}
