namespace GameLobby.Application.Requests;

/// <summary>Declares a request that clients can send. Its doc comments are published with the protocol.</summary>
/// <param name="name">The action's name on the wire.</param>
/// <param name="callers">Who may call it.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ActionAttribute(string name, Callers callers = Callers.Anyone) : Attribute
{
    public string Name { get; } = name;

    public Callers Callers { get; } = callers;

    /// <summary>True for a request about the connection itself, which HTTP does not have.</summary>
    public bool NeedsConnection { get; init; }

    /// <summary>The protocol version that introduced the action.</summary>
    public int Since { get; init; } = 1;
}
