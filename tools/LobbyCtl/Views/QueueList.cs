using System.Text.Json;
using Spectre.Console.Rendering;

namespace GameLobby.LobbyCtl.Views;

/// <summary>Dead-letter queues and how many messages they have.</summary>
internal static class QueueList
{
    public static IRenderable Of(JsonElement queues)
    {
        var table = Tables.Table("QUEUE", "MESSAGES", "IN FLIGHT");
        foreach (var queue in queues.EnumerateArray()) table.Row(queue.Text("queue"), queue.Text("messages"), queue.Text("inFlight"));
        return table;
    }
}
