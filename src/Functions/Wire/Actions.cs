using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using MediatR;

namespace GameLobby.Functions.Wire;

/// <summary>Maps the protocol's actions to requests.</summary>
internal static partial class Actions
{
    public const string Chat = "chat.send";

    /// <summary>The name of any other action in logs and metrics, where clients must not add names.</summary>
    public const string Unknown = "unknown";

    private const int MaxNameLength = 64;

    private static readonly JsonElement NoData = JsonDocument.Parse("{}").RootElement;

    public static IEnumerable<string> Names => Known.Keys;

    public static IReadOnlyDictionary<string, ActionType> All => Known;

    public static bool NeedsConnection(string action) => Known.GetValueOrDefault(action) is { NeedsConnection: true };

    /// <summary>Returns the frame's action, or <see cref="Unknown"/>.</summary>
    public static string KnownName(Result<Frame> frame) =>
        !frame.IsRefused && frame.Value.Action is { } action && Known.ContainsKey(action) ? action : Unknown;

    public static Result<Request> Read(Frame frame)
    {
        if (frame.Action is not { Length: > 0 and <= MaxNameLength } action)
            return Refusals.Invalid("action", $"An action must be 1 to {MaxNameLength} characters.");
        if (!Known.TryGetValue(action, out var known)) return Refusals.UnknownAction;

        var data = frame.Data ?? NoData;
        if (data.ValueKind is not JsonValueKind.Object) return Refusals.Invalid("data", "Data must be a JSON object.");
        try
        {
            return known.Read(action, data);
        }
        catch (JsonException invalid)
        {
            return Refusals.Invalid(
                invalid.Path?.TrimStart('$', '.') ?? "data", "Unknown member, or value of the wrong type.");
        }
    }

    /// <summary>
    /// The metadata of the types is created at the first request of the action. That of all actions would be a quarter of a cold start.
    /// </summary>
    private static ActionType For<TCommand, TReply>(
        Func<JsonTypeInfo<TCommand>> command, Func<JsonTypeInfo<TReply>> reply, bool needsConnection = false)
        where TCommand : ICommand<TReply> =>
        new(typeof(TCommand), needsConnection, (action, data) =>
        {
            var request = data.Deserialize(command())!;
            return new Request(
                RequestHash.OfContent(action, JsonSerializer.SerializeToUtf8Bytes(request, command())),
                async (sender, id, ct) => Reply.To(id, await sender.Send(request, ct), reply()));
        });
}
