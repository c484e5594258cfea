using GameLobby.Domain.Values;

namespace GameLobby.Domain.Lobbies;

public sealed partial record Lobby
{
    /// <summary>Changes the settings, and the code if a new one is given.</summary>
    /// <param name="by">The host; null for an operator.</param>
    /// <param name="ifVersion">The version the caller has seen; the update is refused with <c>conflict</c> at any other.</param>
    public Result<Lobby> Update(
        PlayerId? by, Func<LobbySettings, LobbySettings> change, LobbyCode? newCode, long? ifVersion, DateTimeOffset now)
    {
        if (RefusalToActAsHost(by) is { } refusal) return refusal;
        if (ifVersion is { } seen && seen != Version) return Refusals.VersionChanged;

        var settings = change(Settings);
        if (RefusalOfSettings(settings) is { } unfit) return unfit;

        return Next(now, ChangeReason.SettingsChanged, this with { Settings = settings, Code = newCode ?? Code });
    }

    /// <summary>Changes a member's data, and whether the member plays or watches.</summary>
    public Result<Lobby> UpdateMember(PlayerId player, Func<DataMap, DataMap> change, bool? spectate, DateTimeOffset now)
    {
        if (Find(player) is not { } member) return Refusals.NotInLobby;

        var data = change(member.Data);
        if (!DataLimits.OfMember.Holds(data)) return Refusals.DataTooLarge;

        var changesRole = spectate is not null && spectate != member.IsSpectator;
        var updated = changesRole ? ChangeRole(member, spectate is true) : member;
        if (updated.Error is { } error) return error;

        return Next(now, ChangeReason.MemberUpdated, this with
        {
            Members = Members.Change(player, _ => updated.Value with { Data = data }),
        });
    }

    private Result<Member> ChangeRole(Member member, bool spectate)
    {
        if (Status is LobbyStatus.InMatch) return Refusals.MatchInProgress;
        if (spectate)
        {
            if (!Settings.AllowSpectators) return Refusals.NoSpectators;
            return member with { IsSpectator = true, IsReady = false, Team = null };
        }

        if (Match is not null) return Refusals.MatchInProgress;
        if (Members.Players.Count() >= Settings.MaxPlayers) return Refusals.LobbyFull;

        return member with { IsSpectator = false, Team = SmallestTeam() };
    }

    /// <summary>Returns why the settings don't fit the current members; null if they do.</summary>
    private Error? RefusalOfSettings(LobbySettings settings)
    {
        if (settings.MaxPlayers < Members.Players.Count()) return Refusals.MaxPlayersBelowPlayers;
        if (settings.MinPlayers > settings.MaxPlayers) return Refusals.MinPlayersAboveMaxPlayers;
        if (Members.Any(member => member.Team is { } team && settings.Teams.All(it => it.Name != team)))
            return Refusals.RemovedTeamHasMembers;
        if (settings.Teams.Any(team => Members.CountOn(team) > team.Size)) return Refusals.TeamSizeBelowMembers;

        return DataLimits.OfLobby.Holds(settings.Data) ? null : Refusals.DataTooLarge;
    }
}
