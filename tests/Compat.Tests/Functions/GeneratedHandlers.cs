using System.Text.Json;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using Amazon.Lambda.SQSEvents;

namespace GameLobby.Compat.Tests.Functions;

public sealed class GeneratedHandlers
{
    [Fact]
    public async Task A_handler_passes_the_event_context_and_services_to_the_function()
    {
        var handler = new Sample_See_Generated();

        var seen = await handler.See(new APIGatewayProxyRequest(), new Context { AwsRequestId = "r-1" });

        Assert.Equal(("r-1", 1), (seen.RequestId, seen.Call));
    }

    [Fact]
    public async Task A_function_lives_as_long_as_its_handler_and_a_scope_per_invocation()
    {
        var handler = new Sample_See_Generated();
        var disposedBefore = Scoped.Disposed;

        var first = await handler.See(new APIGatewayProxyRequest(), new Context());
        var second = await handler.See(new APIGatewayProxyRequest(), new Context());

        Assert.Equal((1, 2), (first.Call, second.Call));
        Assert.NotEqual(first.Scope, second.Scope);
        Assert.Equal(disposedBefore + 2, Scoped.Disposed);
    }

    [Fact]
    public async Task Two_handlers_do_not_share_services()
    {
        var first = await new Sample_See_Generated().See(new APIGatewayProxyRequest(), new Context());
        var second = await new Sample_See_Generated().See(new APIGatewayProxyRequest(), new Context());

        Assert.NotEqual(first.Environment, second.Environment);
    }

    [Fact]
    public void The_function_is_registered_before_the_startup_runs() => Assert.True(new Sample_SawItself_Generated().SawItself(default));

    [Fact]
    public async Task Functions_can_be_synchronous_or_asynchronous_with_or_without_a_result()
    {
        Assert.Equal("x", new Sample_Answer_Generated().Answer(new() { Body = "x" }).Body);
        var failures = await new Sample_Queue_Generated().Queue(new() { Records = [new SQSEvent.SQSMessage { MessageId = "m" }] });
        Assert.Equal("m", Assert.Single(failures.BatchItemFailures).ItemIdentifier);
        var input = JsonDocument.Parse("""{"what":"x"}""").RootElement;
        await new Sample_Tell_Generated().Tell(input, new Context());
        new Sample_Hear_Generated().Hear(input);
    }

    [Fact]
    public void A_function_of_an_HTTP_API_gets_the_request_and_returns_the_response()
    {
        var request = new APIGatewayHttpApiV2ProxyRequest { PathParameters = new Dictionary<string, string> { ["id"] = "7" } };

        var response = new Sample_Post_Generated().Post(request, new Context { AwsRequestId = "r-1" });

        Assert.Equal((201, "7 r-1 36"), (response.StatusCode, response.Body));
    }

    private sealed class Context : ILambdaContext
    {
        public string AwsRequestId { get; init; } = "";

        public IClientContext ClientContext => null!;

        public string FunctionName => "";

        public string FunctionVersion => "";

        public ICognitoIdentity Identity => null!;

        public string InvokedFunctionArn => "";

        public ILambdaLogger Logger { get; } = new Silent();

        public string LogGroupName => "";

        public string LogStreamName => "";

        public int MemoryLimitInMB => 0;

        public TimeSpan RemainingTime => TimeSpan.FromSeconds(1);
    }

    private sealed class Silent : ILambdaLogger
    {
        public void Log(string message)
        {
        }

        public void LogLine(string message)
        {
        }
    }
}
