using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GameLobby.LobbyCtl.Connecting;

/// <summary>Sends requests over HTTP. A request is repeated with the same id when it may not have taken effect.</summary>
internal sealed class ServiceClient(HttpClient http, Target target, TimeProvider clock)
{
    private const int MaxAttempts = 4;

    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(250);

    private string? token = target.Token;

    /// <summary>Sends a request of the protocol, and returns the data of its reply.</summary>
    /// <exception cref="CommandException">The service refused the request or is not reachable.</exception>
    public async Task<JsonElement> Send(string action, JsonObject data, CancellationToken ct)
    {
        token ??= await IssueUnlessGiven("lobbyctl", "lobby:admin", ct);
        var frame = new JsonObject { ["id"] = Guid.NewGuid().ToString("N"), ["data"] = data }.ToJsonString();
        var reply = await Repeat(() => Post($"v1/{action}", frame), ct);
        if (reply.Json is not { ValueKind: JsonValueKind.Object } json || !json.TryGetProperty("ok", out var ok)) throw NoReply(reply);
        if (ok.ValueKind is JsonValueKind.True) return json.GetProperty("data");

        var error = json.GetProperty("error");
        var code = error.GetProperty("code").GetString();
        throw new CommandException(ExitCode.Refused, $"{code}: {error.GetProperty("message")}") { Code = code };
    }

    /// <summary>Gets a token from LocalCloud.</summary>
    public async Task<string> Issue(string playerId, string? name, string? scope, int? expiresInSeconds, CancellationToken ct)
    {
        var body = new JsonObject
        {
            ["playerId"] = playerId,
            ["name"] = name,
            ["scope"] = scope,
            ["expiresInSeconds"] = expiresInSeconds,
        };
        var json = await Development(
            () => new HttpRequestMessage(HttpMethod.Post, Uri("dev/token")) { Content = JsonContent.Create(body) }, ct);
        return json.GetProperty("token").GetString()!;
    }

    /// <summary>Returns the token that the user gave, or one that LocalCloud issues. Later requests have it, too.</summary>
    /// <exception cref="CommandException">There is none.</exception>
    public async Task<string> TokenOf(string localPlayer, CancellationToken ct) =>
        token ??= await IssueUnlessGiven(localPlayer, scope: null, ct);

    /// <summary>Gets from LocalCloud what the stack used.</summary>
    public Task<JsonElement> Ledger(CancellationToken ct) =>
        Development(() => new HttpRequestMessage(HttpMethod.Get, Uri("dev/ledger")), ct);

    private Task<string> IssueUnlessGiven(string localPlayer, string? scope, CancellationToken ct) => target switch
    {
        { Token: { } given } => Task.FromResult(given),
        { IsLocal: true } => Issue(localPlayer, null, scope, null, ct),
        _ => throw new CommandException(
            ExitCode.WrongUsage, $"{target.Address} needs a token: set --token, {Target.TokenVariable} or the profile's token."),
    };

    private async Task<JsonElement> Development(Func<HttpRequestMessage> request, CancellationToken ct)
    {
        if (!target.IsLocal) throw new CommandException(ExitCode.WrongUsage, $"{target.Address} is not LocalCloud on this machine.");
        var reply = await Repeat(request, ct);
        if (reply is { Status: HttpStatusCode.OK, Json: { } json }) return json;
        throw reply.Json is { ValueKind: JsonValueKind.Object } problem && problem.TryGetProperty("message", out var message)
            ? new CommandException(ExitCode.Refused, message.ToString())
            : NoReply(reply);
    }

    private HttpRequestMessage Post(string path, string frame)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Uri(path))
        {
            Content = new StringContent(frame, MediaTypeHeaderValue.Parse("application/json")),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return request;
    }

    private async Task<Reply> Repeat(Func<HttpRequestMessage> create, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            var delay = FirstDelay * Math.Pow(2, attempt - 1);
            try
            {
                using var request = create();
                using var response = await http.SendAsync(request, ct);
                var isBusy = response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable;
                if (!isBusy || attempt == MaxAttempts) return await Reply.Of(response, ct);
                delay = response.Headers.RetryAfter?.Delta ?? delay;
            }
            catch (Exception lost) when (IsLost(lost, ct))
            {
                if (attempt == MaxAttempts)
                    throw new CommandException(ExitCode.NotReachable, $"{target.Address} is not reachable: {lost.Message}", lost);
            }

            await Task.Delay(delay, clock, ct);
        }
    }

    /// <summary>Whether there is no complete response; also after the timeout of the HTTP client, which cancels the request.</summary>
    private static bool IsLost(Exception exception, CancellationToken ct) =>
        exception is HttpRequestException or IOException || (exception is OperationCanceledException && !ct.IsCancellationRequested);

    private CommandException NoReply(Reply reply) => new(
        ExitCode.Refused, $"{target.Address} returned status {(int)reply.Status} instead of a reply. Is this the address of the service?");

    private Uri Uri(string path) => new(target.Address, path);

    private sealed record Reply(HttpStatusCode Status, JsonElement? Json)
    {
        public static async Task<Reply> Of(HttpResponseMessage response, CancellationToken ct)
        {
            var body = await response.Content.ReadAsByteArrayAsync(ct);
            try
            {
                return new Reply(response.StatusCode, JsonSerializer.Deserialize<JsonElement>(body));
            }
            catch (JsonException)
            {
                return new Reply(response.StatusCode, null);
            }
        }
    }
}
