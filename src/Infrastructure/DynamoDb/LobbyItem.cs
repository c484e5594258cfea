using Amazon.DynamoDBv2.Model;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.Infrastructure.ApiGateway;

namespace GameLobby.Infrastructure.DynamoDb;

/// <summary>A lobby as one item, so that each rule is one conditional write and a push needs no read.</summary>
internal static class LobbyItem
{
    /// <summary>Time for which a closed lobby is kept, for late requests.</summary>
    private static readonly TimeSpan ClosedRetention = TimeSpan.FromHours(1);

    /// <summary>The largest version that every client can represent, as a double.</summary>
    public const long MaxVersion = (1L << 53) - 1;

    private static readonly TimeSpan MaxDuration = TimeSpan.FromDays(1);

    public static Dictionary<string, AttributeValue> Write(Lobby lobby)
    {
        var due = lobby.DueAt();
        return Keys.Of(lobby.Id)
            .SetSchema(Schema.OfLobby)
            .Set("version", lobby.Version)
            .Set("code", lobby.Code.Value)
            .Set("host", lobby.Host.Value)
            .Set("settings", Settings(lobby.Settings))
            .Set("members", lobby.Members.Select(Member))
            .Set("match", Match(lobby.Match))
            .Set("closed", lobby.IsClosed)
            .Set("cause", LastChange(lobby.LastChange))
            .Set("requests", LobbyRecords.Write(lobby.IdempotencyRecords, lobby.CreatedAt))
            .Set("exclusions", lobby.Exclusions.Items.Select(Exclusion))
            .Set("createdAt", lobby.CreatedAt)
            .Set("updatedAt", lobby.UpdatedAt)
            .Set("faceVersion", lobby.PublicVersion)
            .Set("faceUpdatedAt", lobby.PublicUpdatedAt)
            .Set("dueShard", due is null ? null : Keys.DueShard(lobby.Id))
            .Set("dueAt", due)
            .SetListing(lobby)
            .Set("expires", lobby.IsClosed ? (lobby.UpdatedAt + ClosedRetention).ToUnixTimeSeconds() : null);
    }

    /// <summary>Writes an edit by hand with what clients hold before it. The item of the next version has no <c>unedited</c>.</summary>
    public static Dictionary<string, AttributeValue> Write(AdoptedEdit edit) => Write(edit.Lobby).Set("unedited", Write(edit.Held));

    /// <summary>Returns what clients hold before an edit by hand; null for the item of any other version.</summary>
    public static Lobby? ReadUnedited(Dictionary<string, AttributeValue> item) =>
        item.GetValueOrDefault("unedited")?.M is { } unedited ? ReadOrNull(unedited) : null;

    /// <summary>Returns the lobby; null if the item can't be decoded, which the stream reports.</summary>
    /// <exception cref="NewerItemException">A later release stored the item.</exception>
    public static Lobby? ReadOrNull(Dictionary<string, AttributeValue> item)
    {
        try
        {
            return Read(item);
        }
        catch (FormatException problem) when (problem is not NewerItemException)
        {
            return null;
        }
    }

    /// <exception cref="FormatException">The item can't be decoded.</exception>
    public static Lobby Read(Dictionary<string, AttributeValue> item) => Lobby.Restore(new StoredLobby(
        Keys.ReadLobby(item.Known(Schema.OfLobby).Text("PK")),
        item.Number("version", 1, MaxVersion),
        LobbyCode.Parse(item.Text("code")) ?? throw new FormatException("The item's code is invalid."),
        ReadSettings(item.Map("settings")),
        new PlayerId(item.Text("host")),
        new Roster([.. item.Maps("members").Select(ReadMember)]),
        ReadMatch(item.MapOrNull("match")),
        item.Flag("closed"),
        ReadLastChange(item.MapOrNull("cause")),
        LobbyRecords.Read(item.MapOrNull("requests"), item.Time("createdAt")),
        new Exclusions([.. item.Maps("exclusions").Select(ReadExclusion)]),
        item.Time("createdAt"),
        item.Time("updatedAt"))
    {
        PublicVersion = item.ContainsKey("faceVersion") ? item.Number("faceVersion", 1, MaxVersion) : null,
        PublicUpdatedAt = item.TimeOrNull("faceUpdatedAt"),
    });

    private static Dictionary<string, AttributeValue> New() => [];

    private static Dictionary<string, AttributeValue> Settings(LobbySettings settings) => New()
        .Set("name", settings.Name)
        .Set("mode", settings.Mode)
        .Set("region", settings.Region)
        .Set("visibility", StoredWords.Of(settings.Visibility))
        .Set("maxPlayers", settings.MaxPlayers)
        .Set("minPlayers", settings.MinPlayers)
        .Set("spectators", settings.AllowSpectators)
        .Set("autoStart", StoredWords.Of(settings.AutoStart))
        .Set("countdownMs", (long)settings.Countdown.TotalMilliseconds)
        .Set("graceMs", (long)settings.ReconnectGrace.TotalMilliseconds)
        .Set("teams", settings.Teams.Select(team => New().Set("name", team.Name).Set("size", team.Size)))
        .Set("locked", settings.Locked)
        .Set("password", settings.Password?.Value)
        .Set("data", settings.Data.Values);

