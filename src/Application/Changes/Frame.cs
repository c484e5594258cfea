using GameLobby.Application.Contracts;

namespace GameLobby.Application.Changes;

/// <summary>What is sent at once: a push, or consecutive versions of a lobby, as far as a message can hold them.</summary>
/// <param name="Count">Number of pushes that it merges.</param>
internal sealed record Frame(Push Push, int Count)
{
    public static IEnumerable<Frame> Of(IEnumerable<Push> pushes)
    {
        Frame? pending = null;
        foreach (var push in pushes)
        {
            if (pending?.With(push) is { } merged)
            {
                pending = merged;
                continue;
            }

            if (pending is not null) yield return pending;
            pending = new Frame(push, 1);
        }

        if (pending is not null) yield return pending;
    }

    private Frame? With(Push next)
    {
        if (Push is not LobbyChangedPush first || next is not LobbyChangedPush second) return null;
        if (first.LobbyId != second.LobbyId || first.Version != second.Previous) return null;

        var merged = first.With(second);
        return MessageSize.Of(merged, WireJson.Relaxed.Push) <= MessageSize.Max ? new Frame(merged, Count + 1) : null;
    }
}
