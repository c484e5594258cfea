using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Annotations.APIGateway;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using Amazon.Lambda.DynamoDBEvents;
using Amazon.Lambda.Serialization.SystemTextJson;
using Amazon.Lambda.SQSEvents;
using Microsoft.Extensions.DependencyInjection;
using SampleJson = GameLobby.Compat.Tests.Functions.SampleJson;

[assembly: LambdaGlobalProperties(GenerateMain = true)]
[assembly: LambdaSerializer(typeof(SourceGeneratorLambdaJsonSerializer<SampleJson>))]

namespace GameLobby.Compat.Tests.Functions;

[JsonSerializable(typeof(APIGatewayHttpApiV2ProxyRequest))]
[JsonSerializable(typeof(APIGatewayHttpApiV2ProxyRequest.ProxyRequestContext), TypeInfoPropertyName = "HttpRequestContext")]
[JsonSerializable(typeof(APIGatewayHttpApiV2ProxyRequest.ProxyRequestClientCert), TypeInfoPropertyName = "HttpClientCert")]
[JsonSerializable(typeof(APIGatewayHttpApiV2ProxyRequest.ClientCertValidity), TypeInfoPropertyName = "HttpClientCertValidity")]
[JsonSerializable(typeof(APIGatewayHttpApiV2ProxyResponse))]
[JsonSerializable(typeof(APIGatewayProxyRequest))]
[JsonSerializable(typeof(APIGatewayProxyResponse))]
[JsonSerializable(typeof(APIGatewayCustomAuthorizerRequest))]
[JsonSerializable(typeof(APIGatewayCustomAuthorizerResponse))]
[JsonSerializable(typeof(DynamoDBEvent))]
[JsonSerializable(typeof(StreamsEventResponse))]
// Two types have the same name, so one of them needs another property name.
[JsonSerializable(typeof(StreamsEventResponse.BatchItemFailure), TypeInfoPropertyName = "StreamFailure")]
[JsonSerializable(typeof(SQSEvent))]
[JsonSerializable(typeof(SQSBatchResponse))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(Seen))]
[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(double))]
public sealed partial class SampleJson : JsonSerializerContext;

/// <summary>The invocation as seen by a function.</summary>
public sealed record Seen(
    string RequestId, string Arn, string? Function, int Memory, string Trace, double SecondsLeft,
    int Call, string Scope, string Environment);

/// <summary>A singleton that counts its calls.</summary>
public sealed class Counter
{
    private int calls;

    public string Id { get; } = Guid.NewGuid().ToString();

    public int Next() => ++calls;
}

/// <summary>A scoped service, created for each invocation.</summary>
public sealed class Scoped : IDisposable
{
    public static int Disposed { get; private set; }

    public string Id { get; } = Guid.NewGuid().ToString();

    public void Dispose() => Disposed++;
}

#pragma warning disable CA1822 // Annotations requires instance methods.
[LambdaStartup]
public sealed class SampleStartup
{
    public void ConfigureServices(IServiceCollection services)
    {
        if (Environment.GetEnvironmentVariable("SAMPLE_FAILS_TO_START") is not null) throw new InvalidOperationException("no start");
        services.AddSingleton<Counter>();
        services.AddScoped<Scoped>();
        // The function classes are already registered, so a startup can change their lifetime.
        services.AddSingleton(new Registered([.. services.Select(service => service.ServiceType)]));
    }
}

/// <summary>The services that were registered before the startup.</summary>
public sealed record Registered(IReadOnlyList<Type> Types);

/// <summary>Functions of all shapes that the product uses.</summary>
public sealed class Sample(Counter counter)
{
    [LambdaFunction(ResourceName = "SeeFunction")]
    public async Task<Seen> See(APIGatewayProxyRequest request, ILambdaContext context, [FromServices] Scoped scoped)
    {
        await Task.Yield();
        if (request.Body == "fail") throw new InvalidOperationException("failed by the test");
        return new(
            context.AwsRequestId, context.InvokedFunctionArn, context.FunctionName, context.MemoryLimitInMB, context.TraceId,
            context.RemainingTime.TotalSeconds, counter.Next(), scoped.Id, counter.Id);
    }

    [LambdaFunction(ResourceName = "AnswerFunction")]
    public APIGatewayProxyResponse Answer(APIGatewayProxyRequest request) => new() { StatusCode = 200, Body = request.Body };

    [LambdaFunction(ResourceName = "PostFunction")]
    [HttpApi(LambdaHttpMethod.Post, "/items/{id}")]
    public APIGatewayHttpApiV2ProxyResponse Post(
        APIGatewayHttpApiV2ProxyRequest request, ILambdaContext context, [FromServices] Scoped scoped) =>
        new() { StatusCode = 201, Body = $"{request.PathParameters["id"]} {context.AwsRequestId} {scoped.Id.Length}" };

    [LambdaFunction(ResourceName = "RegisteredFunction")]
    public bool SawItself([FromServices] Registered registered, JsonElement input) => registered.Types.Contains(typeof(Sample));

    [LambdaFunction(ResourceName = "StreamFunction")]
    public StreamsEventResponse Stream(DynamoDBEvent batch, ILambdaContext context) =>
        new() { BatchItemFailures = [new() { ItemIdentifier = batch.Records[0].Dynamodb.SequenceNumber }] };

    [LambdaFunction(ResourceName = "QueueFunction")]
    public Task<SQSBatchResponse> Queue(SQSEvent batch) =>
        Task.FromResult(new SQSBatchResponse(
            [.. batch.Records.Select(message => new SQSBatchResponse.BatchItemFailure { ItemIdentifier = message.MessageId })]));

    [LambdaFunction(ResourceName = "TellFunction")]
    public async Task Tell(JsonElement input, ILambdaContext context)
    {
        await Task.Yield();
        context.Logger.LogInformation($"logged {input.GetProperty("what")}");
    }

    [LambdaFunction(ResourceName = "HearFunction")]
    public void Hear(JsonElement input) => LambdaLogger.Log($"heard {input.GetProperty("what")}");
}
#pragma warning restore CA1822
