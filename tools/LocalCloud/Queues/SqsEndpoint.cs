using System.Text.Json;

namespace GameLobby.LocalCloud.Queues;

/// <summary>The SQS endpoint, in AWS JSON 1.0 (https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html).</summary>
internal static class SqsEndpoint
{
    private const string Target = "AmazonSQS.";

    /// <summary>
    /// Handles SQS requests at every path, because clients post to the endpoint's root or to a queue's URL. Queue URLs in responses
    /// consist of the request's host, the <paramref name="path"/> and the queue's name.
    /// </summary>
    public static IApplicationBuilder UseSqs(this IApplicationBuilder app, QueueEngine queues, string path = "") =>
        app.Use((context, next) =>
        {
            var request = context.Request;
            var target = request.Headers["X-Amz-Target"].ToString();
            if (!target.StartsWith(Target, StringComparison.Ordinal)) return next(context);
            var operations = new SqsOperations(queues, $"{request.Scheme}://{request.Host}{path}");
            return Respond(context, operations, target[Target.Length..]);
        });

    private static async Task Respond(HttpContext context, SqsOperations operations, string operation)
    {
        var ct = context.RequestAborted;
        var response = context.Response;
        response.ContentType = "application/x-amz-json-1.0";
        response.Headers["x-amzn-RequestId"] = Guid.NewGuid().ToString();
        try
        {
            using var reader = new StreamReader(context.Request.Body);
            await response.BodyWriter.WriteAsync(await operations.Run(operation, await reader.ReadToEndAsync(ct), ct), ct);
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

    private static async Task WriteError(HttpResponse response, QueueError error, CancellationToken ct)
    {
        response.StatusCode = error.Status;
        response.Headers["x-amzn-query-error"] = $"{error.QueryCode};Sender";
        var body = new Dictionary<string, string> { ["__type"] = error.Type, ["message"] = error.Message };
        await response.BodyWriter.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(body), ct);
    }
}
