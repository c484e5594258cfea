using FluentValidation;
using GameLobby.Application.Ports;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using MediatR;

namespace GameLobby.Application.Matches;

/// <summary>
/// Ticks every lobby that is overdue: what a lost timer or an unheard end of a socket left behind. Those that a timer
/// is just about to tick come out the same.
/// </summary>
public sealed record SweepLobbies : ICommand<Swept>;

/// <summary>How many overdue lobbies were ticked, and how many of them refused.</summary>
public sealed record Swept(int Lobbies, int Failed);

internal sealed class SweepLobbiesHandler(ILobbies lobbies, ISender sender, TimeProvider clock)
    : IRequestHandler<SweepLobbies, Result<Swept>>
{
    public async Task<Result<Swept>> Handle(SweepLobbies command, CancellationToken ct)
    {
        var swept = new Swept(0, 0);
        await foreach (var id in lobbies.Due(clock.GetUtcNow(), ct))
        {
            var ticked = await sender.Send(new TickLobby(id), ct);
            swept = new Swept(swept.Lobbies + 1, swept.Failed + (ticked.IsRefused ? 1 : 0));
        }

        return swept;
    }
}

internal sealed class SweepLobbiesValidator : AbstractValidator<SweepLobbies>;
