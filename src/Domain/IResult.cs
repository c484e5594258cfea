namespace GameLobby.Domain;

/// <summary>Lets a pipeline refuse a request without knowing the type of its reply.</summary>
public interface IResult<TSelf>
    where TSelf : IResult<TSelf>
{
    Error? Error { get; }

    static abstract TSelf From(Error error);
}
