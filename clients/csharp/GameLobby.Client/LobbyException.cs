using System.Text.Json;

namespace GameLobby.Client;

/// <summary>A request that failed. The message is for people; use <see cref="Code"/> in code.</summary>
public sealed class LobbyException : Exception
{
    /// <summary>Creates an exception for a failed request.</summary>
    /// <param name="code">See <see cref="Code"/>.</param>
    /// <param name="message">The message for people.</param>
    /// <param name="details">See <see cref="Details"/>.</param>
    /// <param name="retryAfter">See <see cref="RetryAfter"/>.</param>
    public LobbyException(string code, string message, JsonElement? details = null, TimeSpan? retryAfter = null)
        : base(message)
    {
        Code = code;
        Details = details;
        RetryAfter = retryAfter;
    }

    /// <summary>One of <see cref="ErrorCodes"/>, or a code that this client version does not know.</summary>
    public string Code { get; }

    /// <summary>The error's details as received; <see cref="LobbyId"/> and <see cref="Errors"/> read them.</summary>
    public JsonElement? Details { get; }

    /// <summary>For <c>already_in_lobby</c>, the id of the lobby that the player is in; otherwise null.</summary>
    public string? LobbyId => Details is { } details ? Wire.Text(details, "lobbyId") : null;

    /// <summary>
    /// For <c>invalid_request</c>, the validation messages by wire name of the data's member; messages about the request as a
    /// whole are under an empty name. Otherwise empty.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Errors => Details is { ValueKind: JsonValueKind.Object } details
        ? details.EnumerateObject()
            .Where(member => member.Value.ValueKind is JsonValueKind.Array)
            .ToDictionary(member => member.Name, member => Wire.Texts(member.Value))
        : [];

    /// <summary>How long to wait before a retry; null when the service does not say.</summary>
    public TimeSpan? RetryAfter { get; }

    internal static LobbyException FromJson(JsonElement error) => new(
        Wire.Text(error, "code") ?? ErrorCodes.Internal,
        Wire.Text(error, "message") ?? "",
        Wire.Member(error, "details"),
        Wire.Member(error, "retryAfterMs") is { ValueKind: JsonValueKind.Number } delay
            ? TimeSpan.FromMilliseconds(delay.GetDouble())
            : null);
}
