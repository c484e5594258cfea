using System.CommandLine;

namespace GameLobby.LobbyCtl.Commands;

/// <summary>Arguments that several commands have.</summary>
internal static class Arguments
{
    public static Argument<string> Lobby() => new("LOBBY") { Description = "The lobby's id." };

    public static Argument<string> Player() => new("PLAYER") { Description = "The player's id." };

    public static Argument<string> Queue() => new("QUEUE") { Description = "The queue's name, as dead-letters ls shows it." };

    public static Option<string?> Reason() => new("--reason") { Description = "What the members are to know.", HelpName = "TEXT" };
}
