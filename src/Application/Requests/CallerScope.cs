namespace GameLobby.Application.Requests;

/// <summary>Passes the caller from the entry point to the handlers of the same scope.</summary>
public sealed class CallerScope
{
    public Caller? Caller { get; set; }
}