    private static LobbySettings ReadSettings(Dictionary<string, AttributeValue> item) =>
        new(item.Text("name"), item.Text("mode"), item.Count("maxPlayers"))
        {
            Region = item.TextOrNull("region"),
            Visibility = StoredWords.ReadVisibility(item.Text("visibility")),
            MinPlayers = item.Count("minPlayers"),
            AllowSpectators = item.Flag("spectators"),
            AutoStart = StoredWords.ReadAutoStart(item.Text("autoStart")),
            Countdown = ReadDuration(item, "countdownMs"),
            ReconnectGrace = ReadDuration(item, "graceMs"),
            Teams = [.. item.Maps("teams").Select(team => new Team(team.Text("name"), team.Count("size")))],
            Locked = item.Flag("locked"),
            Password = item.TextOrNull("password") is { } hash ? new PasswordHash(hash) : null,
            Data = DataMap.From(item.TextsOrNull("data")),
        };

    private static TimeSpan ReadDuration(Dictionary<string, AttributeValue> item, string name) =>
        TimeSpan.FromMilliseconds(item.Number(name, 0, (long)MaxDuration.TotalMilliseconds));

    private static Dictionary<string, AttributeValue> Member(Member member) => New()
        .Set("id", member.Id.Value)
        .Set("name", member.Name)
        .Set("joined", member.JoinedAt)
        .Set("spectator", member.IsSpectator)
        .Set("ready", member.IsReady)
        .Set("team", member.Team)
        .Set("muted", member.IsMuted)
        .Set("conn", member.Connection?.Id.Value)
        .Set("since", member.ConnectedAt)
        .Set("awayUntil", member.AwayUntil)
        .Set("data", member.Data.Values);

    private static Member ReadMember(Dictionary<string, AttributeValue> item) =>
        new(new PlayerId(item.Text("id")), item.Text("name"), item.Time("joined"))
        {
            IsSpectator = item.Flag("spectator"),
            IsReady = item.Flag("ready"),
            Team = item.TextOrNull("team"),
            IsMuted = item.Flag("muted"),
            Connection = item.TextOrNull("conn") is { } id
                ? GatewayConnections.Create(new ConnectionId(id), item.Time("since"))
                : null,
            ConnectedAt = item.TimeOrNull("since"),
            AwayUntil = item.TimeOrNull("awayUntil"),
            Data = DataMap.From(item.TextsOrNull("data")),
        };

    private static Dictionary<string, AttributeValue>? Match(Match? match) => match is null ? null : New()
        .Set("id", match.Id)
        .Set("startsAt", match.StartsAt)
        .Set("startedAt", match.StartedAt)
        .Set("connection", match.Connection);

    private static Match? ReadMatch(Dictionary<string, AttributeValue>? item) =>
        item is null ? null : new Match(item.Text("id"), item.Time("startsAt"))
        {
            StartedAt = item.TimeOrNull("startedAt"),
            Connection = item.TextOrNull("connection"),
        };

    private static Dictionary<string, AttributeValue>? LastChange(LastChange? lastChange) => lastChange is null ? null : New()
        .Set("version", lastChange.Version)
        .Set("reason", StoredWords.Of(lastChange.Reason))
        .Set("detail", lastChange.Detail)
        .Set("by", lastChange.Author is { } author ? StoredWords.Of(author) : null)
        .Set("trace", lastChange.Trace)
        .Set("earlier", lastChange.Earlier.Select(earlier => LastChange(earlier)!));

    private static LastChange? ReadLastChange(Dictionary<string, AttributeValue>? item) =>
        item is null
            ? null
            : new LastChange(item.Number("version"), StoredWords.ReadReason(item.Text("reason")), item.TextOrNull("detail"))
            {
                Author = item.TextOrNull("by") is { } author ? StoredWords.ReadAuthor(author) : null,
                Trace = item.TextOrNull("trace"),
                Earlier = [.. item.Maps("earlier").Select(earlier => ReadLastChange(earlier)!)],
            };

    private static Dictionary<string, AttributeValue> Exclusion(Exclusion exclusion) => New()
        .Set("player", exclusion.Player.Value)
        .Set("name", exclusion.Name)
        .Set("since", exclusion.Since)
        .Set("until", exclusion.Until);

    private static Exclusion ReadExclusion(Dictionary<string, AttributeValue> item) =>
        new(new PlayerId(item.Text("player")), item.Time("since"), item.TimeOrNull("until")) { Name = item.TextOrNull("name") };
}
