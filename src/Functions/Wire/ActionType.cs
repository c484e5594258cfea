using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace GameLobby.Functions.Wire;

/// <summary>The request and reply types of an action, and its parser.</summary>
internal sealed record ActionType(
    JsonTypeInfo Command, JsonTypeInfo Reply, bool NeedsConnection, Func<string, JsonElement, Request> Read);
