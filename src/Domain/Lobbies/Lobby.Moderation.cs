using GameLobby.Domain.Values;

namespace GameLobby.Domain.Lobbies;

/// <content>What a host or an operator does about other members. An operator is passed as null.</content>
public sealed partial record Lobby
{
    /// <summary>Removes a member for a minute, or permanently.</summary>
    /// <param name="detail">The reason that is shown to the removed member.</param>
    public Result<Lobby> Kick(PlayerId? by, PlayerId target, bool ban, string? detail, DateTimeOffset now)
    {
        if (RefusalToActAsHost(by) is { } refusal) return refusal;
        if (by == target) return Refusals.CannotKickYourself;
        if (ban && !Exclusions.CanBan(target)) return Refusals.TooManyBans(Exclusions.MaxBans);

        var earlier = Exclusions.Find(target, now);
        var member = Members.Find(target);
        var excluded = this with { Exclusions = Exclusions.Add(target, member?.Name ?? earlier?.Name, ban, now) };
        if (member is not null)
        {
            var removed = excluded with { Members = Members.Remove(it => it.Id == target) };
            return Next(now, ban ? ChangeReason.Banned : ChangeReason.Kicked, removed, detail);
        }

        if (earlier is null) return Refusals.NoSuchMember;

        return ban && !earlier.IsBan ? Next(now, ChangeReason.Banned, excluded) : this;
    }

    public Result<Lobby> Unban(PlayerId? by, PlayerId target, DateTimeOffset now)
    {
        if (RefusalToActAsHost(by) is { } refusal) return refusal;
        if (Exclusions.Find(target, now) is null) return this;

        return Next(now, ChangeReason.Unbanned, this with { Exclusions = Exclusions.Remove(target, now) });
    }

    public Result<Lobby> Mute(PlayerId? by, PlayerId target, bool muted, DateTimeOffset now)
    {
        if (RefusalToActAsHost(by) is { } refusal) return refusal;
        if (muted && target == Host) return Refusals.CannotMuteHost;
        if (!Members.Contains(target)) return Refusals.NoSuchMember;

        return Next(now, ChangeReason.MemberUpdated, this with
        {
            Members = Members.Change(target, member => member with { IsMuted = muted }),
        });
    }

    /// <summary>Makes another player the host.</summary>
    public Result<Lobby> Promote(PlayerId? by, PlayerId target, DateTimeOffset now)
    {
        if (RefusalToActAsHost(by) is { } refusal) return refusal;
        if (Members.Find(target) is not { } member) return Refusals.NoSuchMember;
        if (Host == target) return this;
        if (member.IsSpectator) return Refusals.SpectatorsCannotPlay;

        return Next(now, ChangeReason.Promoted, this with { Host = target });
    }

    public Result<Lobby> Close(PlayerId? by, string? detail, DateTimeOffset now)
    {
        if (IsClosed) return this;
        if (RefusalToActAsHost(by) is { } refusal) return refusal;

        return Next(now, ChangeReason.Closed, this with { IsClosed = true }, detail);
    }

    private Error? RefusalToActAsHost(PlayerId? by)
    {
        if (IsClosed) return by is null ? Refusals.LobbyClosed : Refusals.NotInLobby;
        if (by is not { } player) return null;
        if (Find(player) is null) return Refusals.NotInLobby;

        return player == Host ? null : Refusals.NotHost;
    }
}
