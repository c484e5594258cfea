using GameLobby.Domain.Lobbies;

namespace GameLobby.Model.Tests.Checks;

/// <summary>What the service does on its own: connections come and go, time passes.</summary>
internal static class Service
{
    /// <summary>Whether one such operation leads from a version to the next.</summary>
    public static bool Explains(Lobby before, Lobby after) => Outcomes(before, after).Any(outcome => outcome.HasStateOf(after));

    private static IEnumerable<Lobby> Outcomes(Lobby before, Lobby after)
    {
        var now = after.UpdatedAt;
        yield return before.Expire(now);
        if (before.Match is { } match) yield return before.BeginMatch(match, after.Match?.Connection, now);
        foreach (var member in before.Members)
        {
            if (member.Connection is { } lost) yield return before.Disconnect(member.Id, lost, now);
            if (after.Members.Find(member.Id)?.Connection is not { } connection) continue;
            var arrived = new Member(member.Id, member.Name, now) { Connection = connection };
            if (before.Connect(arrived, now) is { IsRefused: false } connected) yield return connected.Value;
        }
    }
}
