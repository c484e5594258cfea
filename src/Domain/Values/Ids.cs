namespace GameLobby.Domain.Values;

/// <summary>A player's id: the subject (<c>sub</c>) of their token, opaque to the service.</summary>
public readonly record struct PlayerId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>A lobby's opaque id, unique forever.</summary>
public readonly record struct LobbyId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>API Gateway's id of a WebSocket. A player who reconnects gets another one.</summary>
public readonly record struct ConnectionId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>An invite's opaque id.</summary>
public readonly record struct InviteId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>A chat message's id. Later ids sort after earlier ones.</summary>
public readonly record struct MessageId(string Value)
{
    public override string ToString() => Value;
}
