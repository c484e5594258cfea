using System.Net;
using System.Text;
using GameLobby.LocalCloud.Iam;
using GameLobby.LocalCloud.Lambda;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace GameLobby.LocalCloud.Tests.Lambda;

/// <summary>Requests of functions in the process reach the stack's server without a socket. Nothing listens at its address here.</summary>
public sealed class HandlingRequestsInMemory : IDisposable
{
    private static readonly Uri Stack = new("http://127.0.0.1:1");
    private static readonly AsyncLocal<string?> OfTheFunction = new();

    private readonly ServiceProvider services = new ServiceCollection().BuildServiceProvider();

    public void Dispose() => services.Dispose();

    [Fact]
    public async Task The_server_sees_the_method_address_headers_and_body()
    {
        var response = await Send(
            async context =>
            {
                var request = context.Request;
                using var body = new StreamReader(request.Body);
                await context.Response.WriteAsync(string.Join(
                    '\n',
                    $"{request.Method} {request.Path}{request.QueryString} {request.Host}",
                    request.Headers["X-Amz-Target"].ToString(),
                    $"{request.ContentType} {request.ContentLength}",
                    await body.ReadToEndAsync()));
            },
            request =>
            {
                request.Headers.Add("X-Amz-Target", "DynamoDB_20120810.GetItem");
                request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
            },
            "/live/@connections/abc%3D?x=1");

        Assert.Equal(
            "POST /live/@connections/abc=?x=1 127.0.0.1:1\nDynamoDB_20120810.GetItem\napplication/json; charset=utf-8 2\n{}",
            await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task The_caller_gets_the_status_headers_and_body()
    {
        var response = await Send(async context =>
        {
            (context.Response.StatusCode, context.Response.ContentType) = (StatusCodes.Status410Gone, "application/json");
            context.Response.Headers["x-amzn-ErrorType"] = "GoneException";
            await context.Response.WriteAsync("{}");
        });

        Assert.Equal(HttpStatusCode.Gone, response.StatusCode);
        Assert.Equal("GoneException", Assert.Single(response.Headers.GetValues("x-amzn-ErrorType")));
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("{}", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_connection_that_the_server_cuts_fails_the_request()
    {
        var failure = await Assert.ThrowsAsync<HttpRequestException>(() => Send(async context =>
        {
            context.Abort();
            await Task.Delay(Timeout.Infinite);
        }));

        Assert.Equal(HttpRequestError.ResponseEnded, failure.HttpRequestError);
    }

    [Fact]
    public async Task A_caller_that_gives_up_does_not_wait_for_the_server()
    {
        using var patience = new CancellationTokenSource();
        var gaveUp = new TaskCompletionSource();

        var request = Send(
            async context =>
            {
                context.RequestAborted.Register(gaveUp.SetResult);
                await Task.Delay(Timeout.Infinite, CancellationToken.None);
            },
            ct: patience.Token);
        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request);
        await gaveUp.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task The_server_does_not_see_what_the_function_keeps_in_its_control_flow()
    {
        var response = await Send(
            context => context.Response.WriteAsync($"{FunctionCredentials.IsInUse} {OfTheFunction.Value}"),
            _ => OfTheFunction.Value = "private");

        Assert.Equal("False ", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData(false, "http://127.0.0.1:1")]
    [InlineData(true, "http://127.0.0.1:2")]
    public async Task A_request_of_another_caller_or_to_another_address_is_sent(bool isFunction, string address)
    {
        var failure = await Assert.ThrowsAsync<HttpRequestException>(
            () => Send(_ => Task.CompletedTask, address: address, isFunction: isFunction));

        Assert.Equal(HttpRequestError.ConnectionError, failure.HttpRequestError);
    }

    private async Task<HttpResponseMessage> Send(
        RequestDelegate server,
        Action<HttpRequestMessage>? change = null,
        string path = "/",
        string? address = null,
        bool isFunction = true,
        CancellationToken ct = default)
    {
        using var client = new HttpMessageInvoker(new InMemoryHandler(Stack, server, services));
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address is null ? Stack : new Uri(address), path));
        change?.Invoke(request);
        if (isFunction) FunctionCredentials.Use("MessageFunction");
        return await client.SendAsync(request, ct);
    }
}
