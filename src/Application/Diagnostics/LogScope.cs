using System.Collections;

namespace GameLobby.Application.Diagnostics;

/// <summary>
/// What a piece of work is about: fields that each of its log lines has. Code that learns one of them sets it on <see cref="Current"/>.
/// A scope inside another one begins with its fields.
/// </summary>
public sealed class LogScope : IEnumerable<KeyValuePair<string, object?>>, IDisposable
{
    private static readonly AsyncLocal<LogScope?> Ambient = new();

    private readonly LogScope? outer;

    private LogScope(LogScope? outer)
    {
        this.outer = outer;
        if (outer is null) return;

        (RequestId, Function, Lobby, Player, Connection) =
            (outer.RequestId, outer.Function, outer.Lobby, outer.Player, outer.Connection);
        (Request, Action, Outcome, Duration) = (outer.Request, outer.Action, outer.Outcome, outer.Duration);
    }

    /// <summary>The innermost scope; null outside of any.</summary>
    public static LogScope? Current => Ambient.Value;

    /// <summary>The id of the invocation.</summary>
    public string? RequestId { get; set; }

    public string? Function { get; set; }

    public string? Lobby { get; set; }

    public string? Player { get; set; }

    public string? Connection { get; set; }

    /// <summary>The hash of the id that the client chose for its request, which the lobby's history has too.</summary>
    public string? Request { get; set; }

    public string? Action { get; set; }

    /// <summary><c>ok</c>, or the code of the error.</summary>
    public string? Outcome { get; set; }

    public TimeSpan? Duration { get; set; }

    /// <summary>Begins a scope, which ends when it is disposed.</summary>
    public static LogScope Begin() => Ambient.Value = new LogScope(Ambient.Value);

    public void Dispose() => Ambient.Value = outer;

    /// <summary>Returns the known fields.</summary>
    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
    {
        if (RequestId is not null) yield return new("requestId", RequestId);
        if (Function is not null) yield return new("function", Function);
        if (Lobby is not null) yield return new("lobby", Lobby);
        if (Player is not null) yield return new("player", Player);
        if (Connection is not null) yield return new("connection", Connection);
        if (Request is not null) yield return new("request", Request);
        if (Action is not null) yield return new("action", Action);
        if (Outcome is not null) yield return new("outcome", Outcome);
        if (Duration is { } duration) yield return new("durationMs", Math.Round(duration.TotalMilliseconds, 1));
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
