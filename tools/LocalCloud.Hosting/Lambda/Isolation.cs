namespace GameLobby.LocalCloud.Lambda;

/// <summary>Where the execution environments of the functions run.</summary>
public enum Isolation
{
    /// <summary>In LocalCloud's process, where breakpoints work.</summary>
    InProcess,

    /// <summary>Each in a separate process, as on Lambda.</summary>
    Process,
}
