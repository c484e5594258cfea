using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using GameLobby.LocalCloud.Chaos;
using GameLobby.LocalCloud.Iam;
using GameLobby.LocalCloud.Lambda;

namespace GameLobby.LocalCloud.Database;

/// <summary>
/// The DynamoDB endpoint: forwards requests to the engine. It checks permissions, injects faults, meters capacity, and signals writes.
/// </summary>
internal sealed class DynamoDbEndpoint(Uri engine, StackServices services, TimeProvider clock) : IDisposable
{
    private const string Prefix = "DynamoDB";
    private const string Namespace = "com.amazonaws.dynamodb.v20120810#";
    private static readonly TimeSpan MaxDelay = TimeSpan.FromSeconds(2);

    /// <summary>Time without a response after which the connection is cut. The service's callers give up earlier.</summary>
    private static readonly TimeSpan HangLimit = TimeSpan.FromSeconds(60);

    private readonly FaultInjector faults = services.Faults;
    private readonly StaleIndexes stale = new();
    private readonly HttpMessageInvoker http = new(new SocketsHttpHandler
    {
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
    });

    /// <summary>Handles the requests to DynamoDB and its streams, at every path.</summary>
    public void Use(IApplicationBuilder app) => app.Use((context, next) =>
    {
        var target = context.Request.Headers["X-Amz-Target"].ToString();
        return target.StartsWith(Prefix, StringComparison.Ordinal) ? Handle(context, target) : next(context);
    });

    public void Dispose() => http.Dispose();

    private async Task Handle(HttpContext context, string target)
    {
        using var buffer = new MemoryStream((int)(context.Request.ContentLength ?? 0));
        await context.Request.Body.CopyToAsync(buffer, context.RequestAborted);
        var body = buffer.ToArray();
        try
        {
            if (Read(target[(target.IndexOf('.') + 1)..], body) is { } request)
                await Handle(context, target, request, body);
            else
                await Respond(context, await Forward(context, target, body));
        }
        catch (HttpRequestException)
        {
            // The engine has exited, or cut the connection; the caller sees the same.
            context.Abort();
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The caller no longer waits.
        }
    }

