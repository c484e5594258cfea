using System.CommandLine;
using System.Net.Sockets;
using Amazon.Runtime;
using Amazon.SQS;
using GameLobby.LobbyCtl.Connecting;
using GameLobby.LobbyCtl.Views;

namespace GameLobby.LobbyCtl.Commands;

/// <summary>Actions of commands that call SQS.</summary>
internal static class QueueCommands
{
    /// <summary>Makes the command run with a connection to SQS.</summary>
    public static Command Runs(this Command command, Func<ParseResult, Target, IAmazonSQS, Output, CancellationToken, Task> run)
    {
        command.SetAction(async (parsed, ct) =>
        {
            var target = Target.Of(parsed);
            try
            {
                using var sqs = QueueService.Connect(target);
                await run(parsed, target, sqs, Output.Standard(parsed.GetValue(GlobalOptions.Json)), ct);
                return ExitCode.Done;
            }
            catch (AmazonSQSException refused) when (refused.ErrorCode is { Length: > 0 } code)
            {
                throw new CommandException(ExitCode.Refused, $"{code}: {refused.Message}", refused);
            }
            catch (Exception lost) when (IsUnreachable(lost))
            {
                throw new CommandException(ExitCode.NotReachable, $"SQS is not reachable: {lost.Message}", lost);
            }
            catch (AmazonClientException settings)
            {
                throw new CommandException(ExitCode.WrongUsage, $"The AWS configuration is not complete: {settings.Message}", settings);
            }
        });
        return command;
    }

    private static bool IsUnreachable(Exception? exception) =>
        exception is not null && (exception is HttpRequestException or SocketException || IsUnreachable(exception.InnerException));
}
