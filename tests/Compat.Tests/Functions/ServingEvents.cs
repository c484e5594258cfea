using System.Text.Json;

namespace GameLobby.Compat.Tests.Functions;

/// <summary>The generated entry point and the runtime loop, as a process of their own against a Runtime API.</summary>
public sealed class ServingEvents : IAsyncLifetime
{
    private RuntimeApiServer api = null!;

    public async Task InitializeAsync() => api = await RuntimeApiServer.Start();

    public async Task DisposeAsync() => await api.DisposeAsync();

    [Fact]
    public async Task The_handler_of_the_environment_answers_events_one_after_the_other()
    {
        await using var process = FunctionProcess.Start("See", api.Address);
        api.Give("r-1", "{}");
        api.Give("r-2", "{}");

        var (first, second) = (await api.Hear(), await api.Hear());

        Assert.Equal(("r-1/response", "r-2/response"), (first.What, second.What));
        var (one, two) = (Read(first), Read(second));
        Assert.Equal((1, 2), (one.Call, two.Call));
        Assert.Equal(one.Environment, two.Environment);
        Assert.NotEqual(one.Scope, two.Scope);
    }

    [Fact]
    public async Task A_function_learns_its_request_its_name_and_its_time_from_the_context()
    {
        await using var process = FunctionProcess.Start("See", api.Address);
        api.Give("r-1", "{}");

        var seen = Read(await api.Hear());

        Assert.Equal(("r-1", "sample", 512), (seen.RequestId, seen.Function, seen.Memory));
        Assert.Equal("arn:aws:lambda:eu-central-1:123456789012:function:sample", seen.Arn);
        Assert.Equal("Root=1-r-1", seen.Trace);
        Assert.InRange(seen.SecondsLeft, 30, 60);
    }

    [Fact]
    public async Task A_failure_is_told_and_the_next_event_is_served()
    {
        await using var process = FunctionProcess.Start("See", api.Address);
        api.Give("r-1", """{"body":"fail"}""");
        api.Give("r-2", "{}");

        var failure = await api.Hear();
        var next = await api.Hear();

        Assert.Equal("r-1/error", failure.What);
        Assert.Equal("InvalidOperationException", failure.ErrorType);
        var error = JsonDocument.Parse(failure.Body).RootElement;
        Assert.Equal("InvalidOperationException", error.GetProperty("errorType").GetString());
        Assert.Equal("as asked", error.GetProperty("errorMessage").GetString());
        Assert.NotEqual(0, error.GetProperty("stackTrace").GetArrayLength());
        Assert.Equal("r-2/response", next.What);
    }

    [Fact]
    public async Task An_event_that_cannot_be_read_is_told_as_a_failure()
    {
        await using var process = FunctionProcess.Start("Stream", api.Address);
        api.Give("r-1", """{"Records":17}""");

        var failure = await api.Hear();

        Assert.Equal(("r-1/error", "JsonSerializerException"), (failure.What, failure.ErrorType));
    }

    [Theory]
    [InlineData("Stream", """{"Records":[{"dynamodb":{"SequenceNumber":"42"}}]}""", """{"batchItemFailures":[{"itemIdentifier":"42"}]}""")]
    [InlineData("Queue", """{"Records":[{"messageId":"m-1"}]}""", """{"batchItemFailures":[{"itemIdentifier":"m-1"}]}""")]
    [InlineData("Answer", """{"body":"<hi> 'you' é"}""", """{"statusCode":200,"body":"<hi> 'you' é","isBase64Encoded":false}""")]
    [InlineData("SawItself", "{}", "true")]
    [InlineData("Tell", """{"what":"news"}""", "")]
    [InlineData("Hear", """{"what":"news"}""", "")]
    public async Task Each_shape_of_function_answers_as_it_should(string handler, string json, string expected)
    {
        await using var process = FunctionProcess.Start(handler, api.Address);
        api.Give("r-1", json);

        var answer = await api.Hear();

        Assert.Equal(("r-1/response", expected), (answer.What, answer.Body));
    }

    [Fact]
    public async Task A_process_that_is_to_run_once_ends_after_one_event()
    {
        await using var process = FunctionProcess.Start("Tell", api.Address, ("AWS_LAMBDA_DOTNET_DEBUG_RUN_ONCE", "true"));
        api.Give("r-1", """{"what":"news"}""");

        var (code, output) = await process.End();

        Assert.Equal(0, code);
        Assert.Contains("told news", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_start_up_that_fails_ends_the_process_before_any_event_is_taken()
    {
        await using var process = FunctionProcess.Start("See", api.Address, ("SAMPLE_FAILS_TO_START", "1"));

        var (code, output) = await process.End();

        Assert.NotEqual(0, code);
        Assert.Contains("no start", output, StringComparison.Ordinal);
    }

    private static Seen Read(Told answer) => JsonSerializer.Deserialize<Seen>(answer.Body)!;
}