    /// <summary>Returns null for a body that is not JSON, which the engine refuses.</summary>
    private DynamoDbRequest? Read(string operation, byte[] body)
    {
        try
        {
            return DynamoDbRequest.Read(operation, body, services.Stack);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private async Task Handle(HttpContext context, string target, DynamoDbRequest request, byte[] body)
    {
        var caller = Caller.Of(context.Request);
        foreach (var (action, resource) in request.Access)
        {
            if (services.Permissions.Refusal(caller, action, resource) is not { } refusal) continue;
            await Respond(context, Error(400, "com.amazon.coral.service#AccessDeniedException", refusal));
            return;
        }

        if (!request.IsData)
        {
            await Respond(context, await Forward(context, target, body));
            return;
        }

        if (await InjectBefore(context, request, body)) return;
        var split = request.IsBatchWrite && faults.ShouldInject(Fault.UnprocessedItems) ? BatchWrite.Split(body) : null;
        body = split?.Body ?? body;
        var response = await Forward(context, target, request.AsksForCapacity ? body : ConsumedCapacity.Ask(body));
        if (response.IsSuccess)
        {
            var (kept, units) = ConsumedCapacity.Take(response.Body, request.AsksForCapacity);
            if (split is not null) kept = split.AddTo(kept);
            response = response with { Body = kept };
            services.Ledger.Database(caller, request, units);
            if (request.IsWrite) services.Writes.Raise();
            else if (request.Index is not null) response = response with { Body = Stale(body, response.Body) };
        }

        if (faults.ShouldInject(Fault.SilentTable, request.IsWrite)) await Hang(context);
        else if (faults.ShouldInject(Fault.CutTable, request.IsWrite)) context.Abort();
        else await Respond(context, response);
    }

    /// <summary>Returns true if a fault took the request's place.</summary>
    private async Task<bool> InjectBefore(HttpContext context, DynamoDbRequest request, byte[] body)
    {
        if (faults.ShouldInject(Fault.SlowTable, request.IsWrite))
            await Task.Delay(faults.DelayUpTo(MaxDelay, Fault.SlowTable), clock, context.RequestAborted);
        if (faults.ShouldInject(Fault.HungTable, request.IsWrite))
        {
            await Hang(context);
            return true;
        }

        if (faults.ShouldInject(Fault.UnreachedTable, request.IsWrite))
        {
            context.Abort();
            return true;
        }

        var error = faults.ShouldInject(Fault.ThrottledTable, request.IsWrite)
            ? Error(400, $"{Namespace}ThrottlingException", "Throughput exceeds the current capacity of your table or index.")
            : faults.ShouldInject(Fault.FailedTable, request.IsWrite)
            ? Error(500, $"{Namespace}InternalServerError", "Internal server error")
            : (request.IsWrite || request.IsTransaction) && faults.ShouldInject(Fault.ConflictedTable) ? Conflict(request, body)
            : null;
        if (error is null) return false;
        await Respond(context, error);
        return true;
    }

    private static async Task Hang(HttpContext context)
    {
        await Task.Delay(HangLimit, context.RequestAborted);
        context.Abort();
    }

    /// <summary>
    /// Another transaction on the same item is in progress. A transaction is cancelled, with the reason of each of its parts.
    /// </summary>
    private static EngineResponse Conflict(DynamoDbRequest request, byte[] body)
    {
        const string message = "Transaction is ongoing for the item";
        if (!request.IsTransaction) return Error(400, $"{Namespace}TransactionConflictException", message);
        var parts = JsonNode.Parse(body)?["TransactItems"] as JsonArray ?? [];
        var reasons = parts.Select((_, index) => index == 0
            ? new JsonObject { ["Code"] = "TransactionConflict", ["Message"] = message }
            : new JsonObject { ["Code"] = "None" }).ToArray<JsonNode>();
        var codes = string.Join(", ", reasons.Select(reason => reason["Code"]));
        return Error(
            400,
            $"{Namespace}TransactionCanceledException",
            $"Transaction cancelled, please refer cancellation reasons for specific reasons [{codes}]",
            new() { ["CancellationReasons"] = new JsonArray(reasons) });
    }

    private byte[] Stale(byte[] request, byte[] response) =>
        stale.Next(request, response) is { } earlier && faults.ShouldInject(Fault.StaleIndex) ? earlier : response;

    private async Task<EngineResponse> Forward(HttpContext context, string target, byte[] body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, engine);
        request.Content = new ByteArrayContent(body);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.0");
        request.Headers.TryAddWithoutValidation("X-Amz-Target", target);
        request.Headers.TryAddWithoutValidation("X-Amz-Date", context.Request.Headers["X-Amz-Date"].ToString());
        // DynamoDB Local has separate tables for each access key.
        request.Headers.TryAddWithoutValidation("Authorization", context.Request.Headers.Authorization.ToString().Replace(
            $"Credential={Caller.Of(context.Request)}/", $"Credential={FunctionEnvironment.AccessKey}/", StringComparison.Ordinal));
        using var response = await http.SendAsync(request, context.RequestAborted);
        return new((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(context.RequestAborted));
    }

    private static EngineResponse Error(int status, string type, string message, JsonObject? more = null)
    {
        var body = more ?? [];
        (body["__type"], body["message"], body["Message"]) = (type, message, message);
        return new(status, JsonSerializer.SerializeToUtf8Bytes(body));
    }

    private static async Task Respond(HttpContext context, EngineResponse response)
    {
        context.Response.StatusCode = response.Status;
        context.Response.ContentType = "application/x-amz-json-1.0";
        context.Response.ContentLength = response.Body.Length;
        context.Response.Headers["x-amzn-RequestId"] = Guid.NewGuid().ToString();
        await context.Response.Body.WriteAsync(response.Body, context.RequestAborted);
    }

    private sealed record EngineResponse(int Status, byte[] Body)
    {
        public bool IsSuccess => Status == StatusCodes.Status200OK;
    }
}
