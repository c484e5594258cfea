namespace GameLobby.Domain.Values;

/// <summary>Who plays: the subject (<c>sub</c>) of the player's token, opaque to the service.</summary>
public readonly record struct PlayerId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>A lobby's name for machines: opaque, unique for ever.</summary>
public readonly record struct LobbyId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>A socket, as API Gateway names it. A player that connects anew has another one.</summary>
public readonly record struct ConnectionId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>An invite to a lobby.</summary>
public readonly record struct InviteId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>A chat message; later ones sort after earlier ones.</summary>
public readonly record struct MessageId(string Value)
{
    public override string ToString() => Value;
}
