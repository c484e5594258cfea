using GameLobby.EndToEnd.Tests.Client;

namespace GameLobby.EndToEnd.Tests.Repeating;

/// <summary>A request that must take effect once, with its sender.</summary>
internal sealed record Scenario(Player Actor, object? Data = null)
{
    /// <summary>Another request under the same id: other data or, for an action without data, another action.</summary>
    public required (string? Action, object? Data) Other { get; init; }

    /// <summary>Runs after the request took effect. It usually undoes the effect, to make a second effect visible.</summary>
    public required Func<Player, Task> Then { get; init; }

    /// <summary>State outside the lobby that a second effect would change.</summary>
    public Func<Player, Task<string>> Witness { get; init; } = _ => Task.FromResult("");

    /// <summary>Final check, for state that is too slow to compare before and after.</summary>
    public Func<Player, Task>? FinalCheck { get; init; }

    public static (string? Action, object? Data) With(object data) => (null, data);
}
