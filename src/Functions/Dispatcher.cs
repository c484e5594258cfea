using GameLobby.Application.Diagnostics;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using GameLobby.Domain.Values;
using GameLobby.Functions.Wire;
using GameLobby.Infrastructure;
using MediatR;
using Microsoft.Extensions.Logging;

namespace GameLobby.Functions;

/// <summary>Sends a frame, whichever way it came, to its use case.</summary>
internal sealed partial class Dispatcher(ISender sender, CallerScope callerScope, ILogger logger)
{
    /// <summary>Adds what the frame asks for to the log scope.</summary>
    public void Describe(Result<Frame> frame)
    {
        LogScope.Current?.Action = Actions.KnownName(frame);
        LogScope.Current?.Request = frame.IdOrNull() is { } id ? RequestHash.OfId(id) : null;
    }

    /// <summary>Logs and counts the refusal of a frame that is not handled.</summary>
    public Reply Refuse(Result<Frame> frame, Error error)
    {
        LogScope.Current?.Outcome = error.Code;
        Telemetry.Command(Actions.KnownName(frame), "refused");
        FrameRefused(error.Code);
        return Reply.Refused(frame.IdOrNull(), error);
    }

    /// <param name="caller">Creates the caller from the frame's request hash and the request's fingerprint.</param>
    /// <param name="queue">Queues the request for a busy lobby; null if it can't be queued.</param>
    public async Task<Reply> Dispatch(
        Frame frame, Func<string, string, Caller> caller, CancellationToken ct, Func<LobbyId, Task>? queue = null)
    {
        try
        {
            var request = Actions.Read(frame);
            if (request.Error is { } invalid) return Refuse(frame, invalid);

            callerScope.Caller = caller(RequestHash.OfId(frame.Id), request.Value.Fingerprint) with { MayBeQueued = queue is not null };
            var reply = await request.Value.Send(sender, frame.Id, ct);
            if (reply.Error is not { IsQueued: true, Lobby: { } lobby }) return reply;

            await queue!(lobby);
            LogScope.Current?.Outcome = "queued";
            Telemetry.QueuedCommands.Add(1);
            return Reply.Queued(frame.Id);
        }
        catch (Exception failure)
        {
            var error = failure is NewerItemException || failure.IsTransient() ? Refusals.Unavailable : Refusals.Internal;
            LogScope.Current?.Outcome = error.Code;
            Telemetry.Command(Actions.KnownName(frame), "failed");
            Telemetry.FailedCommands.Add(1);
            Log(frame.Action ?? "", failure);
            return Reply.Refused(frame.Id, error);
        }
    }

    private void Log(string action, Exception failure)
    {
        if (failure is NewerItemException) StoredByLaterRelease(action, failure);
        else if (failure.IsTransient()) DependencyFailed(action, failure);
        else Failed(action, failure);
    }

    [LoggerMessage(1, LogLevel.Error, "{Action} failed: a dependency timed out or was unreachable")]
    private partial void DependencyFailed(string action, Exception failure);

    [LoggerMessage(2, LogLevel.Error, "{Action} failed unexpectedly")]
    private partial void Failed(string action, Exception failure);

    [LoggerMessage(5, LogLevel.Error, "{Action} failed: a later release stored an item that it needs")]
    private partial void StoredByLaterRelease(string action, Exception failure);

    [LoggerMessage(6, LogLevel.Information, "Refused a frame with {Outcome}")]
    private partial void FrameRefused(string outcome);
}
