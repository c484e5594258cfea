using GameLobby.Domain;
using MediatR;

namespace GameLobby.Application.Requests;

/// <summary>What a client, or the service itself, asks for: answered with a <typeparamref name="T"/> or a refusal.</summary>
public interface ICommand<T> : IRequest<Result<T>>;

/// <summary>The answer to a request that has nothing to tell.</summary>
public sealed record Done
{
    public static Done Value { get; } = new();
}
