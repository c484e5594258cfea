using GameLobby.Application.Ports;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;

namespace GameLobby.Application.Requests;

/// <summary>
/// Lets a request take effect once where its effect is not on a lobby: the receipt goes with the effect. A repeat is
/// answered from the receipt, also when by then the request would be refused.
/// </summary>
internal sealed class Once(IReceipts receipts, Caller caller, TimeProvider clock)
{
    /// <param name="prepare">Decides, and answers what is to be done with the receipt's note, which the answer is made from.</param>
    /// <param name="effect">Takes effect and keeps the receipt, or answers the receipt that stands in the way.</param>
    /// <param name="answer">What the request is answered with.</param>
    public async Task<Result<TReply>> Do<TEffect, TReply>(
        Result<(TEffect Effect, string? Note)> prepare,
        Func<TEffect, Receipt, Task<Receipt?>> effect,
        Func<Receipt, TReply> answer,
        CancellationToken ct)
    {
        if (prepare.Error is { } refusal)
            return await Earlier(ct) is { } earlier ? Repeat(earlier, answer) : refusal;

        var receipt = new Receipt(caller.Player, caller.Request, caller.Fingerprint, clock.GetUtcNow(), 0, prepare.Value.Note);
        return await effect(prepare.Value.Effect, receipt) is { } repeated ? Repeat(repeated, answer) : answer(receipt);
    }

    /// <summary>
    /// The receipt of a request outside of lobbies that had the caller's id. One that is there for longer than it
    /// counts is as good as gone.
    /// </summary>
    public async Task<Receipt?> Earlier(CancellationToken ct) =>
        await receipts.Find(caller.Player, caller.Request, ct) is { } receipt && receipt.At + Receipts.Kept > clock.GetUtcNow()
            ? receipt
            : null;

    /// <summary>The lobby, unless a request that changed it had the caller's id: then this is another request under that id.</summary>
    public Result<Lobby> Unused(Lobby lobby) =>
        lobby.Receipts.Find(caller.Player, caller.Request, clock.GetUtcNow()) is null ? lobby : Refusals.IdReused;

    private Result<TReply> Repeat<TReply>(Receipt receipt, Func<Receipt, TReply> answer) =>
        receipt.Fingerprint == caller.Fingerprint ? answer(receipt) : Refusals.IdReused;
}
