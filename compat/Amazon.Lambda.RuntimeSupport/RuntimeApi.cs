using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>A client of the Lambda Runtime API, version 2018-06-01, at the address in the environment.</summary>
internal sealed class RuntimeApi(HttpClient http)
{
    private readonly string root =
        $"http://{Environment.GetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API")}/2018-06-01/runtime";

    public async Task<Invocation> Next(CancellationToken ct)
    {
        var response = await http.GetAsync($"{root}/invocation/next", ct);
        response.EnsureSuccessStatusCode();
        return new Invocation(await response.Content.ReadAsStreamAsync(ct), InvocationContext.From(response.Headers), response);
    }

    public async Task Respond(string requestId, Stream output, CancellationToken ct)
    {
        using var content = new StreamContent(output ?? Stream.Null);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var response = await http.PostAsync($"{root}/invocation/{requestId}/response", content, ct);
        response.EnsureSuccessStatusCode();
    }

    public Task ReportError(string requestId, Exception failure, CancellationToken ct) =>
        Report($"invocation/{requestId}/error", failure, ct);

    public Task ReportInitError(Exception failure, CancellationToken ct) => Report("init/error", failure, ct);

    private async Task Report(string path, Exception failure, CancellationToken ct)
    {
        var error = ReportedError.Of(failure);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{root}/{path}")
        {
            Content = JsonContent.Create(
                error, ReportedErrorJson.Default.ReportedError, new MediaTypeHeaderValue("application/vnd.aws.lambda.error+json")),
        };
        request.Headers.Add("Lambda-Runtime-Function-Error-Type", error.ErrorType);
        using var response = await http.SendAsync(request, ct);
        response.EnsureSuccessStatusCode();
    }
}

/// <summary>The current event; disposing it releases its HTTP connection.</summary>
internal sealed record Invocation(Stream Input, InvocationContext Context, IDisposable Source) : IDisposable
{
    public void Dispose() => Source.Dispose();
}
