using System.Text.Json.Nodes;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Model.Tests.Stories;

/// <summary>A request's action and data.</summary>
internal sealed record Move(string Action, JsonObject Data)
{
    /// <summary>What the domain does for the request; null for a request that does not depend on a lobby's state alone.</summary>
    public Operation? Operation { get; init; }

    /// <summary>The lobby that the request creates; null for one that creates none.</summary>
    public Func<Moment, Lobby>? Creates { get; init; }

    /// <summary>Whether the effect is outside of lobbies. An earlier copy of the request may have had it.</summary>
    public bool ActsOutside { get; init; }

    /// <summary>Whether the request is about a lobby in this state. By default it is about the lobby that its player is in.</summary>
    public Func<Lobby, PlayerId, bool> IsAbout { get; init; } = (lobby, player) => lobby.Find(player) is not null;
}

internal delegate Result<Lobby> Operation(Lobby lobby, Moment moment);

/// <summary>When and for whom an operation runs.</summary>
/// <param name="After">
/// The stored outcome, from which random parts are taken: codes, hashes, connections. Null if nothing was stored.
/// </param>
internal sealed record Moment(PlayerId Player, DateTimeOffset Now, Lobby? After)
{
    public Connection? ConnectionIn(Lobby before) => (After ?? before).Members.Find(Player)?.Connection;
}
