using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using GameLobby.Application.Contracts;
using GameLobby.Domain;

namespace GameLobby.Functions.Wire;

/// <summary>A reply frame.</summary>
/// <param name="Error">Why the request was refused; null when it succeeded.</param>
internal sealed record Reply(string Json, Error? Error)
{
    private static readonly JsonWriterOptions Options = new() { Encoder = WireJson.Relaxed.Options.Encoder };

    public static Reply To<T>(string id, Result<T> result, JsonTypeInfo<T> type) => result.Error is { } error
        ? Refused(id, error)
        : new Reply(Write(id, true, json =>
        {
            json.WritePropertyName("data");
            JsonSerializer.Serialize(json, result.Value, type);
        }), null);

    /// <summary>Not a reply yet: says that it follows.</summary>
    public static Reply Queued(string id) =>
        new(JsonSerializer.Serialize(new RequestQueuedPush(id), WireJson.Relaxed.Push), null);

    public static Reply Refused(string? id, Error error) => new(Write(id, false, json =>
    {
        json.WriteStartObject("error");
        json.WriteString("code", error.Code);
        json.WriteString("message", error.Message);
        WriteDetails(json, error);
        if (error.RetryAfter is { } wait) json.WriteNumber("retryAfterMs", (long)wait.TotalMilliseconds);
        json.WriteEndObject();
    }), error);

    private static void WriteDetails(Utf8JsonWriter json, Error error)
    {
        if (error is { Details: null, Lobby: null }) return;

        json.WriteStartObject("details");
        if (error.Lobby is { } lobby) json.WriteString("lobbyId", lobby.Value);
        foreach (var (member, messages) in error.Details ?? new Dictionary<string, IReadOnlyList<string>>())
        {
            json.WriteStartArray(member);
            foreach (var message in messages) json.WriteStringValue(message);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static string Write(string? id, bool ok, Action<Utf8JsonWriter> rest)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("type", "reply");
            json.WriteString("id", id);
            json.WriteBoolean("ok", ok);
            rest(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
