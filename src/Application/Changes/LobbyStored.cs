using GameLobby.Domain.Lobbies;
using MediatR;

namespace GameLobby.Application.Changes;

/// <summary>A lobby was created (<paramref name="Before"/> is null) or changed, by anyone and in any way.</summary>
public sealed record LobbyStored(Lobby? Before, Lobby After) : INotification
{
    /// <summary>
    /// Returns the notification of a write: of an edit by hand if the version is not higher, or if a lobby appears that was not just
    /// created. Null when nothing changed.
    /// </summary>
    /// <param name="record">The id of the stream record.</param>
    public static INotification? Of(Lobby? before, Lobby after, string record)
    {
        if (before == after) return null;

        var isVersion = before is null ? after.Version == 1 : after.Version > before.Version;
        return isVersion ? new LobbyStored(before, after) : new LobbyEdited(before, after, record);
    }
}
