using GameLobby.EndToEnd.Tests.Client;

namespace GameLobby.EndToEnd.Tests.Repeating;

/// <summary>A request that takes effect once, on a stage that is set for it.</summary>
internal sealed record Act(Player Actor, object? Data = null)
{
    /// <summary>
    /// What else is asked for under the same id: the same action with other data, or where an action has none, another action.
    /// </summary>
    public required (string? Action, object? Data) Other { get; init; }

    /// <summary>What happens after the request took effect; most often it is undone, so that a second effect would show.</summary>
    public required Func<Player, Task> Meanwhile { get; init; }

    /// <summary>What the lobby does not tell and a second effect would change.</summary>
    public Func<Player, Task<string>> Witness { get; init; } = _ => Task.FromResult("");

    /// <summary>Looks once, at the end, at what it would take too long to look at before and after.</summary>
    public Func<Player, Task>? AtLast { get; init; }

    public static (string? Action, object? Data) With(object data) => (null, data);
}
