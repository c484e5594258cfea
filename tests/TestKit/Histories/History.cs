using CsCheck;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.TestKit.Builders;

namespace GameLobby.TestKit.Histories;

/// <summary>
/// Random operations by random players at random times on consecutive lobbies. A new lobby follows each one that closes.
/// </summary>
public static class History
{
    private static Gen<LobbySettings> Settings { get; } =
        from most in Gen.Int[1, 6]
        from least in Gen.Int[1, Math.Min(3, most)]
        from choices in Gen.Select(Gen.OneOf(Visibility.Public, Visibility.Public, Visibility.Private), Gen.Bool, Gen.Enum<AutoStart>())
        from countdown in Gen.OneOf(0, 5, 20)
        from teams in Gen.Bool
        from grace in Gen.OneOf(0, 30, 120)
        select ALobby.Settings with
        {
            MaxPlayers = most,
            MinPlayers = least,
            Visibility = choices.Item1,
            AllowSpectators = choices.Item2,
            AutoStart = choices.Item3,
            Countdown = TimeSpan.FromSeconds(countdown),
            Teams = teams ? [new Team("red", 2), new Team("blue", 3)] : [],
            ReconnectGrace = TimeSpan.FromSeconds(grace),
        };

    /// <summary>Histories of at most the given number of steps.</summary>
    public static Gen<IReadOnlyList<Happening>> Of(int steps) => Gen.Select(
        Settings.Array[8],
        Step.Of(Operations.Weights).Array[1, steps],
        IReadOnlyList<Happening> (settings, taken) => [.. Play(settings, taken)]);

    /// <summary>Checks an invariant over many histories. A failure shows the steps that led to it.</summary>
    public static void Hold(Action<Happening> invariant, int steps = 1000, int histories = 25) => Of(steps).Sample(
        history =>
        {
            for (var n = 0; n < history.Count; n++) Look(history, n, invariant);
        },
        iter: histories,
        print: history => $"{history.Count} steps");

    private static void Look(IReadOnlyList<Happening> history, int n, Action<Happening> invariant)
    {
        try
        {
            invariant(history[n]);
        }
        catch (Exception failure)
        {
            var lately = string.Join('\n', history.Take(n + 1).TakeLast(30));
            throw new InvalidOperationException($"After\n{lately}\n{failure.Message}", failure);
        }
    }

    private static IEnumerable<Happening> Play(LobbySettings[] settings, Step[] steps)
    {
        var now = People.Noon;
        var lobbies = 0;
        Lobby? lobby = null;
        foreach (var step in steps)
        {
            now += step.After;
            if (lobby is null or { IsClosed: true })
            {
                var id = new LobbyId($"lobby-{++lobbies}");
                var host = Operations.Newcomer(step, now) with { Team = null };
                lobby = Lobby.Create(id, ALobby.Code, settings[lobbies % settings.Length], host, now);
            }

            var happening = new Happening(step.What, lobby, Operations.Try(lobby, step, now), now);
            lobby = happening.After;
            yield return happening;
        }
    }
}
