using System.Text.Json;
using Amazon.Lambda.SQSEvents;
using BenchmarkDotNet.Attributes;
using GameLobby.Application.Contracts;
using GameLobby.Application.Ports;
using GameLobby.Domain.Values;
using GameLobby.Functions;
using GameLobby.Infrastructure.Sqs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace GameLobby.Benchmarks.Handlers;

/// <summary>A notice for 128 connections, beside as many requests of an HttpClient without the AWS SDK. A server takes both.</summary>
[MemoryDiagnoser]
public class NotifyBenchmark
{
    private const int Connections = 128;

    private readonly Context context = new();
    private readonly byte[] body = new byte[150];
    private WebApplication server = null!;
    private ServiceProvider services = null!;
    private NotifyFunction function = null!;
    private HttpClient http = null!;
    private SQSEvent batch = null!;
    private int received;

    [GlobalSetup]
    public async Task Setup()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        server = builder.Build();
        server.Run(async request =>
        {
            await request.Request.Body.CopyToAsync(Stream.Null);
            Interlocked.Increment(ref received);
        });
        await server.StartAsync();
        var url = server.Urls.Single();
        http = new HttpClient { BaseAddress = new Uri(url) };
        services = Services.Create(url);
        function = ActivatorUtilities.CreateInstance<NotifyFunction>(services);
        batch = new SQSEvent { Records = [Message()] };
        received = 0;
        await Notify();
        if (received < Connections) throw new InvalidOperationException($"{received} of {Connections} pushes were sent.");
    }

    [GlobalCleanup]
    public async Task Cleanup()
    {
        http.Dispose();
        await services.DisposeAsync();
        await server.DisposeAsync();
    }

    [Benchmark(Baseline = true, Description = "HttpClient")]
    public Task Post() => Task.WhenAll(Enumerable.Range(1, Connections).Select(async number =>
    {
        using var content = new ByteArrayContent(body);
        using var response = await http.PostAsync($"@connections/{Lobbies.Connection(number).Id.Value}", content);
        response.EnsureSuccessStatusCode();
    }));

    [Benchmark(Description = "Notify")]
    public Task<SQSBatchResponse> Notify() => function.Notify(batch, context, TimeProvider.System);

    private static SQSEvent.SQSMessage Message()
    {
        var to = Enumerable.Range(1, Connections).Select(number => new Recipient(Lobbies.Player(number), Lobbies.Connection(number)));
        var notice = new Notice(
            "n1", "lobby", [new Delivery([.. to], new LobbyClosedPush(new LobbyId("01K0000000000000000000BENC"), 2, "closed"))]);
        return new SQSEvent.SQSMessage
        {
            MessageId = "m1",
            ReceiptHandle = "r1",
            Body = JsonSerializer.Serialize(notice, QueueJson.Relaxed.Notice),
            Attributes = new() { ["MessageGroupId"] = "lobby", ["ApproximateReceiveCount"] = "1" },
        };
    }
}
