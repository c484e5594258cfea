using System.Text.Json;

namespace GameLobby.Functions.Wire;

/// <summary>The request type of an action, and its parser.</summary>
internal sealed record ActionType(Type Command, bool NeedsConnection, Func<string, JsonElement, Request> Read);
