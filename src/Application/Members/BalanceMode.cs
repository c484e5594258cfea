namespace GameLobby.Application.Members;

/// <summary>How teams are balanced: by moving as few players as possible, or randomly.</summary>
public enum BalanceMode
{
    Even,
    Random,
}
