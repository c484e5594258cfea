using FluentValidation;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using MediatR;

namespace GameLobby.Application.Sessions;

public sealed record PingReply(DateTimeOffset ServerTime);

/// <summary>Keeps a socket from idling, and tells the service's time.</summary>
public sealed record Ping : ICommand<PingReply>;

internal sealed class PingHandler(TimeProvider clock) : IRequestHandler<Ping, Result<PingReply>>
{
    public Task<Result<PingReply>> Handle(Ping command, CancellationToken ct) =>
        Task.FromResult<Result<PingReply>>(new PingReply(clock.GetUtcNow()));
}

internal sealed class PingValidator : AbstractValidator<Ping>;
