using System.Text.Json.Nodes;
using GameLobby.Application.Contracts;
using GameLobby.Application.Requests;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.Model.Tests.Clients;
using GameLobby.Model.Tests.Stories;
using GameLobby.TestKit.Wire;

namespace GameLobby.Model.Tests.Checks;

/// <summary>
/// Explains what was stored and replied by the domain. The versions of a lobby are its history: each must be what the domain makes of the
/// version before it for exactly one request, or for the service itself, within the time of that request. Replies must fit a version that
/// was current during the request. So each lobby is linearizable.
/// </summary>
internal sealed class Explanation
{
    private const string Operator = "operator";

    /// <summary>Stored times are in whole milliseconds.</summary>
    private static readonly TimeSpan Precision = TimeSpan.FromMilliseconds(1);

    private readonly StoredFacts stored;
    private readonly Journal journal;
    private readonly Dictionary<(string Player, string Id), Request> requests;
    private readonly Dictionary<(string Player, string Id), Lobby> effects = [];
    /// <summary>The version that each record was stored with first. A player's records move along to the next lobby.</summary>
    private readonly Dictionary<IdempotencyRecord, Lobby> origins = [];
    private readonly List<string> problems = [];

    public Explanation(StoredFacts stored, Journal journal)
    {
        (this.stored, this.journal) = (stored, journal);
        requests = journal.Requests.ToDictionary(Key);
        foreach (var version in stored.Lobbies.Values.SelectMany(versions => versions).OrderBy(version => version.UpdatedAt))
            foreach (var record in version.IdempotencyRecords.Items) origins.TryAdd(record, version);
    }

    /// <summary>The player and the hash of the request's id, as in idempotency records.</summary>
    private static (string Player, string Id) Key(Request request) => (request.Player, RequestHash.OfId(request.Id));

    public IReadOnlyList<string> Problems()
    {
        foreach (var versions in stored.Lobbies.Values) ExplainLobby(versions);
        foreach (var request in requests.Values) ExplainReply(request);
        ExplainMessages();
        ExplainInvites();
        foreach (var sight in journal.Sights) ExplainSight(sight);
        return problems;
    }

    private void ExplainLobby(List<Lobby> versions)
    {
        for (var index = 0; index < versions.Count; index++)
        {
            var (before, after) = (index == 0 ? null : versions[index - 1], versions[index]);
            if (after.Version != (before?.Version ?? 0) + 1) Problem(after, $"follows version {before?.Version ?? 0}");
            if (before?.UpdatedAt > after.UpdatedAt) Problem(after, "was decided before the version that it follows");
            ExplainVersion(before, after);
        }
    }

    private void ExplainVersion(Lobby? before, Lobby after)
    {
        var added = after.IdempotencyRecords.Items.Except(before?.IdempotencyRecords.Items ?? []).ToArray();
        var makers = added
            .Where(record => record.Version == after.Version && IsAt(record, after.UpdatedAt) && origins[record] == after)
            .ToArray();
        if (makers.Length > 1) Problem(after, $"has {makers.Length} requests");
        if (makers.Length == 0)
        {
            if (before is null || !Service.Explains(before, after)) Problem(after, "is explained by no request and not by the service");
            return;
        }

        var key = (makers[0].Player.Value, makers[0].Request);
        if (requests.GetValueOrDefault(key) is not { } request)
        {
            Problem(after, $"is of a request that nobody sent: {key}");
            return;
        }

        if (!effects.TryAdd(key, after)) Problem(after, $"is the second effect of {request}, after {Name(effects[key])}");
        var isLate = after.UpdatedAt > request.RepliedAt + Precision && !MayBeLate(request, before);
        if (isLate || after.UpdatedAt < request.FirstSentAt - Precision)
            Problem(after, $"was decided outside of the time of {request}");
        if (Outcome(request, before, after) is not { } outcome || !outcome.HasStateOf(after))
            Problem(after, $"is not what the domain makes of {request}");
        if (before is not null && before.IdempotencyRecords.Items.Any(record => IsLost(record, after)))
            Problem(after, "lost idempotency records");
    }

    /// <summary>Records have the time rounded up to a second, lobbies rounded down to a millisecond.</summary>
    private static bool IsAt(IdempotencyRecord record, DateTimeOffset time) =>
        record.At >= time && record.At - time <= TimeSpan.FromSeconds(1);

    /// <summary>
    /// An earlier copy of a request that is sent again may take effect after another copy was refused, unless the player is a member, whose
    /// newer connection stops it.
    /// </summary>
    private static bool MayBeLate(Request request, Lobby? before) =>
        request.Attempts > 1 && !request.IsOk && before?.Find(new(request.Player)) is null;

