namespace GameLobby.Client.Tests.Stories;

/// <summary>What the players of one lobby may do; some of it is refused, as it comes.</summary>
internal sealed class AnyDeed(Random random)
{
    /// <summary>Does something, and answers the refusal if it was refused.</summary>
    public async Task<LobbyException?> Do(LobbyClient client, IReadOnlyList<string> others)
    {
        try
        {
            await One(client, others);
            return null;
        }
        catch (LobbyException refusal)
        {
            return refusal;
        }
    }

    private Task One(LobbyClient client, IReadOnlyList<string> others) => random.Next(11) switch
    {
        0 => client.Member.Ready(new(Luck(0.7))),
        1 => client.Member.Team(new(Luck(0.3) ? null : Luck(0.5) ? "red" : "blue")),
        2 => client.Member.Update(new() { Data = Data(("level", Luck(0.3) ? null : $"{random.Next()}"), ("_own", $"{random.Next()}")) }),
        3 => client.Lobby.Update(new() { Region = Luck(0.5) ? null : "eu", Data = Data(($"k{random.Next(2)}", "v"), ("_in", "x")) }),
        4 => client.Member.Promote(new(others[0])),
        5 => client.Member.Mute(new(others[1], Luck(0.5))),
        6 => client.Team.Balance(new(BalanceMode.Random)),
        7 => client.Match.Start(new() { Force = true }),
        8 => client.Match.Cancel(),
        9 => client.Match.End(new() { Result = "draw" }),
        _ => LeaveAndComeBack(client),
    };

    private static async Task LeaveAndComeBack(LobbyClient client)
    {
        if (client.CurrentLobby?.LobbyId is not { } lobbyId) return;
        await client.Lobby.Leave();
        await client.Lobby.Join(new() { LobbyId = lobbyId });
    }

    private bool Luck(double chance) => random.NextDouble() < chance;

    private static Dictionary<string, string?> Data(params (string Key, string? Value)[] data) =>
        data.ToDictionary(it => it.Key, it => it.Value);
}
