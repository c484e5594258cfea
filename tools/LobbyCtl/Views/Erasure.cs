using System.Text.Json;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace GameLobby.LobbyCtl.Views;

/// <summary>How many items were deleted, and which still name the player.</summary>
internal static class Erasure
{
    public static IRenderable Of(JsonElement erasure)
    {
        var deleted = Tables.Line($"Items deleted: {erasure.Text("deleted")}.");
        var kept = erasure.Items("kept").ToList();
        if (kept.Count == 0) return deleted;

        var table = Tables.Table("STILL NAMES THE PLAYER", "SORT KEY", "EXPIRES");
        foreach (var item in kept) table.Row(item.Text("key"), item.Text("sortKey"), item.Time("expiresAt"));
        return new Rows(deleted, table);
    }
}
