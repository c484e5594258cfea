using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using GameLobby.Domain;

namespace GameLobby.Functions.Wire;

/// <summary>A request frame with its data not yet parsed.</summary>
internal sealed partial record Frame(string Id, string? Action, JsonElement? Data)
{
    private const int MaxBytes = 32 * 1024;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    /// <summary>Refuses a frame that is too large, not a JSON object, or without a valid id.</summary>
    public static Result<Frame> Read(string? text)
    {
        if (Encoding.UTF8.GetByteCount(text ?? "") > MaxBytes) return Refusals.PayloadTooLarge;
        try
        {
            using var document = JsonDocument.Parse(text ?? "", Strict);
            var frame = document.RootElement;
            if (frame.ValueKind is not JsonValueKind.Object) return Refusals.Invalid("", "A frame must be a JSON object.");
            if (Text(frame, "id") is not { } id || !IdPattern.IsMatch(id))
                return Refusals.Invalid("id", "An id must be 1 to 64 characters of A-Z, a-z, 0-9 and _ . : -");

            return new Frame(id, Text(frame, "action"), frame.TryGetProperty("data", out var data) ? data.Clone() : null);
        }
        catch (Exception invalid) when (invalid is JsonException or InvalidOperationException or ArgumentException)
        {
            // The others report half of a surrogate pair, escaped or not.
            return Refusals.Invalid("", "A frame must be a JSON object.");
        }
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_.:-]{1,64}\z")]
    private static partial Regex IdPattern { get; }

    private static string? Text(JsonElement frame, string name) =>
        frame.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}
