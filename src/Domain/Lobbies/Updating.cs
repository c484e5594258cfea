using GameLobby.Domain.Values;

namespace GameLobby.Domain.Lobbies;

/// <summary>Changing what a lobby is, and what a member says of itself.</summary>
public static class Updating
{
    /// <summary>Gives the lobby other settings, and another code if one is given: the old one leads nowhere then.</summary>
    /// <param name="by">The host; null: an operator.</param>
    /// <param name="ifVersion">The version that whoever asks has seen; another one is a conflict.</param>
    public static Result<Lobby> Update(
        this Lobby lobby, PlayerId? by, Func<LobbySettings, LobbySettings> change, LobbyCode? newCode, long? ifVersion, DateTimeOffset now)
    {
        if (lobby.Forbids(by) is { } forbidden) return forbidden;
        if (ifVersion is { } seen && seen != lobby.Version) return Refusals.VersionMoved;

        var settings = change(lobby.Settings);
        return Misfit(lobby, settings) is { } misfit
            ? misfit
            : lobby.Next(now, Reason.SettingsChanged, lobby with { Settings = settings, Code = newCode ?? lobby.Code });
    }

    /// <summary>Changes the data that a member shows, and whether it plays or watches.</summary>
    public static Result<Lobby> UpdateMember(
        this Lobby lobby, PlayerId player, Func<DataMap, DataMap> change, bool? spectate, DateTimeOffset now)
    {
        if (lobby.Find(player) is not { } member) return Refusals.NotInLobby;

        var data = change(member.Data);
        if (!DataLimits.OfMember.Holds(data)) return Refusals.TooMuchData;

        var moved = spectate is { } watch && watch != member.IsSpectator ? Move(lobby, member, watch) : member;
        return moved.Map(it => lobby.Next(now, Reason.MemberUpdated, lobby with
        {
            Members = lobby.Members.Change(player, _ => it with { Data = data }),
        }));
    }

    private static Result<Member> Move(Lobby lobby, Member member, bool watch) => watch switch
    {
        _ when lobby.Status is LobbyStatus.InMatch => Refusals.MatchInProgress,
        true when !lobby.Settings.AllowSpectators => Refusals.NoSpectators,
        true => member with { IsSpectator = true, IsReady = false, Team = null },
        false when lobby.Match is not null => Refusals.MatchInProgress,
        false when lobby.Members.Players.Count() >= lobby.Settings.MaxPlayers => Refusals.LobbyFull,
        false => member with { IsSpectator = false, Team = lobby.Emptiest() },
    };

    /// <summary>What the members that are in would not fit.</summary>
    private static Error? Misfit(Lobby lobby, LobbySettings settings) => settings switch
    {
        _ when settings.MaxPlayers < lobby.Members.Players.Count() =>
            Refusals.Invalid("maxPlayers", "More players than that are in."),
        _ when settings.MinPlayers > settings.MaxPlayers =>
            Refusals.Invalid("minPlayers", "A match can't need more players than the lobby takes."),
        _ when lobby.Members.Any(member => member.Team is { } team && settings.Teams.All(it => it.Name != team)) =>
            Refusals.Invalid("teams", "A team that is left out has members."),
        _ when settings.Teams.Any(team => lobby.Members.On(team) > team.Size) =>
            Refusals.Invalid("teams", "A team has more members than that."),
        _ when !DataLimits.OfLobby.Holds(settings.Data) => Refusals.TooMuchData,
        _ => null,
    };
}
