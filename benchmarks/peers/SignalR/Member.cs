using System.Collections.Immutable;

namespace GameLobby.Benchmarks.SignalR;

/// <summary>A player in a lobby.</summary>
internal sealed record Member(string Id, string Connection, DateTimeOffset JoinedAt)
{
    public bool Ready { get; init; }

    public ImmutableDictionary<string, string> Data { get; init; } = ImmutableDictionary<string, string>.Empty;
}
