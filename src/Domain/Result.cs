using GameLobby.Domain.Values;

namespace GameLobby.Domain;

/// <summary>What kind of answer a refusal is, for whoever has to tell it on (a wire, a log, a metric).</summary>
public enum ErrorKind
{
    Validation,
    NotFound,
    Conflict,
    Forbidden,
    RateLimited,
    Unavailable,
}

/// <summary>
/// A refusal that a player can cause. <paramref name="Code"/> is public and never renamed; <paramref name="Message"/>
/// is for people and carries nothing that the player may not know.
/// </summary>
public sealed record Error(ErrorKind Kind, string Code, string Message)
{
    /// <summary>More for machines: a member's name to what is to be said of it.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Details { get; init; }

    /// <summary>The lobby that stands in the way.</summary>
    public LobbyId? Lobby { get; init; }

    /// <summary>How long to wait before the same request can succeed.</summary>
    public TimeSpan? RetryAfter { get; init; }
}

/// <summary>Lets a pipeline refuse without knowing what the request would have answered.</summary>
public interface IResult<TSelf>
    where TSelf : IResult<TSelf>
{
    Error? Error { get; }

    static abstract TSelf From(Error error);
}

/// <summary>A value, or the refusal that stands in its place.</summary>
public sealed record Result<T> : IResult<Result<T>>
{
    private readonly T? value;

    private Result(T? value, Error? error) => (this.value, Error) = (value, error);

    public Error? Error { get; }

    public bool IsRefused => Error is not null;

    /// <summary>The value; asking a refusal for it is a mistake of ours.</summary>
    public T Value => Error is null ? value! : throw new InvalidOperationException($"Refused: {Error.Code}");

    public static Result<T> From(Error error) => new(default, error);

    public static Result<T> From(T value) => new(value, null);

    public static implicit operator Result<T>(T value) => From(value);

    public static implicit operator Result<T>(Error error) => From(error);

    public Result<TNext> Then<TNext>(Func<T, Result<TNext>> next) => Error is null ? next(Value) : Error;

    public Result<TNext> Map<TNext>(Func<T, TNext> next) => Error is null ? next(Value) : Error;
}
