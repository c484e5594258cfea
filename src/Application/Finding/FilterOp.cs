namespace GameLobby.Application.Finding;

/// <summary>Comparison operator of a filter.</summary>
public enum FilterOp
{
    Eq,
    Ne,
    Lt,
    Le,
    Gt,
    Ge,
}
