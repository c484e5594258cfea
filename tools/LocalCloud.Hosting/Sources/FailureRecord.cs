using System.Text.Json;
using System.Text.Json.Serialization;
using GameLobby.LocalCloud.Lambda;

namespace GameLobby.LocalCloud.Sources;

/// <summary>
/// The message that Lambda sends to a stream's on-failure queue. It identifies the discarded records but does not contain them
/// (https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html, "Example invocation record").
/// </summary>
internal static class FailureRecord
{
    public const string RetriesExhausted = "RetryAttemptsExhausted";
    public const string AgeExceeded = "RecordAgeExceeded";

    private static readonly JsonSerializerOptions Json = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <param name="invocation">The last invocation; null if the records had expired before it.</param>
    public static string Of(
        string condition, string functionArn, string streamArn, string shardId, IReadOnlyList<StreamRecord> records, int invokeCount,
        Invocation? invocation, DateTimeOffset now) => JsonSerializer.Serialize(new
        {
            requestContext = new { requestId = Guid.NewGuid(), functionArn, condition, approximateInvokeCount = invokeCount },
            responseContext = invocation is null ? null : new
            {
                statusCode = 200,
                executedVersion = "$LATEST",
                functionError = invocation.Error is null ? null : "Unhandled",
            },
            version = "1.0",
            timestamp = now.UtcDateTime,
            DDBStreamBatchInfo = new
            {
                shardId,
                startSequenceNumber = records[0].SequenceNumber,
                endSequenceNumber = records[^1].SequenceNumber,
                approximateArrivalOfFirstRecord = records[0].Created.UtcDateTime,
                approximateArrivalOfLastRecord = records[^1].Created.UtcDateTime,
                batchSize = records.Count,
                streamArn,
            },
        }, Json);
}
