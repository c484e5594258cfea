namespace GameLobby.Application.Requests;

/// <summary>
/// A password in a request. It is serialized as given or not given: the request's fingerprint, which is made from that, must not help to
/// guess it.
/// </summary>
public readonly record struct Secret(bool IsGiven, string? Value)
{
    public static implicit operator Secret(string? value) => new(true, value);

    public override string ToString() => IsGiven ? "(given)" : "";
}
