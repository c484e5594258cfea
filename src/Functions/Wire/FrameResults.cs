using GameLobby.Domain;

namespace GameLobby.Functions.Wire;

internal static class FrameResults
{
    /// <summary>Returns the frame's id; null when it has no valid one.</summary>
    public static string? IdOrNull(this Result<Frame> frame) => frame.IsRefused ? null : frame.Value.Id;
}
