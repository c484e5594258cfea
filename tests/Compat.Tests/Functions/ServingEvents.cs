using System.Text.Json;

namespace GameLobby.Compat.Tests.Functions;

/// <summary>The generated entry point and the runtime loop in another process, with a Runtime API.</summary>
public sealed class ServingEvents : IAsyncLifetime
{
    private RuntimeApiServer api = null!;

    public async Task InitializeAsync() => api = await RuntimeApiServer.Start();

    public async Task DisposeAsync() => await api.DisposeAsync();

    [Fact]
    public async Task The_selected_handler_serves_events_one_after_another()
    {
        await using var process = FunctionProcess.Start("See", api.Address);
        api.Enqueue("r-1", "{}");
        api.Enqueue("r-2", "{}");

        var (first, second) = (await api.NextReport(), await api.NextReport());

        Assert.Equal(("r-1/response", "r-2/response"), (first.Path, second.Path));
        var (one, two) = (Read(first), Read(second));
        Assert.Equal((1, 2), (one.Call, two.Call));
        Assert.Equal(one.Environment, two.Environment);
        Assert.NotEqual(one.Scope, two.Scope);
    }

    [Fact]
    public async Task The_context_has_the_request_id_name_and_remaining_time()
    {
        await using var process = FunctionProcess.Start("See", api.Address);
        api.Enqueue("r-1", "{}");

        var seen = Read(await api.NextReport());

        Assert.Equal(("r-1", "sample", 512), (seen.RequestId, seen.Function, seen.Memory));
        Assert.Equal("arn:aws:lambda:eu-central-1:123456789012:function:sample", seen.Arn);
        Assert.Equal("Root=1-r-1", seen.Trace);
        Assert.InRange(seen.SecondsLeft, 30, 60);
    }

    [Fact]
    public async Task A_failure_is_reported_and_the_next_event_is_served()
    {
        await using var process = FunctionProcess.Start("See", api.Address);
        api.Enqueue("r-1", """{"body":"fail"}""");
        api.Enqueue("r-2", "{}");

        var failure = await api.NextReport();
        var next = await api.NextReport();

        Assert.Equal("r-1/error", failure.Path);
        Assert.Equal("InvalidOperationException", failure.ErrorType);
        var error = JsonDocument.Parse(failure.Body).RootElement;
        Assert.Equal("InvalidOperationException", error.GetProperty("errorType").GetString());
        Assert.Equal("failed by the test", error.GetProperty("errorMessage").GetString());
        Assert.NotEqual(0, error.GetProperty("stackTrace").GetArrayLength());
        Assert.Equal("r-2/response", next.Path);
    }

    [Fact]
    public async Task An_unreadable_event_is_reported_as_a_failure()
    {
        await using var process = FunctionProcess.Start("Stream", api.Address);
        api.Enqueue("r-1", """{"Records":17}""");

        var failure = await api.NextReport();

        Assert.Equal(("r-1/error", "JsonSerializerException"), (failure.Path, failure.ErrorType));
    }

    [Theory]
    [InlineData("Stream", """{"Records":[{"dynamodb":{"SequenceNumber":"42"}}]}""", """{"batchItemFailures":[{"itemIdentifier":"42"}]}""")]
    [InlineData("Queue", """{"Records":[{"messageId":"m-1"}]}""", """{"batchItemFailures":[{"itemIdentifier":"m-1"}]}""")]
    [InlineData("Answer", """{"body":"<hi> 'you' é"}""", """{"statusCode":200,"body":"<hi> 'you' é","isBase64Encoded":false}""")]
    [InlineData("SawItself", "{}", "true")]
    [InlineData("Tell", """{"what":"news"}""", "")]
    [InlineData("Hear", """{"what":"news"}""", "")]
    public async Task Each_handler_shape_returns_its_result(string handler, string json, string expected)
    {
        await using var process = FunctionProcess.Start(handler, api.Address);
        api.Enqueue("r-1", json);

        var answer = await api.NextReport();

        Assert.Equal(("r-1/response", expected), (answer.Path, answer.Body));
    }

    [Fact]
    public async Task A_process_with_RUN_ONCE_exits_after_one_event()
    {
        await using var process = FunctionProcess.Start("Tell", api.Address, ("AWS_LAMBDA_DOTNET_DEBUG_RUN_ONCE", "true"));
        api.Enqueue("r-1", """{"what":"news"}""");

        var (code, output) = await process.End();

        Assert.Equal(0, code);
        Assert.Contains("logged news", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failing_startup_ends_the_process_before_any_event()
    {
        await using var process = FunctionProcess.Start("See", api.Address, ("SAMPLE_FAILS_TO_START", "1"));

        var (code, output) = await process.End();

        Assert.NotEqual(0, code);
        Assert.Contains("no start", output, StringComparison.Ordinal);
    }

    private static Seen Read(Report answer) => JsonSerializer.Deserialize<Seen>(answer.Body)!;
}
