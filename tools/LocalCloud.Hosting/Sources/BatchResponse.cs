using System.Text.Json;
using GameLobby.LocalCloud.Lambda;

namespace GameLobby.LocalCloud.Sources;

/// <summary>
/// The outcome of a batch by the function's response (https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html and
/// services-ddb-batchfailurereporting.html).
/// </summary>
/// <param name="All">Whether the whole batch failed.</param>
/// <param name="Failed">The identifiers that the function reported as failed.</param>
internal sealed record BatchResponse(bool All, IReadOnlySet<string> Failed)
{
    private static readonly BatchResponse Everything = new(true, new HashSet<string>());
    private static readonly BatchResponse Nothing = new(false, new HashSet<string>());

    /// <summary>
    /// A function error fails the batch. With ReportBatchItemFailures, so does a response that is not JSON or has an identifier that is
    /// missing, empty or not in the batch. An empty response, or one without failures, is success.
    /// </summary>
    public static BatchResponse Read(Invocation invocation, bool reportsFailures, IEnumerable<string> identifiers)
    {
        if (invocation.Error is not null) return Everything;
        if (!reportsFailures || string.IsNullOrWhiteSpace(invocation.Payload)) return Nothing;
        try
        {
            using var response = JsonDocument.Parse(invocation.Payload);
            if (Failures(response.RootElement) is not { } failed) return Everything;
            return failed.IsSubsetOf(identifiers) ? new BatchResponse(false, failed) : Everything;
        }
        catch (JsonException)
        {
            return Everything;
        }
    }

    private static HashSet<string>? Failures(JsonElement response)
    {
        if (response.ValueKind != JsonValueKind.Object || !response.TryGetProperty("batchItemFailures", out var list)) return [];
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
