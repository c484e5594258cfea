namespace GameLobby.Application.Contracts;

/// <summary>Declares who receives a push.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class SentToAttribute(string recipients) : Attribute
{
    public string Recipients { get; } = recipients;

    /// <summary>The protocol version that introduced the push.</summary>
    public int Since { get; init; } = 1;
}
