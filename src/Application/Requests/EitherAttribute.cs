namespace GameLobby.Application.Requests;

/// <summary>Declares that a request needs exactly one of two properties. Its validator checks it.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class EitherAttribute(string first, string second) : Attribute
{
    public string First { get; } = first;

    public string Second { get; } = second;
}
