using System.Text.Json.Serialization;

namespace GameLobby.Application.Lobbies;

/// <summary>The reply to <c>lobby.update</c>.</summary>
/// <inheritdoc cref="Contracts.VersionReply" path="/param"/>
/// <param name="Code">The new code, if one was requested.</param>
public sealed record UpdateReply(
    long Version, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Code);
