namespace GameLobby.LobbyCtl.Tests.Running;

/// <summary>LocalCloud that stores the history each second.</summary>
public sealed class CloudWithHistory() : LocalCloudProcess("--no-page", "--parameter", "HistoryWindowSeconds=1");
