using System.Text.Json.Nodes;
using GameLobby.TestKit.Wire;

namespace GameLobby.EndToEnd.Tests.Client;

/// <summary>Checks the frames of a connection, sent and received, against docs/asyncapi.yaml.</summary>
internal sealed class Conversation
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, string> actions = [];
    private readonly List<string> faults = [];

    /// <summary>Frames that violate the document, with the errors.</summary>
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
            actions[(string)request["id"]!] = (string)request["action"]!;
            if (WireDocument.FaultOfRequest(request) is { } fault) faults.Add(fault);
        }
    }

    public void Received(JsonObject frame)
    {
        lock (gate)
        {
            var action = frame["id"] is { } id ? actions.GetValueOrDefault((string)id!) : null;
            if (WireDocument.FaultOfAnswer(frame, action) is { } fault) faults.Add(fault);
        }
    }
}
