namespace GameLobby.Benchmarks.SignalR;

internal sealed record ChatMessage(string Id, string From, string Text, DateTimeOffset At);
