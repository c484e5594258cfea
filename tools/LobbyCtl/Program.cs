using GameLobby.LobbyCtl;

return await CommandLine.Run(args);
