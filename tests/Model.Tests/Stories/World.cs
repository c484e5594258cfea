namespace GameLobby.Model.Tests.Stories;

/// <summary>What the clients of a story know of each other: lobbies, codes and invites.</summary>
internal sealed class World
{
    private readonly Lock gate = new();
    private readonly List<(string Lobby, string Code)> lobbies = [];
    private readonly Dictionary<string, List<ReceivedInvite>> invites = [];

    public void Add(string lobby, string code)
    {
        lock (gate)
        {
            if (!lobbies.Contains((lobby, code))) lobbies.Add((lobby, code));
        }
    }

    public void Invite(string player, ReceivedInvite invite)
    {
        lock (gate)
        {
            if (!invites.TryGetValue(player, out var list)) invites[player] = list = [];
            list.Add(invite);
        }
    }

    /// <summary>One of the latest lobbies; null before the first.</summary>
    public (string Lobby, string Code)? Lobby(Random random)
    {
        lock (gate) return lobbies.Count == 0 ? null : lobbies[^random.Next(1, Math.Min(lobbies.Count, 6) + 1)];
    }

    public ReceivedInvite? InviteFor(string player, Random random)
    {
        lock (gate) return invites.TryGetValue(player, out var list) ? list[random.Next(list.Count)] : null;
    }
}

internal sealed record ReceivedInvite(string Invite, string Lobby, DateTimeOffset SentAt);
