using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using GameLobby.LocalCloud.Lambda;

namespace GameLobby.LocalCloud.Tests.Gateway;

/// <summary>Functions that return what a test sets, and record their events in order.</summary>
internal sealed class GatewayFunctions : IFunctions
{
    private static readonly string[] Ids = ["Authorize", "Connect", "Disconnect", "Message", "Silent", "Http"];

    private readonly Dictionary<string, Channel<JsonNode>> events = Ids.ToDictionary(id => id, _ => Channel.CreateUnbounded<JsonNode>());

    public Func<JsonNode, Task<Invocation>> Authorize { get; set; } = request => Answer(Policy("Allow", request["methodArn"]!.ToString()));
    public Func<JsonNode, Task<Invocation>> Connect { get; set; } = _ => Answer(new { statusCode = 200 });

    /// <summary>Returns the message itself.</summary>
    public Func<JsonNode, Task<Invocation>> Message { get; set; } = request =>
        Answer(new { statusCode = 200, body = request["body"]!.ToString() });

    /// <summary>Returns the event itself, which is JSON without a status code.</summary>
    public Func<JsonNode, Task<Invocation>> Http { get; set; } = request => Task.FromResult(new Invocation(request.ToJsonString(), null));

    public async Task<Invocation> Invoke(string functionId, string eventJson, CancellationToken ct)
    {
        var request = JsonNode.Parse(eventJson)!;
        events[functionId].Writer.TryWrite(request);
        return functionId switch
        {
            "Authorize" => await Authorize(request),
            "Connect" => await Connect(request),
            "Disconnect" => await Answer(new { statusCode = 200 }),
            "Http" => await Http(request),
            _ => await Message(request),
        };
    }

    /// <summary>Waits for the next event of a function.</summary>
    public async Task<JsonNode> NextEvent(string function)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        return await events[function].Reader.ReadAsync(patience.Token);
    }

    public bool HasEvent(string function) => events[function].Reader.Count > 0;

    public static Task<Invocation> Answer(object answer) => Task.FromResult(new Invocation(JsonSerializer.Serialize(answer), null));

    public static Task<Invocation> Fail(string message) => Task.FromResult(new Invocation("{}", new InvocationError("Exception", message)));

    public static object Policy(string effect, string resource, object? context = null) => new
    {
        principalId = "p1",
        policyDocument = new
        {
            Version = "2012-10-17",
            Statement = new[] { new { Action = "execute-api:Invoke", Effect = effect, Resource = resource } },
        },
        context,
    };
}
