namespace GameLobby.Domain;

/// <summary>A value or a refusal.</summary>
public sealed record Result<T> : IResult<Result<T>>
{
    private readonly T? value;

    private Result(T? value, Error? error) => (this.value, Error) = (value, error);

    public Error? Error { get; }

    public bool IsRefused => Error is not null;

    /// <exception cref="InvalidOperationException">The result is a refusal.</exception>
    public T Value => Error is null ? value! : throw new InvalidOperationException($"Refused: {Error.Code}");

    public static Result<T> From(Error error) => new(default, error);

    public static Result<T> From(T value) => new(value, null);

    public static implicit operator Result<T>(T value) => From(value);

    public static implicit operator Result<T>(Error error) => From(error);

    public Result<TNext> Then<TNext>(Func<T, Result<TNext>> next) => Error is null ? next(Value) : Error;

    public Result<TNext> Map<TNext>(Func<T, TNext> next) => Error is null ? next(Value) : Error;
}
