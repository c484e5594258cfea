using System.Text.Json.Nodes;
using GameLobby.TestKit.Wire;

namespace GameLobby.EndToEnd.Tests.Client;

/// <summary>Holds what goes over a socket against docs/asyncapi.yaml: each request that was sent, and all that was received.</summary>
internal sealed class Conversation
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, string> asked = [];
    private readonly List<string> faults = [];

    /// <summary>The frames that are not as the document says, and where they are not.</summary>
    public IReadOnlyList<string> Faults
    {
        get
        {
            lock (gate) return [.. faults];
        }
    }

    public void Sent(JsonObject request)
    {
        lock (gate)
        {
            asked[(string)request["id"]!] = (string)request["action"]!;
            if (WireDocument.FaultOfRequest(request) is { } fault) faults.Add(fault);
        }
    }

    public void Received(JsonObject frame)
    {
        lock (gate)
        {
            var action = frame["id"] is { } id ? asked.GetValueOrDefault((string)id!) : null;
            if (WireDocument.FaultOfAnswer(frame, action) is { } fault) faults.Add(fault);
        }
    }
}
