using GameLobby.Domain.Values;

namespace GameLobby.Domain.Lobbies;

/// <content>Versions that are written together, so that only the last of them is ever stored.</content>
public sealed partial record Lobby
{
    private static readonly TimeSpan BusyTime = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Whether this version can be written together with the next one. Then nobody sees the lobby as it was in between, and its reason
    /// belongs to no push.
    /// </summary>
    public bool CanBeSkipped(Lobby before) =>
        Reason is ChangeReason.Ready or ChangeReason.Unready or ChangeReason.MemberUpdated or ChangeReason.TeamsChanged
            or ChangeReason.SettingsChanged
        && (Code, Host, Match) == (before.Code, before.Host, before.Match)
        && Seats.SequenceEqual(before.Seats);

    /// <summary>Whether several requests were written together a moment ago, so that more probably wait.</summary>
    public bool IsBusy(DateTimeOffset now) => LastChange is { Earlier.Count: > 0 } && UpdatedAt + BusyTime > now;

    private IEnumerable<(PlayerId Player, Connection? Connection)> Seats => Members.Select(member => (member.Id, member.Connection));

    /// <summary>Returns this version with the reasons for an earlier one that is not stored, and for those before it.</summary>
    public Lobby Including(Lobby skipped) => this with
    {
        LastChange = LastChange! with
        {
            Earlier = [.. skipped.LastChange!.Earlier, skipped.LastChange with { Earlier = ValueList<LastChange>.Empty }],
        },
    };
}
