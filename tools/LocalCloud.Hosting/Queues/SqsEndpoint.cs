using System.Text.Json;
using GameLobby.LocalCloud.Billing;
using GameLobby.LocalCloud.Chaos;
using GameLobby.LocalCloud.Iam;

namespace GameLobby.LocalCloud.Queues;

/// <summary>
/// The SQS endpoint, in AWS JSON 1.0 (https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html). Queue URLs in responses consist of
/// the request's host, the path and the queue's name. It checks permissions, injects faults and meters requests, where it is given these.
/// </summary>
internal sealed class SqsEndpoint(
    QueueEngine queues, string path, TimeProvider clock, Permissions? permissions = null, FaultInjector? faults = null,
    Ledger? ledger = null)
{
    private const string Target = "AmazonSQS.";
    private static readonly TimeSpan MaxDelay = TimeSpan.FromSeconds(2);

    /// <summary>Handles SQS requests at every path, because clients post to the endpoint's root or to a queue's URL.</summary>
    public void Use(IApplicationBuilder app) => app.Use((context, next) =>
    {
        var target = context.Request.Headers["X-Amz-Target"].ToString();
        return target.StartsWith(Target, StringComparison.Ordinal) ? Respond(context, target[Target.Length..]) : next(context);
    });

    private async Task Respond(HttpContext context, string operation)
    {
        var (request, ct) = (context.Request, context.RequestAborted);
        var response = context.Response;
        response.ContentType = "application/x-amz-json-1.0";
        response.Headers["x-amzn-RequestId"] = Guid.NewGuid().ToString();
        try
        {
            using var reader = new StreamReader(request.Body);
            var body = await reader.ReadToEndAsync(ct);
            var queue = QueueOf(body);
            if (queue is not null) Check(Caller.Of(request), operation, queue);
            await Inject(ct);
            var operations = new SqsOperations(queues, $"{request.Scheme}://{request.Host}{path}");
            var result = await operations.Run(operation, body, ct);
            if (queue is not null) ledger?.Queue(queue.Definition, operation, Math.Max(body.Length, result.Length));
            await response.BodyWriter.WriteAsync(result, ct);
        }
        catch (QueueError error)
        {
            await WriteError(response, error, ct);
        }
        catch (JsonException error)
        {
            var malformed = new QueueError("com.amazon.coral.service#SerializationException", "MalformedInput", error.Message);
            await WriteError(response, malformed, ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The client disconnected during a long poll.
        }
    }

    /// <summary>Returns the queue that a request names; null if it names none, or one that does not exist.</summary>
    private Queue? QueueOf(string body)
    {
        using var json = JsonDocument.Parse(body.Length == 0 ? "{}" : body);
        var name = json.RootElement is { ValueKind: JsonValueKind.Object } input
            && (input.TryGetProperty("QueueUrl", out var found) || input.TryGetProperty("QueueName", out found)
                || input.TryGetProperty("SourceArn", out found))
            && found.ValueKind is JsonValueKind.String
                ? found.GetString()
                : null;
        return name is null ? null : queues.Queues.FirstOrDefault(queue => queue.Definition.Name == name.Split('/', ':')[^1]);
    }

    /// <summary>Permissions have no batch actions: a batch needs the permission of the single action.</summary>
    private void Check(string? caller, string operation, Queue queue)
    {
        var action = operation.EndsWith("Batch", StringComparison.Ordinal) ? operation[..^"Batch".Length] : operation;
        if (permissions?.Refusal(caller, $"sqs:{action}", queue.Arn) is { } refusal) throw QueueError.AccessDenied(refusal);
    }

    private async Task Inject(CancellationToken ct)
    {
        if (faults?.ShouldInject(Fault.SlowQueue) is true) await Task.Delay(faults.DelayUpTo(MaxDelay, Fault.SlowQueue), clock, ct);
        if (faults?.ShouldInject(Fault.FailedQueue) is true) throw QueueError.Failed();
    }

    private static async Task WriteError(HttpResponse response, QueueError error, CancellationToken ct)
    {
        response.StatusCode = error.Status;
        response.Headers["x-amzn-query-error"] = $"{error.QueryCode};{(error.Status < 500 ? "Sender" : "Receiver")}";
        var body = new Dictionary<string, string> { ["__type"] = error.Type, ["message"] = error.Message };
        await response.BodyWriter.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(body), ct);
    }
}
