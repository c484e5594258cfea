using System.Text.Encodings.Web;
using System.Text.Json;

namespace GameLobby.Functions.Tests.Fuzzing;

/// <summary>JSON as clients write it, without needless escapes.</summary>
internal static class WireText
{
    public static JsonSerializerOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
