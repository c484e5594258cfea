using GameLobby.Domain.Lobbies;

namespace GameLobby.Application.Contracts;

/// <summary>Declares which reasons are possible.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ReasonsAttribute(params ChangeReason[] values) : Attribute
{
    public IReadOnlyList<ChangeReason> Values { get; } = values;
}
