using GameLobby.Application.Requests;
using GameLobby.Application.Sessions;
using GameLobby.Domain;
using GameLobby.Functions.Wire;

namespace GameLobby.Functions;

/// <summary>Limits the rate of a client's frames.</summary>
public sealed class FrameLimiter(RateLimiter limiter, Limits limits)
{
    /// <summary>Returns the refusal of a frame that exceeds its client's rate; null if it is allowed. Invalid frames count too.</summary>
    internal Throttled? Throttle(string client, Result<Frame> frame)
    {
        if (limiter.Take(client, limits.Requests) is { } throttled) return throttled;

        var isChat = !frame.IsRefused && frame.Value.Action == Actions.Chat;
        return isChat ? limiter.Take(client, limits.Chat) : null;
    }
}