    private static bool IsLost(IdempotencyRecord record, Lobby after) =>
        record.At + IdempotencyRecords.Retention > after.UpdatedAt
        && !after.IdempotencyRecords.Items.Contains(record)
        && after.IdempotencyRecords.Of(record.Player).Items.Count < IdempotencyRecords.MaxPerPlayer;

    /// <summary>Returns what the domain makes of a request; null if it refuses or ignores it.</summary>
    private static Lobby? Outcome(Request request, Lobby? before, Lobby after)
    {
        var moment = new Moment(new(request.Player), after.UpdatedAt, after);
        if (before is null) return request.Move.Creates?.Invoke(moment);

        return request.Move.Operation?.Invoke(before, moment) is { IsRefused: false } result
            ? result.Value.CausedBy(request.Player == Operator ? ChangeAuthor.Admin : null, null)
            : null;
    }

    private void ExplainReply(Request request)
    {
        var effect = effects.GetValueOrDefault(Key(request));
        if (request.RepliedAt is null) return;

        if (!request.IsOk)
        {
            if (effect is not null && !MayBeLate(request, Before(effect)))
                problems.Add($"Refused, but took effect in {Name(effect)}: {request}");
            if (!ExplainsRefusal(request)) problems.Add($"No version refuses this: {request} {request.Reply!.ToJsonString()}");
            return;
        }

        if (IsForAdmins(request) && request.Player != Operator) problems.Add($"Allowed for a player: {request}");
        if (effect is not null)
        {
            if (request.ReplyData!["members"] is null && (long?)request.ReplyData["version"] is { } version && version != effect.Version)
                problems.Add($"The reply is not about its effect, {Name(effect)}: {request}");
            if ((DateTimeOffset?)request.ReplyData["startsAt"] is { } startsAt && startsAt != effect.Match?.StartsAt)
                problems.Add($"The match in {Name(effect)} does not start when the reply says: {request}");
        }
        else if (request.Move.Creates is not null || (request.Move.Operation is not null && !ChangesNothing(request)))
        {
            problems.Add($"Succeeded without an effect: {request}");
        }
    }

    private Lobby? Before(Lobby version) => stored.Lobbies[version.Id].Find(it => it.Version == version.Version - 1);

    /// <summary>Whether a version was current for which the request changes nothing, and which the reply names.</summary>
    private bool ChangesNothing(Request request)
    {
        var reply = request.ReplyData!;
        var named = reply["members"] is null ? (long?)reply["version"] : null;
        return Current(request).Any(it =>
            Try(request, it.Version, it.Until) is { IsRefused: false } result
            && result.Value.Version == it.Version.Version
            && (named is null || named == it.Version.Version));
    }

    private static bool IsForAdmins(Request request) => request.Move.Action.StartsWith("admin.", StringComparison.Ordinal);

    private bool ExplainsRefusal(Request request) => request.Code switch
    {
        "not_in_lobby" => !IsSeatedThroughout(request),
        "already_in_lobby" => stored.Lobbies.Values.SelectMany(versions => Current(versions, request)).Any(it =>
            it.Version.Id.Value == (string?)request.Reply!["error"]!["details"]!["lobbyId"]
            && it.Version.Find(new(request.Player)) is not null),
        "rate_limited" => true, // for guessing
        "forbidden" when IsForAdmins(request) => request.Player != Operator,
        "not_found" or "invite_expired" when request.Move.Action is "lobby.join" or "lobby.quickJoin" or "lobby.get" or "invite.accept"
            or "invite.decline" => true, // depends on codes and invites, which a lobby's versions do not show
        _ => Current(request).Concat(CurrentAfterCode(request))
            .Any(it => Try(request, it.Version, it.Until)?.Error?.Code == request.Code),
    };

    private static Domain.Result<Lobby>? Try(Request request, Lobby version, DateTimeOffset now) =>
        request.Move.Operation?.Invoke(version, new Moment(new(request.Player), now, null));

    /// <summary>Versions that a request was about and that may have been current when it was decided, with the latest such time.</summary>
    private IEnumerable<(Lobby Version, DateTimeOffset Until)> Current(Request request) => stored.Lobbies.Values
        .SelectMany(versions => Current(versions, request))
        .Where(it => request.Move.IsAbout(it.Version, new(request.Player)));

    /// <summary>Current versions of a lobby that the code of a join led to, even if the code was then replaced.</summary>
    private IEnumerable<(Lobby Version, DateTimeOffset Until)> CurrentAfterCode(Request request) => request.Move.Action is not "lobby.join"
        ? []
        : stored.Lobbies.Values
            .Where(versions => versions.Exists(it => request.Move.IsAbout(it, new(request.Player))))
            .SelectMany(versions => Current(versions, request));

