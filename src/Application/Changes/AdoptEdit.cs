using System.Security.Cryptography;
using GameLobby.Application.Ports;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using MediatR;
using Microsoft.Extensions.Logging;

namespace GameLobby.Application.Changes;

/// <summary>Stores an edit by hand as the next version of its lobby, whose record is then pushed like any other.</summary>
internal sealed partial class AdoptEdit(
    ILobbies lobbies, IEdits edits, IPlayers players, TimeProvider clock, ILogger<AdoptEdit> logger) : INotificationHandler<LobbyEdited>
{
    private const int MaxAttempts = 10;

    public async Task Handle(LobbyEdited edited, CancellationToken ct)
    {
        var id = edited.After.Id;
        var before = edited.Before ?? await edits.GetLost(id, ct);
        LobbyCode? newCode = null;
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            if (await lobbies.Get(id, ct) is not { } current) return; // deleted, which has a record too

            var elsewhere = await Elsewhere(current, edited.Before, ct);
            if (current.Adopt(before, edited.After, elsewhere, newCode, clock.GetUtcNow()) is not { } adopted) return;

            switch (await edits.Save(current, adopted, edited.Record, ct))
            {
                case SaveResult.Stored:
                    Adopted(id.Value, adopted.Lobby.Version);
                    return;
                case SaveResult.StoredBefore:
                    return;
                case SaveResult.CodeTaken:
                    newCode = LobbyCode.Draw(RandomNumberGenerator.GetInt32);
                    break;
            }
        }

        throw new TimeoutException($"Lobby {id} changes too fast to adopt an edit.");
    }

    /// <summary>Returns members whom the edit seats, also by mending or opening the lobby, who were last seated elsewhere.</summary>
    private async Task<HashSet<PlayerId>> Elsewhere(Lobby lobby, Lobby? before, CancellationToken ct)
    {
        var seated = lobby.Members.Where(member => before?.Find(member.Id) is null);
        var seatedPlayers = await Task.WhenAll(seated.Select(member => players.Get(member.Id, ct)));
        return [.. seatedPlayers.Where(player => player.LastLobby != lobby.Id).Select(player => player.Id)];
    }

    [LoggerMessage(1, LogLevel.Information, "Lobby {Lobby} was edited by hand; the edit is version {Version}")]
    private partial void Adopted(string lobby, long version);
}
