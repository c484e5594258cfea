namespace GameLobby.LocalCloud.Lambda;

/// <summary>An execution environment failed before it could take an event.</summary>
internal sealed class InitializationException(Invocation failure) : Exception(failure.Error?.Message)
{
    /// <summary>The result of the invocation that needed the environment.</summary>
    public Invocation Failure => failure;
}
