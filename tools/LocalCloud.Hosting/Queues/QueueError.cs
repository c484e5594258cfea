namespace GameLobby.LocalCloud.Queues;

/// <summary>
/// An error response of SQS. <paramref name="type"/> is the error's type in the JSON protocol, which determines the SDK's exception;
/// <paramref name="queryCode"/> is its name in the older query protocol, which SDKs show as the error code. <paramref name="status"/> is
/// the HTTP status.
/// </summary>
internal sealed class QueueError(string type, string queryCode, string message, int status = 400) : Exception(message)
{
    private const string Service = "com.amazonaws.sqs#";
    private const string Common = "com.amazon.coral.service#";
    private const string Legacy = "AWS.SimpleQueueService.";

    public string Type => type;
    public string QueryCode => queryCode;
    public int Status => status;

    internal static QueueError NoSuchQueue() =>
        new($"{Service}QueueDoesNotExist", $"{Legacy}NonExistentQueue", "The specified queue does not exist.");

    internal static QueueError NoSuchResource(string parameter) =>
        new($"{Service}ResourceNotFoundException", "ResourceNotFoundException", $"The queue in {parameter} does not exist.", 404);

    internal static QueueError AccessDenied(string message) => new($"{Common}AccessDeniedException", "AccessDenied", message, 403);

    internal static QueueError Failed() =>
        new($"{Common}InternalFailure", "InternalFailure", "The request processing has failed because of an unknown error.", 500);

    internal static QueueError Missing(string parameter) =>
        new($"{Common}MissingRequiredParameterException", "MissingParameter", $"The request must contain the parameter {parameter}.");

    internal static QueueError Invalid(string parameter, object? value, string reason) =>
        Invalid($"Value {value} for parameter {parameter} is invalid. Reason: {reason}");

    internal static QueueError Invalid(string message) =>
        new($"{Common}InvalidParameterValueException", "InvalidParameterValue", message);

    internal static QueueError InvalidContents() =>
        new($"{Service}InvalidMessageContents", "InvalidMessageContents", "Invalid characters found. Valid unicode characters are "
            + "#x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF");

    internal static QueueError InvalidHandle(string? handle) =>
        new($"{Service}ReceiptHandleIsInvalid", "ReceiptHandleIsInvalid",
            $"The input receipt handle \"{handle}\" is not a valid receipt handle.", 404);

    internal static QueueError NotAvailable(string? handle) =>
        Invalid("ReceiptHandle", handle, "Message does not exist or is not available for visibility timeout change.");

    internal static QueueError NotInFlight() =>
        new($"{Service}MessageNotInflight", $"{Legacy}MessageNotInflight", "The message referred to isn't in flight.");

    internal static QueueError InvalidAttributeName(string name) =>
        new($"{Service}InvalidAttributeName", "InvalidAttributeName", $"Unknown Attribute {name}.");

    internal static QueueError PurgeInProgress(string queue) =>
        new($"{Service}PurgeQueueInProgress", $"{Legacy}PurgeQueueInProgress",
            $"Only one PurgeQueue operation on {queue} is allowed every 60 seconds.", 403);

    internal static QueueError EmptyBatch() =>
        new($"{Service}EmptyBatchRequest", $"{Legacy}EmptyBatchRequest", "There should be at least one entry in the request.");

    internal static QueueError TooManyEntries(int count) =>
        new($"{Service}TooManyEntriesInBatchRequest", $"{Legacy}TooManyEntriesInBatchRequest",
            $"Maximum number of entries per request are 10. You have sent {count}.");

    internal static QueueError EntryIdsNotDistinct(string id) =>
        new($"{Service}BatchEntryIdsNotDistinct", $"{Legacy}BatchEntryIdsNotDistinct", $"Id {id} repeated.");

    internal static QueueError InvalidEntryId() =>
        new($"{Service}InvalidBatchEntryId", $"{Legacy}InvalidBatchEntryId",
            "A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.");

    internal static QueueError BatchTooLong(int limit, int size) =>
        new($"{Service}BatchRequestTooLong", $"{Legacy}BatchRequestTooLong",
            $"Batch requests cannot be longer than {limit} bytes. You have sent {size} bytes.");

    internal static QueueError UnknownOperation(string name) =>
        new($"{Common}UnknownOperationException", "InvalidAction", $"The operation {name} is not supported.");
}
