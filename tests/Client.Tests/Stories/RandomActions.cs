namespace GameLobby.Client.Tests.Stories;

/// <summary>Random requests by the members of one lobby; the service refuses some of them.</summary>
internal sealed class RandomActions(Random random)
{
    /// <summary>Sends a random request. Returns the error when the service refuses it.</summary>
    public async Task<LobbyException?> SendOne(LobbyClient client, IReadOnlyList<string> others)
    {
        try
        {
            await Send(client, others);
            return null;
        }
        catch (LobbyException exception)
        {
            return exception;
        }
    }

    private Task Send(LobbyClient client, IReadOnlyList<string> others) => random.Next(11) switch
    {
        0 => client.SetReadyAsync(new(Chance(0.7))),
        1 => client.SetTeamAsync(Chance(0.3) ? null : Chance(0.5) ? "red" : "blue"),
        2 => client.UpdateMemberAsync(
            new() { Data = Data(("level", Chance(0.3) ? null : $"{random.Next()}"), ("_own", $"{random.Next()}")) }),
        3 => client.UpdateLobbyAsync(new() { Region = Chance(0.5) ? null : "eu", Data = Data(($"k{random.Next(2)}", "v"), ("_in", "x")) }),
        4 => client.PromoteMemberAsync(others[0]),
        5 => client.MuteMemberAsync(others[1], Chance(0.5)),
        6 => client.BalanceTeamsAsync(BalanceMode.Random),
        7 => client.StartMatchAsync(new() { Force = true }),
        8 => client.CancelMatchAsync(),
        9 => client.EndMatchAsync(new() { Result = "draw" }),
        _ => LeaveAndRejoin(client),
    };

    private static async Task LeaveAndRejoin(LobbyClient client)
    {
        if (client.CurrentLobby?.LobbyId is not { } lobbyId) return;
        await client.LeaveLobbyAsync();
        await client.JoinLobbyAsync(new() { LobbyId = lobbyId });
    }

    private bool Chance(double probability) => random.NextDouble() < probability;

    private static Dictionary<string, string?> Data(params (string Key, string? Value)[] data) =>
        data.ToDictionary(it => it.Key, it => it.Value);
}
