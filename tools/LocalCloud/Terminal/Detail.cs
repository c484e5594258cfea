namespace GameLobby.LocalCloud.Terminal;

/// <summary>How much the terminal shows while the stack runs.</summary>
internal enum Detail
{
    Quiet,
    Calls,
    All,
}
