using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using GameLobby.Domain;

namespace GameLobby.Functions.Wire;

/// <summary>A request as it came, its data not looked at yet.</summary>
internal sealed partial record Frame(string Id, string? Action, JsonElement? Data)
{
    private const int LargestBytes = 32 * 1024;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    /// <summary>Refused when it is no JSON object, too large, or has no id that an answer could name.</summary>
    public static Result<Frame> Read(string? text)
    {
        if (Encoding.UTF8.GetByteCount(text ?? "") > LargestBytes) return Refusals.PayloadTooLarge;
        try
        {
            using var document = JsonDocument.Parse(text ?? "", Strict);
            var frame = document.RootElement;
            if (frame.ValueKind is not JsonValueKind.Object) return Refusals.Invalid("", "A frame is a JSON object.");
            if (Text(frame, "id") is not { } id || !IdPattern.IsMatch(id))
                return Refusals.Invalid("id", "An id has 1 to 64 characters of A-Z, a-z, 0-9 and _ . : -");

            return new Frame(id, Text(frame, "action"), frame.TryGetProperty("data", out var data) ? data.Clone() : null);
        }
        catch (JsonException)
        {
            return Refusals.Invalid("", "A frame is a JSON object.");
        }
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_.:-]{1,64}\z")]
    private static partial Regex IdPattern { get; }

    private static string? Text(JsonElement frame, string name) =>
        frame.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}

internal static class FrameResults
{
    /// <summary>The id that an answer names; null when the frame has none that could be named.</summary>
    public static string? IdOrNull(this Result<Frame> frame) => frame.IsRefused ? null : frame.Value.Id;
}
