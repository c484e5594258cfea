using System.Text.Json.Serialization;

namespace Amazon.Lambda.SQSEvents;

/// <summary>Tells Lambda which messages of a batch to leave in the queue.</summary>
public class SQSBatchResponse(List<SQSBatchResponse.BatchItemFailure> batchItemFailures)
{
    public SQSBatchResponse() : this([])
    {
    }

    [JsonPropertyName("batchItemFailures")]
    public List<BatchItemFailure> BatchItemFailures { get; set; } = batchItemFailures;

    /// <summary>A message that failed, by its id.</summary>
    public class BatchItemFailure
    {
        [JsonPropertyName("itemIdentifier")]
        public string ItemIdentifier { get; set; }
    }
}
