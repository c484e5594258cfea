// The addresses of the matchmaker and of the lobby service: --urls http://localhost:8090 --lobby http://localhost:3000
await Matchmaker.MatchmakerApp.Create(args).RunAsync();
