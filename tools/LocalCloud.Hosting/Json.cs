using System.Text.Json;

namespace GameLobby.LocalCloud;

internal static class Json
{
    /// <summary>Rejects objects with duplicate members, which <see cref="System.Text.Json.Nodes.JsonObject"/> cannot represent.</summary>
    public static JsonDocumentOptions Unambiguous { get; } = new() { AllowDuplicateProperties = false };
}
