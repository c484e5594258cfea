using Amazon.DynamoDBv2.Model;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Infrastructure.DynamoDb;

/// <summary>A lobby as an item: all of it in one, so that each rule is one conditional write and a push needs no read.</summary>
public static class LobbyItem
{
    /// <summary>How long a closed lobby is kept, for those who ask late.</summary>
    private static readonly TimeSpan KeptClosed = TimeSpan.FromHours(1);

    public static Dictionary<string, AttributeValue> Write(Lobby lobby)
    {
        var due = lobby.DueAt();
        return Keys.Of(lobby.Id)
            .Set("id", lobby.Id.Value)
            .Set("version", lobby.Version)
            .Set("code", lobby.Code.Value)
            .Set("host", lobby.Host.Value)
            .Set("settings", Settings(lobby.Settings))
            .Set("members", lobby.Members.Select(Member))
            .Set("match", Match(lobby.Match))
            .Set("closed", lobby.IsClosed)
            .Set("cause", Cause(lobby.Cause))
            .Set("receipts", lobby.Receipts.Items.Select(Receipt))
            .Set("exclusions", lobby.Exclusions.Items.Select(Exclusion))
            .Set("createdAt", lobby.CreatedAt)
            .Set("updatedAt", lobby.UpdatedAt)
            .Set("faceVersion", lobby.FaceVersion)
            .Set("faceUpdatedAt", lobby.FaceUpdatedAt)
            .Set("dueShard", due is null ? null : Keys.DueShard(lobby.Id))
            .Set("dueAt", due)
            .SetListing(lobby)
            .Set("expires", lobby.IsClosed ? (lobby.UpdatedAt + KeptClosed).ToUnixTimeSeconds() : null);
    }

    public static Lobby Read(Dictionary<string, AttributeValue> item) => Lobby.Restore(new StoredLobby(
        new LobbyId(item.Text("id")),
        item.Number("version"),
        LobbyCode.Parse(item.Text("code")) ?? throw new FormatException("The item's code is none."),
        ReadSettings(item["settings"].M),
        new PlayerId(item.Text("host")),
        new Roster([.. item.Maps("members").Select(ReadMember)]),
        ReadMatch(item.MapOrNull("match")),
        item.Flag("closed"),
        ReadCause(item.MapOrNull("cause")),
        new Receipts([.. item.Maps("receipts").Select(ReadReceipt)]),
        new Exclusions([.. item.Maps("exclusions").Select(ReadExclusion)]),
        item.Time("createdAt"),
        item.Time("updatedAt"))
    {
        FaceVersion = item.ContainsKey("faceVersion") ? item.Number("faceVersion") : null,
        FaceUpdatedAt = item.TimeOrNull("faceUpdatedAt"),
    });

    private static Dictionary<string, AttributeValue> New() => [];

    private static Dictionary<string, AttributeValue> Settings(LobbySettings settings) => New()
        .Set("name", settings.Name)
        .Set("mode", settings.Mode)
        .Set("region", settings.Region)
        .Set("visibility", settings.Visibility.ToString())
        .Set("maxPlayers", settings.MaxPlayers)
        .Set("minPlayers", settings.MinPlayers)
        .Set("spectators", settings.AllowSpectators)
        .Set("autoStart", settings.AutoStart.ToString())
        .Set("countdownMs", (long)settings.Countdown.TotalMilliseconds)
        .Set("graceMs", (long)settings.ReconnectGrace.TotalMilliseconds)
        .Set("teams", settings.Teams.Select(team => New().Set("name", team.Name).Set("size", team.Size)))
        .Set("locked", settings.Locked)
        .Set("password", settings.Password?.Value)
        .Set("data", settings.Data.Values);

    private static LobbySettings ReadSettings(Dictionary<string, AttributeValue> item) =>
        new(item.Text("name"), item.Text("mode"), (int)item.Number("maxPlayers"))
        {
            Region = item.TextOrNull("region"),
            Visibility = item.Enum<Visibility>("visibility"),
            MinPlayers = (int)item.Number("minPlayers"),
            AllowSpectators = item.Flag("spectators"),
            AutoStart = item.Enum<AutoStart>("autoStart"),
            Countdown = TimeSpan.FromMilliseconds(item.Number("countdownMs")),
            ReconnectGrace = TimeSpan.FromMilliseconds(item.Number("graceMs")),
            Teams = [.. item.Maps("teams").Select(team => new Team(team.Text("name"), (int)team.Number("size")))],
            Locked = item.Flag("locked"),
            Password = item.TextOrNull("password") is { } hash ? new PasswordHash(hash) : null,
            Data = DataMap.From(item.TextsOrNull("data")),
        };

    private static Dictionary<string, AttributeValue> Member(Member member) => New()
        .Set("id", member.Id.Value)
        .Set("name", member.Name)
        .Set("joinedAt", member.JoinedAt)
        .Set("spectator", member.IsSpectator)
        .Set("ready", member.IsReady)
        .Set("team", member.Team)
        .Set("muted", member.IsMuted)
        .Set("connection", member.Connection?.Id.Value)
        .Set("connectedAt", member.Connection?.Since)
        .Set("awayUntil", member.AwayUntil)
        .Set("data", member.Data.Values);

    private static Member ReadMember(Dictionary<string, AttributeValue> item) =>
        new(new PlayerId(item.Text("id")), item.Text("name"), item.Time("joinedAt"))
        {
            IsSpectator = item.Flag("spectator"),
            IsReady = item.Flag("ready"),
            Team = item.TextOrNull("team"),
            IsMuted = item.Flag("muted"),
            Connection = item.TextOrNull("connection") is { } id ? new Connection(new ConnectionId(id), item.Time("connectedAt")) : null,
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

    private static Dictionary<string, AttributeValue>? Cause(Cause? cause) => cause is null ? null : New()
        .Set("version", cause.Version)
        .Set("reason", cause.Reason.ToString())
        .Set("detail", cause.Detail);

    private static Cause? ReadCause(Dictionary<string, AttributeValue>? item) =>
        item is null ? null : new Cause(item.Number("version"), item.Enum<Reason>("reason"), item.TextOrNull("detail"));

    private static Dictionary<string, AttributeValue> Receipt(Receipt receipt) => New()
        .Set("player", receipt.Player.Value)
        .Set("request", receipt.Request)
        .Set("print", receipt.Fingerprint)
        .Set("at", receipt.At)
        .Set("version", receipt.Version)
        .Set("note", receipt.Note);

    private static Dictionary<string, AttributeValue> Exclusion(Exclusion exclusion) => New()
        .Set("player", exclusion.Player.Value)
        .Set("since", exclusion.Since)
        .Set("until", exclusion.Until);

    private static Exclusion ReadExclusion(Dictionary<string, AttributeValue> item) =>
        new(new PlayerId(item.Text("player")), item.Time("since"), item.TimeOrNull("until"));

    private static Receipt ReadReceipt(Dictionary<string, AttributeValue> item) => new(
        new PlayerId(item.Text("player")),
        item.Text("request"),
        item.Text("print"),
        item.Time("at"),
        item.Number("version"),
        item.TextOrNull("note"));
}
