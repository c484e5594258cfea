using System.Collections.Immutable;

namespace GameLobby.Benchmarks.SignalR;

/// <summary>One version of a lobby.</summary>
internal sealed record Lobby(string Id, string Code, string Name, string Mode, int MaxPlayers, DateTimeOffset CreatedAt)
{
    public long Version { get; init; } = 1;

    public DateTimeOffset UpdatedAt { get; init; } = CreatedAt;

    public ImmutableList<Member> Members { get; init; } = [];

    public bool IsClosed => Members.IsEmpty;

    public Lobby With(Member member) =>
        Members.FindIndex(each => each.Id == member.Id) is var index and >= 0
            ? this with { Members = Members.SetItem(index, member) }
            : this with { Members = Members.Add(member) };

    public Lobby Without(string player) => this with { Members = Members.RemoveAll(each => each.Id == player) };

    public Member? Find(string player) => Members.Find(each => each.Id == player);
}
