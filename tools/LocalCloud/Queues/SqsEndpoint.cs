using System.Text.Json;

namespace GameLobby.LocalCloud.Queues;

/// <summary>Speaks AWS JSON 1.0 as SQS does (https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html).</summary>
internal static class SqsEndpoint
{
    private const string Target = "AmazonSQS.";

    /// <summary>
    /// Answers every SQS request whatever its path, because clients post to the endpoint's root or to the queue's own URL; other
    /// requests go on. Queue URLs in answers have the host that the client asked, the <paramref name="path"/> and the queue's name.
    /// </summary>
    public static IApplicationBuilder UseSqs(this IApplicationBuilder app, QueueEngine queues, string path = "") =>
        app.Use((context, next) =>
        {
            var request = context.Request;
            var target = request.Headers["X-Amz-Target"].ToString();
            if (!target.StartsWith(Target, StringComparison.Ordinal)) return next(context);
            var operations = new SqsOperations(queues, $"{request.Scheme}://{request.Host}{path}");
            return Answer(context, operations, target[Target.Length..]);
        });

    private static async Task Answer(HttpContext context, SqsOperations operations, string operation)
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
            await Refuse(response, error, ct);
        }
        catch (JsonException error)
        {
            await Refuse(response, new QueueError("com.amazon.coral.service#SerializationException", "MalformedInput", error.Message), ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The client hung up in the middle of a long poll; nobody is left to answer.
        }
    }

    private static async Task Refuse(HttpResponse response, QueueError error, CancellationToken ct)
    {
        response.StatusCode = error.Status;
        response.Headers["x-amzn-query-error"] = $"{error.QueryCode};Sender";
        var body = new Dictionary<string, string> { ["__type"] = error.Type, ["message"] = error.Message };
        await response.BodyWriter.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(body), ct);
    }
}
