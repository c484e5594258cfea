namespace GameLobby.Application.Ports;

/// <summary>Number of wrong lobby ids, codes and passwords that a player named within one window.</summary>
public sealed record WrongGuesses(int Count, DateTimeOffset Until)
{
    public const int Max = 5;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
}
