using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.Model.Tests.Stories;

namespace GameLobby.Model.Tests.Checks;

/// <summary>Tries every order into which balancing teams randomly can shuffle the players.</summary>
internal static class Shuffles
{
    /// <summary>Returns the stored outcome, or one that changes nothing if nothing was stored, if an order leads to it.</summary>
    public static Result<Lobby> Find(Lobby lobby, Moment moment)
    {
        var players = lobby.Members.Players.Count();
        var orders = Enumerable.Range(1, players).Aggregate(1, (product, number) => product * number);
        var last = lobby.BalanceRandomly(moment.Player, _ => 0, moment.Now);
        for (var order = 0; order < orders && !last.IsRefused && !IsWanted(last.Value); order++)
        {
            var rest = order;
            last = lobby.BalanceRandomly(moment.Player, Draw, moment.Now);

            int Draw(int count)
            {
                (rest, var drawn) = Math.DivRem(rest, count);
                return drawn;
            }
        }

        return last;

        bool IsWanted(Lobby outcome) =>
            moment.After is { } after ? outcome.HasStateOf(after) : outcome.Version == lobby.Version;
    }
}
