using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using GameLobby.Application.Contracts;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Infrastructure.DynamoDb;

/// <summary>The stored form of a summary, in one JSON text. Its names are independent of those on the wire: never change one.</summary>
internal sealed record StoredListing(
    [property: JsonPropertyName("lobbyId")] string LobbyId,
    [property: JsonPropertyName("version")] long Version,
    [property: JsonPropertyName("status")] string Status,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("mode")] string Mode,
    [property: JsonPropertyName("region")] string? Region,
    [property: JsonPropertyName("visibility")] string Visibility,
    [property: JsonPropertyName("locked")] bool Locked,
    [property: JsonPropertyName("hasPassword")] bool HasPassword,
    [property: JsonPropertyName("maxPlayers")] int MaxPlayers,
    [property: JsonPropertyName("minPlayers")] int MinPlayers,
    [property: JsonPropertyName("teams")] IReadOnlyList<StoredListing.StoredTeam> Teams,
    [property: JsonPropertyName("allowSpectators")] bool AllowSpectators,
    [property: JsonPropertyName("autoStart")] string AutoStart,
    [property: JsonPropertyName("countdownSeconds")] int CountdownSeconds,
    [property: JsonPropertyName("reconnectGraceSeconds")] int ReconnectGraceSeconds,
    [property: JsonPropertyName("hostId")] string HostId,
    [property: JsonPropertyName("hostName")] string HostName,
    [property: JsonPropertyName("players")] int Players,
    [property: JsonPropertyName("online")] int? Online,
    [property: JsonPropertyName("spectators")] int Spectators,
    [property: JsonPropertyName("data")] IReadOnlyDictionary<string, string> Data,
    [property: JsonPropertyName("createdAt")] DateTimeOffset CreatedAt,
    [property: JsonPropertyName("updatedAt")] DateTimeOffset UpdatedAt,
    [property: JsonPropertyName("schema")] int SchemaNumber)
{
    public static string Write(LobbySummary summary) => JsonSerializer.Serialize(Of(summary), ListingJson.Relaxed.StoredListing);

    /// <exception cref="FormatException">The text is no listing, or one of a later schema.</exception>
    public static LobbySummary Read(string json) => JsonSerializer.Deserialize(json, ListingJson.Relaxed.StoredListing) switch
    {
        null => throw new FormatException("The item's listing is empty."),
        { SchemaNumber: > Schema.OfListing and var later } => throw new NewerItemException(later, Schema.OfListing),
        var listing => listing.ToSummary(),
    };

    private static StoredListing Of(LobbySummary summary) => new(
        summary.LobbyId.Value,
        summary.Version,
        StoredWords.Of(summary.Status),
        summary.Name,
        summary.Mode,
        summary.Region,
        StoredWords.Of(summary.Visibility),
        summary.Locked,
        summary.HasPassword,
        summary.MaxPlayers,
        summary.MinPlayers,
        [.. summary.Teams.Select(team => new StoredTeam(team.Name, team.Size))],
        summary.AllowSpectators,
        StoredWords.Of(summary.AutoStart),
        summary.CountdownSeconds,
        summary.ReconnectGraceSeconds,
        summary.HostId.Value,
        summary.HostName,
        summary.Players,
        summary.Online,
        summary.Spectators,
        summary.Data,
        summary.CreatedAt,
        summary.UpdatedAt,
        Schema.OfListing);

    private LobbySummary ToSummary() => new(
        new LobbyId(LobbyId),
        Version,
        StoredWords.ReadStatus(Status),
        Name,
        Mode,
        Region,
        StoredWords.ReadVisibility(Visibility),
        Locked,
        HasPassword,
        MaxPlayers,
        MinPlayers,
        [.. Teams.Select(team => new Team(team.Name, team.Size))],
        AllowSpectators,
        StoredWords.ReadAutoStart(AutoStart),
        CountdownSeconds,
        ReconnectGraceSeconds,
        new PlayerId(HostId),
        HostName,
        Players,
        Online ?? Players, // older listings do not have it
        Spectators,
        Data,
        CreatedAt,
        UpdatedAt);

    internal sealed record StoredTeam(
        [property: JsonPropertyName("name")] string Name, [property: JsonPropertyName("size")] int Size);
}

[JsonSourceGenerationOptions(Converters = [typeof(TimeConverter)])]
[JsonSerializable(typeof(StoredListing))]
internal sealed partial class ListingJson : JsonSerializerContext
{
    public static ListingJson Relaxed => field ??= new(new(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
