using System.Text;
using Amazon.Lambda.RuntimeSupport;

namespace GameLobby.Compat.Tests.Functions;

/// <summary>The loop inside a process of one's own making.</summary>
public sealed class RunningTheLoop : IAsyncLifetime
{
    private RuntimeApiServer api = null!;

    public async Task InitializeAsync()
    {
        api = await RuntimeApiServer.Start();
        // No other test of this process reads it; the tests of this class run one after the other.
        Environment.SetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API", api.Address);
    }

    public async Task DisposeAsync() => await api.DisposeAsync();

    [Fact]
    public async Task An_initialisation_that_fails_is_told_and_ends_the_loop()
    {
        using var loop = LambdaBootstrapBuilder.Create((Stream _) => Task.CompletedTask)
            .UseBootstrapHandler(() => throw new InvalidOperationException("not today"))
            .Build();

        await Assert.ThrowsAsync<InvalidOperationException>(() => loop.RunAsync());

        var failure = await api.Hear();
        Assert.Equal("init/error", failure.What);
        Assert.Contains("not today", failure.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelling_ends_a_loop_that_waits_for_an_event()
    {
        using var cancellation = new CancellationTokenSource();
        using var loop = LambdaBootstrapBuilder.Create((Stream input) => Task.FromResult(input)).Build();
        var running = loop.RunAsync(cancellation.Token);
        api.Give("r-1", "bytes as they came");
        Assert.Equal("bytes as they came", (await api.Hear()).Body);

        await cancellation.CancelAsync();

        await running.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_client_of_ones_own_is_used_and_left_open()
    {
        using var http = new HttpClient();
        using var cancellation = new CancellationTokenSource();
        using (var loop = LambdaBootstrapBuilder
            .Create((Stream _) => (Stream)new MemoryStream("out"u8.ToArray()))
            .UseHttpClient(http)
            .Build())
        {
            var running = loop.RunAsync(cancellation.Token);
            api.Give("r-1", "in");
            Assert.Equal("out", (await api.Hear()).Body);
            await cancellation.CancelAsync();
            await running.WaitAsync(TimeSpan.FromSeconds(10));
        }

        using var content = new StringContent("", Encoding.UTF8);
        using var response = await http.PostAsync($"http://{api.Address}/2018-06-01/runtime/still/open", content);
        Assert.True(response.IsSuccessStatusCode);
    }
}
