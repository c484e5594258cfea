using System.Text.Json;
using Spectre.Console.Rendering;

namespace GameLobby.LobbyCtl.Views;

/// <summary>The reply to <c>admin.sweep</c>.</summary>
internal static class SweepSummary
{
    public static IRenderable Of(JsonElement reply)
    {
        var (overdue, woken) = (reply.Number("overdue"), reply.Number("woken"));
        return Tables.Line(woken == overdue
            ? $"Overdue lobbies woken: {woken}."
            : $"Overdue lobbies woken: {woken} of {overdue}. Sweep again for the others.");
    }
}
