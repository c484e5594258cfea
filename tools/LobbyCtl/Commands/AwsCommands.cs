using System.CommandLine;
using System.Net.Sockets;
using Amazon.Runtime;
using Amazon.SQS;
using GameLobby.LobbyCtl.Connecting;
using GameLobby.LobbyCtl.Views;

namespace GameLobby.LobbyCtl.Commands;

/// <summary>Actions of commands that call AWS, with the AWS credentials of the shell.</summary>
internal static class AwsCommands
{
    /// <summary>Makes the command run with a connection to SQS.</summary>
    public static Command Runs(this Command command, Func<ParseResult, Target, IAmazonSQS, Output, CancellationToken, Task> run)
    {
        command.SetAction(async (parsed, ct) =>
        {
            var target = Target.Of(parsed);
            await Explain(async () =>
            {
                using var sqs = AwsClients.Sqs(target);
                await run(parsed, target, sqs, Output.Standard(parsed.GetValue(GlobalOptions.Json)), ct);
            });
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>Calls AWS.</summary>
    /// <exception cref="CommandException">AWS refused the call, or there was none.</exception>
    public static async Task Explain(Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (AmazonServiceException refused) when (refused.ErrorCode is { Length: > 0 } code)
        {
            throw new CommandException(ExitCode.Refused, $"{code}: {refused.Message}", refused);
        }
        catch (Exception lost) when (IsUnreachable(lost))
        {
            throw new CommandException(ExitCode.NotReachable, $"AWS is not reachable: {lost.Message}", lost);
        }
        catch (AmazonClientException settings)
        {
            throw new CommandException(ExitCode.WrongUsage, $"The AWS configuration is not complete: {settings.Message}", settings);
        }
    }

    private static bool IsUnreachable(Exception? exception) =>
        exception is not null && (exception is HttpRequestException or SocketException || IsUnreachable(exception.InnerException));
}