    /// <summary>
    /// A version was written after it was decided, and before the next one was decided. It was current until the next one was written.
    /// </summary>
    private static IEnumerable<(Lobby Version, DateTimeOffset Until)> Current(List<Lobby> versions, Request request)
    {
        var sentAt = request.IsOk && request.Move.ActsOutside ? request.FirstSentAt : request.LastSentAt;
        var (from, to) = (sentAt - Precision, request.RepliedAt!.Value + Precision);
        for (var index = 0; index < versions.Count; index++)
        {
            if (versions[index].UpdatedAt > to) break;
            if (index + 2 < versions.Count && versions[index + 2].UpdatedAt < from) continue;
            yield return (versions[index], from);
            yield return (versions[index], to);
        }
    }

    /// <summary>Whether the player was certainly a member of one lobby during the whole request.</summary>
    private bool IsSeatedThroughout(Request request)
    {
        var player = new PlayerId(request.Player);
        foreach (var versions in stored.Lobbies.Values)
        {
            for (var joined = 0; joined < versions.Count; joined++)
            {
                if (versions[joined].Find(player) is null) continue;
                var left = joined + 1;
                while (left < versions.Count && versions[left].Find(player) is not null) left++;
                var isCertain = joined + 1 < versions.Count
                    && versions[joined + 1].UpdatedAt <= request.LastSentAt
                    && (left == versions.Count || versions[left].UpdatedAt > request.RepliedAt + Precision);
                if (isCertain) return true;
                joined = left;
            }
        }

        return false;
    }

    private void ExplainMessages()
    {
        var written = stored.Messages.ToLookup(message => message.Text);
        foreach (var request in requests.Values.Where(request => request.Move.Action == "chat.send"))
        {
            var count = written[request.Id].Count();
            if (count > 1 || (request.IsOk && count == 0)) problems.Add($"Stored {count} messages: {request}");
        }
    }

    private void ExplainInvites()
    {
        var written = stored.Invites.ToLookup(invite => (invite.From, invite.To), invite => invite.Invite);
        var sent = requests.Values.Where(request => request.Move.Action == "invite.send")
            .ToLookup(request => (request.Player, (string)request.Move.Data["playerId"]!));
        foreach (var group in sent)
        {
            var replied = group.Where(request => request.IsOk).Select(request => (string)request.ReplyData!["inviteId"]!).ToArray();
            var mayHaveEffect = group.Count(request => request.RepliedAt is null || (!request.IsOk && request.Attempts > 1));
            var invites = written[group.Key].ToArray();
            if (replied.Distinct().Count() != replied.Length
                || replied.Except(invites).Any()
                || invites.Length > replied.Length + mayHaveEffect)
                problems.Add($"{group.Key} has the invites {string.Join(' ', invites)}: {string.Join("; ", group)}");
        }
    }

    private void ExplainSight(Sight sight)
    {
        var version = stored.Lobbies.GetValueOrDefault(new(sight.Lobby))?.Find(it => it.Version == sight.Version);
        if (version is null)
        {
            problems.Add($"{sight.Player} saw a version that was never stored: {sight.Json}");
            return;
        }

        var view = sight.Player == Operator ? version.ViewForOperator() : version.ViewFor(new(sight.Player));
        var expected = JsonNode.Parse(AsJson.Text(LobbySnapshot.Of(view)))!;
        var seen = JsonNode.Parse(sight.Json)!.AsObject();
        seen.Remove("bans");
        seen.Remove("banNames");
        if (!HeldSnapshot.Same(expected, seen)) problems.Add($"{sight.Player} saw {sight.Json}\n  stored is {expected.ToJsonString()}");
    }

    private void Problem(Lobby lobby, string problem)
    {
        var versions = stored.Lobbies[lobby.Id];
        var index = versions.IndexOf(lobby);
        var story = versions.Skip(Math.Max(0, index - 3)).Take(Math.Min(index, 3) + 1).Select(Describe);
        problems.Add($"Version {lobby.Version} of {lobby.Id} {problem}.\n  {string.Join("\n  ", story)}");
    }

    private static string Name(Lobby lobby) => $"version {lobby.Version} of {lobby.Id}";

    private static string Describe(Lobby lobby) =>
        $"{lobby.UpdatedAt:HH:mm:ss.fff} {lobby.Version} {lobby.LastChange?.Reason} {lobby.Status} host {lobby.Host} "
        + $"[{string.Join(", ", lobby.Members.Select(Describe))}] {(lobby.IdempotencyRecords.Items is [.., var last] ? last : null)}";

    private static string Describe(Member member) =>
        $"{member.Id} {member.Team}{(member.IsSpectator ? " watches" : "")}{(member.IsReady ? " ready" : "")}"
        + (member.IsOnline ? "" : " away");
}
