using FluentValidation;
using GameLobby.Application.Contracts;
using GameLobby.Application.Ports;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using GameLobby.Domain.Values;
using MediatR;

namespace GameLobby.Application.Histories;

/// <summary>Returns who caused the versions of a lobby, by which request and why. Those of the last minute may be missing.</summary>
[Action("admin.history", Callers.Admin)]
public sealed record GetHistory : ICommand<HistoryReply>
{
    /// <summary>The lobby, which may be closed.</summary>
    public LobbyId? LobbyId { get; init; }

    /// <summary>Maximum number of versions.</summary>
    public int? Limit { get; init; }

    /// <summary>The <c>before</c> of the previous reply; left out: the latest versions.</summary>
    public long? Before { get; init; }
}

internal sealed class GetHistoryHandler(IVersionHistory history, Caller caller) : IRequestHandler<GetHistory, Result<HistoryReply>>
{
    private const int DefaultLimit = 50;

    public async Task<Result<HistoryReply>> Handle(GetHistory request, CancellationToken ct)
    {
        if (!caller.IsAdmin) return Refusals.NotAdmin;

        var page = new Page<HistoryVersion>(request.Limit ?? DefaultLimit, WireJson.Relaxed.HistoryVersion);
        await foreach (var entry in history.Latest(request.LobbyId!.Value, request.Before, ct))
        {
            if (!page.TryAdd(VersionEntries.ToWire(entry))) return new HistoryReply(page.Items, page.Items[^1].Version);
        }

        return new HistoryReply(page.Items, null);
    }
}

internal sealed class GetHistoryValidator : AbstractValidator<GetHistory>
{
    public GetHistoryValidator()
    {
        RuleFor(c => c.LobbyId).NotNull();
        RuleFor(c => c.LobbyId).IsId();
        RuleFor(c => c.Limit).InclusiveBetween(1, 100);
        RuleFor(c => c.Before).GreaterThan(0);
    }
}
