using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.TestKit.Builders;

/// <summary>Builds lobbies with default settings.</summary>
public static class ALobby
{
    /// <summary>Eight players at most, two at least, spectators welcome.</summary>
    public static LobbySettings Settings { get; } = new("Friday night", "ctf", 8) { AllowSpectators = true };

    public static LobbyId Id { get; } = new("lobby-1");

    public static LobbyCode Code { get; } = LobbyCode.Parse("K7QF2M")!.Value;

    /// <summary>Online players, none ready; the first is host, and they joined in this order.</summary>
    public static Lobby Of(params PlayerId[] players) => With(settings => settings, players);

    public static Lobby With(Func<LobbySettings, LobbySettings> settings, params PlayerId[] players) =>
        players.Skip(1).Aggregate(
            Lobby.Create(Id, Code, settings(Settings), AMember.Of(players[0]), People.Noon),
            (lobby, player) => lobby.With(AMember.Of(player)));

    /// <summary>Adds a member without checking the rules.</summary>
    public static Lobby With(this Lobby lobby, Member member) =>
        lobby.Edited(stored => stored with
        {
            Members = stored.Members.Add(member),
            LastChange = new LastChange(stored.Version, ChangeReason.Joined),
        });

    /// <summary>Returns the next version of the lobby with an edit that bypasses the rules.</summary>
    public static Lobby Edited(this Lobby lobby, Func<StoredLobby, StoredLobby> edit) =>
        Lobby.Restore(edit(lobby.Stored() with { Version = lobby.Version + 1 }));

    /// <summary>Edits one member in the same way.</summary>
    public static Lobby Edited(this Lobby lobby, PlayerId player, Func<Member, Member> edit) =>
        lobby.Edited(stored => stored with { Members = stored.Members.Change(player, edit) });

    public static StoredLobby Stored(this Lobby lobby) => new(
        lobby.Id,
        lobby.Version,
        lobby.Code,
        lobby.Settings,
        lobby.Host,
        lobby.Members,
        lobby.Match,
        lobby.IsClosed,
        lobby.LastChange,
        lobby.IdempotencyRecords,
        lobby.Exclusions,
        lobby.CreatedAt,
        lobby.UpdatedAt)
    {
        PublicVersion = lobby.PublicVersion,
        PublicUpdatedAt = lobby.PublicUpdatedAt,
    };
}
