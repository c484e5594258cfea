using GameLobby.Domain;
using MediatR;

namespace GameLobby.Application.Requests;

/// <summary>A request from outside, which returns a <typeparamref name="T"/> or a refusal.</summary>
public interface ICommand<T> : IRequest<Result<T>>;
