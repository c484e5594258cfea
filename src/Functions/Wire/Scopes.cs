using GameLobby.Application.Requests;

namespace GameLobby.Functions.Wire;

internal static class Scopes
{
    private const string Admin = "lobby:admin";
    private const string Server = "lobby:server";

    /// <summary>Returns what a list of scopes, separated by spaces, allows.</summary>
    public static CallerRights Rights(string? scopes)
    {
        var all = scopes?.Split(' ') ?? [];
        return all.Contains(Admin) ? CallerRights.Admin : all.Contains(Server) ? CallerRights.Server : CallerRights.Player;
    }
}
