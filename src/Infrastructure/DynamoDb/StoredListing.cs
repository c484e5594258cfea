using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using GameLobby.Application.Contracts;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Infrastructure.DynamoDb;

/// <summary>
/// The stored form of a summary, in one JSON text that omits what is null, zero, false or empty. Its names are independent of those on the
/// wire: never change one. Only public lobbies are listed.
/// </summary>
internal sealed record StoredListing(
    [property: JsonPropertyName("version")] long Version,
    [property: JsonPropertyName("status")] string Status,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("mode")] string Mode,
    [property: JsonPropertyName("region")] string? Region,
    [property: JsonPropertyName("locked")] bool Locked,
    [property: JsonPropertyName("password")] bool HasPassword,
    [property: JsonPropertyName("max")] int MaxPlayers,
    [property: JsonPropertyName("min")] int MinPlayers,
    [property: JsonPropertyName("teams")] IReadOnlyList<StoredListing.StoredTeam>? Teams,
    [property: JsonPropertyName("watchable")] bool AllowSpectators,
    [property: JsonPropertyName("auto")] string AutoStart,
    [property: JsonPropertyName("countdown")] int CountdownSeconds,
    [property: JsonPropertyName("grace")] int ReconnectGraceSeconds,
    [property: JsonPropertyName("host")] string HostId,
    [property: JsonPropertyName("hostName")] string HostName,
    [property: JsonPropertyName("players")] int Players,
    [property: JsonPropertyName("online")] int Online,
    [property: JsonPropertyName("spectators")] int Spectators,
    [property: JsonPropertyName("data")] IReadOnlyDictionary<string, string>? Data,
    [property: JsonPropertyName("created")] long CreatedAt,
    [property: JsonPropertyName("updated")] long UpdatedAt,
    [property: JsonPropertyName("schema")] int SchemaNumber)
{
    public static string Write(LobbySummary summary) => JsonSerializer.Serialize(Of(summary), ListingJson.Relaxed.StoredListing);

    /// <exception cref="FormatException">The text is no listing, or one of a later schema.</exception>
    public static LobbySummary Read(LobbyId lobby, string json) =>
        JsonSerializer.Deserialize(json, ListingJson.Relaxed.StoredListing) switch
        {
            null => throw new FormatException("The item's listing is empty."),
            { SchemaNumber: > Schema.OfListing and var later } => throw new NewerItemException(later, Schema.OfListing),
            var listing => listing.ToSummary(lobby),
        };

    private static StoredListing Of(LobbySummary summary) => new(
        summary.Version,
        StoredWords.Of(summary.Status),
        summary.Name,
        summary.Mode,
        summary.Region,
        summary.Locked,
        summary.HasPassword,
        summary.MaxPlayers,
        summary.MinPlayers,
        summary.Teams.Count == 0 ? null : [.. summary.Teams.Select(team => new StoredTeam(team.Name, team.Size))],
        summary.AllowSpectators,
        StoredWords.Of(summary.AutoStart),
        summary.CountdownSeconds,
        summary.ReconnectGraceSeconds,
        summary.HostId.Value,
        summary.HostName,
        summary.Players,
        summary.Online,
        summary.Spectators,
        summary.Data.Count == 0 ? null : summary.Data,
        summary.CreatedAt.ToUnixTimeMilliseconds(),
        summary.UpdatedAt.ToUnixTimeMilliseconds(),
        Schema.OfListing);

    private LobbySummary ToSummary(LobbyId lobby) => new(
        lobby,
        Version,
        StoredWords.ReadStatus(Status),
        Name,
        Mode,
        Region,
        Visibility.Public,
        Locked,
        HasPassword,
        MaxPlayers,
        MinPlayers,
        [.. (Teams ?? []).Select(team => new Team(team.Name, team.Size))],
        AllowSpectators,
        StoredWords.ReadAutoStart(AutoStart),
        CountdownSeconds,
        ReconnectGraceSeconds,
        new PlayerId(HostId),
        HostName,
        Players,
        Online,
        Spectators,
        Data ?? ImmutableDictionary<string, string>.Empty,
        Attributes.ReadTime(CreatedAt),
        Attributes.ReadTime(UpdatedAt));

    internal sealed record StoredTeam(
        [property: JsonPropertyName("name")] string Name, [property: JsonPropertyName("size")] int Size);
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(StoredListing))]
internal sealed partial class ListingJson : JsonSerializerContext
{
    public static ListingJson Relaxed => field ??= new(new(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
