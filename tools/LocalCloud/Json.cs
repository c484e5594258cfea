using System.Text.Json;

namespace GameLobby.LocalCloud;

internal static class Json
{
    /// <summary>Of what names a member twice nothing is read: a <see cref="System.Text.Json.Nodes.JsonObject"/> can't hold it.</summary>
    public static JsonDocumentOptions Unambiguous { get; } = new() { AllowDuplicateProperties = false };
}
