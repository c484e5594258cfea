namespace GameLobby.LocalCloud.Terminal;

/// <summary>How much is shown while the stack runs.</summary>
internal enum Detail
{
    Quiet,
    Calls,
    All,
}
