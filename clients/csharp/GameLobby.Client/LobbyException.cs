using System.Text.Json;

namespace GameLobby.Client;

/// <summary>Why a request failed. The message is for people; branch on <see cref="Code"/>.</summary>
public sealed class LobbyException : Exception
{
    /// <summary>A request that failed.</summary>
    /// <param name="code">See <see cref="Code"/>.</param>
    /// <param name="message">What people read.</param>
    /// <param name="details">See <see cref="Details"/>.</param>
    /// <param name="retryAfter">See <see cref="RetryAfter"/>.</param>
    public LobbyException(string code, string message, JsonElement? details = null, TimeSpan? retryAfter = null)
        : base(message)
    {
        Code = code;
        Details = details;
        RetryAfter = retryAfter;
    }

    /// <summary>One of <see cref="ErrorCodes"/>, or a word of a later service.</summary>
    public string Code { get; }

    /// <summary>What else the service says, as it came; <see cref="LobbyId"/> and <see cref="Errors"/> read it.</summary>
    public JsonElement? Details { get; }

    /// <summary><c>already_in_lobby</c>: the lobby that the player is in; else null.</summary>
    public string? LobbyId => Details is { } details ? Wire.Text(details, "lobbyId") : null;

    /// <summary>
    /// <c>invalid_request</c>: what is wrong with which member of the data, by the names of the wire; what is wrong with
    /// the request itself has an empty name. Else it is empty.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Errors => Details is { ValueKind: JsonValueKind.Object } details
        ? details.EnumerateObject()
            .Where(member => member.Value.ValueKind is JsonValueKind.Array)
            .ToDictionary(member => member.Name, member => Wire.Texts(member.Value))
        : [];

    /// <summary>How long to wait before another try, where the service says so.</summary>
    public TimeSpan? RetryAfter { get; }

    internal static LobbyException Of(JsonElement refusal) => new(
        Wire.Text(refusal, "code") ?? ErrorCodes.Internal,
        Wire.Text(refusal, "message") ?? "",
        Wire.Member(refusal, "details"),
        Wire.Member(refusal, "retryAfterMs") is { ValueKind: JsonValueKind.Number } wait
            ? TimeSpan.FromMilliseconds(wait.GetDouble())
            : null);
}
