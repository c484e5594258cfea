using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Model.Tests.Checks;

/// <summary>What a story stored, in the order of the writes.</summary>
internal sealed class StoredFacts
{
    public Dictionary<LobbyId, List<Lobby>> Lobbies { get; } = [];

    /// <summary>The sender, the recipient and the id of each invite.</summary>
    public List<(string From, string To, string Invite)> Invites { get; } = [];

    /// <summary>The sender and the text of each chat message.</summary>
    public List<(string From, string Text)> Messages { get; } = [];

    public void Add(Lobby version)
    {
        if (!Lobbies.TryGetValue(version.Id, out var versions)) Lobbies[version.Id] = versions = [];
        versions.Add(version);
    }
}
