using System.CommandLine;

namespace GameLobby.LobbyCtl.Commands;

/// <summary>The commands for dead-letter queues. They call SQS, with the AWS credentials of the shell.</summary>
internal static class DeadLettersCommand
{
    public static Command Create() => new("dead-letters", "Lists, shows and redrives the messages of dead-letter queues.")
    {
        QueuesCommand.Create(),
        MessagesCommand.Create(),
        RedriveCommand.Create(),
    };
}
