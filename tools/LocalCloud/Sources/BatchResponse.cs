using System.Text.Json;
using GameLobby.LocalCloud.Lambda;

namespace GameLobby.LocalCloud.Sources;

/// <summary>
/// What a function's answer says of a batch (https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html and
/// services-ddb-batchfailurereporting.html).
/// </summary>
/// <param name="All">The whole batch failed.</param>
/// <param name="Failed">Otherwise, the identifiers that the function reported.</param>
internal sealed record BatchResponse(bool All, IReadOnlySet<string> Failed)
{
    private static readonly BatchResponse Everything = new(true, new HashSet<string>());
    private static readonly BatchResponse Nothing = new(false, new HashSet<string>());

    /// <summary>
    /// A function error fails the batch. Where reports are asked for, so does an answer that isn't JSON, or one with an identifier that is
    /// missing, empty or not in the batch; no answer, or one without failures, is success.
    /// </summary>
    public static BatchResponse Read(Invocation invocation, bool reportsFailures, IEnumerable<string> identifiers)
    {
        if (invocation.Error is not null) return Everything;
        if (!reportsFailures || string.IsNullOrWhiteSpace(invocation.Payload)) return Nothing;
        try
        {
            using var answer = JsonDocument.Parse(invocation.Payload);
            if (Failures(answer.RootElement) is not { } failed) return Everything;
            return failed.IsSubsetOf(identifiers) ? new BatchResponse(false, failed) : Everything;
        }
        catch (JsonException)
        {
            return Everything;
        }
    }

    private static HashSet<string>? Failures(JsonElement answer)
    {
        if (answer.ValueKind != JsonValueKind.Object || !answer.TryGetProperty("batchItemFailures", out var list)) return [];
        if (list.ValueKind == JsonValueKind.Null) return [];
        if (list.ValueKind != JsonValueKind.Array) return null;
        HashSet<string> failed = [];
        foreach (var item in list.EnumerateArray())
        {
            if (Identifier(item) is not { Length: > 0 } identifier) return null;
            failed.Add(identifier);
        }

        return failed;
    }

    private static string? Identifier(JsonElement item) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty("itemIdentifier", out var id) && id.ValueKind == JsonValueKind.String
            ? id.GetString() : null;
}
