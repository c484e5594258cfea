using System.Text;
using Amazon.Lambda.RuntimeSupport;

namespace GameLobby.Compat.Tests.Functions;

/// <summary>The runtime loop in this process.</summary>
public sealed class RunningTheLoop : IAsyncLifetime
{
    private RuntimeApiServer api = null!;

    public async Task InitializeAsync()
    {
        api = await RuntimeApiServer.Start();
        // No other test class reads the variable, and the tests of this class run one after another.
        Environment.SetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API", api.Address);
    }

    public async Task DisposeAsync() => await api.DisposeAsync();

    [Fact]
    public async Task A_failing_initialization_is_reported_and_ends_the_loop()
    {
        using var loop = LambdaBootstrapBuilder.Create((Stream _) => Task.CompletedTask)
            .UseBootstrapHandler(() => throw new InvalidOperationException("not today"))
            .Build();

        await Assert.ThrowsAsync<InvalidOperationException>(() => loop.RunAsync());

        var failure = await api.NextReport();
        Assert.Equal("init/error", failure.Path);
        Assert.Contains("not today", failure.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancellation_ends_a_loop_that_waits_for_an_event()
    {
        using var cancellation = new CancellationTokenSource();
        using var loop = LambdaBootstrapBuilder.Create((Stream input) => Task.FromResult(input)).Build();
        var running = loop.RunAsync(cancellation.Token);
        api.Enqueue("r-1", "bytes as they came");
        Assert.Equal("bytes as they came", (await api.NextReport()).Body);

        await cancellation.CancelAsync();

        await running.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_given_HttpClient_is_used_and_not_disposed()
    {
        using var http = new HttpClient();
        using var cancellation = new CancellationTokenSource();
        using (var loop = LambdaBootstrapBuilder
            .Create((Stream _) => (Stream)new MemoryStream("out"u8.ToArray()))
            .UseHttpClient(http)
            .Build())
        {
            var running = loop.RunAsync(cancellation.Token);
            api.Enqueue("r-1", "in");
            Assert.Equal("out", (await api.NextReport()).Body);
            await cancellation.CancelAsync();
            await running.WaitAsync(TimeSpan.FromSeconds(10));
        }

        using var content = new StringContent("", Encoding.UTF8);
        using var response = await http.PostAsync($"http://{api.Address}/2018-06-01/runtime/still/open", content);
        Assert.True(response.IsSuccessStatusCode);
    }
}
