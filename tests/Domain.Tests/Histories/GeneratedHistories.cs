using CsCheck;
using GameLobby.Domain.Lobbies;
using GameLobby.TestKit.Builders;
using GameLobby.TestKit.Histories;

namespace GameLobby.Domain.Tests.Histories;

/// <summary>An invariant proves nothing unless the generated histories exercise every status, reason and change.</summary>
public sealed class GeneratedHistories
{
    private static readonly IReadOnlyList<Happening> Long = [.. Enumerable.Range(0, 30)
        .SelectMany(_ => History.Of(2000).Single())];

    [Fact]
    public void Generated_histories_reach_every_status() =>
        Assert.Empty(Enum.GetValues<LobbyStatus>().Except(Long.Select(it => it.After.Status)));

    [Fact]
    public void Generated_histories_contain_every_change_reason() =>
        Assert.Empty(Enum.GetValues<ChangeReason>().Except(Long.Select(it => it.After.Reason ?? it.Before.Reason ?? ChangeReason.Created)));

    [Fact]
    public void Generated_histories_contain_every_kind_of_change() => Assert.Empty(typeof(LobbyChange).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(LobbyChange)))
        .Except(Long.SelectMany(it => Compare.States(it.Before, it.After)).Select(change => change.GetType())));
}
