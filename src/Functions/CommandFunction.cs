using System.Globalization;
using System.Text.Json;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using Amazon.Lambda.SQSEvents;
using GameLobby.Application.Diagnostics;
using GameLobby.Application.Lobbies;
using GameLobby.Application.Ports;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using GameLobby.Domain.Values;
using GameLobby.Functions.Diagnostics;
using GameLobby.Functions.Wire;
using GameLobby.Infrastructure.ApiGateway;
using GameLobby.Infrastructure.Sqs;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GameLobby.Functions;

/// <summary>
/// Handles queued requests: those of a lobby in order and with one write, as far as they allow, and lobbies independently. A request that
/// arrives for the second time or late may have been repeated by its client, so it is refused with <c>unavailable</c>.
/// </summary>
public sealed partial class CommandFunction
{
    /// <summary>The time after which clients of this project send a request again.</summary>
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(10);

    private readonly IServiceScopeFactory scopes;
    private readonly Invocations invocations;
    private readonly ILogger<CommandFunction> logger;

    public CommandFunction(IServiceProvider services, Invocations invocations, ILogger<CommandFunction> logger)
    {
        (scopes, this.invocations, this.logger) = (services.GetRequiredService<IServiceScopeFactory>(), invocations, logger);
        WarmUp.Pushes(services, logger);
    }

    [LambdaFunction(ResourceName = "CommandFunction")]
    public async Task Command(
        SQSEvent batch,
        ILambdaContext context,
        [FromServices] ILobbies lobbies,
        [FromServices] ISender sender,
        [FromServices] TimeProvider clock)
    {
        using var invocation = invocations.Begin("Command", context);
        using var deadline = Deadline.Of(context, clock);
        using var replyDeadline = Deadline.OfReport(context, clock);
        await Task.WhenAll(batch.Records.GroupBy(message => message.Attributes["MessageGroupId"]).Select(async group =>
        {
            var commands = group.Select(message => Read(message, clock.GetUtcNow())).OfType<Received>().ToArray();
            await Handle(new LobbyId(group.Key), commands, lobbies, deadline.Token);
            var replies = commands.Select(received => new QueuedReply(received.Command.Connection, received.Reply!.Json));
            await sender.Send(new SendReplies([.. replies]), replyDeadline.Token);
        }));
    }

    /// <summary>Sets the replies. When others changed the lobby before the write, all requests are handled again.</summary>
    private async Task Handle(LobbyId lobby, Received[] commands, ILobbies lobbies, CancellationToken ct)
    {
        try
        {
            LobbyBatch batch;
            do
            {
                batch = new LobbyBatch(lobby, lobbies);
                foreach (var received in commands) received.Reply = await Handle(received, batch, ct);
            }
            while (!await batch.Write(ct));
        }
        catch (Exception failure)
        {
            NotWritten(commands.Length, failure);
            Telemetry.FailedCommands.Add(commands.Length);
            foreach (var received in commands) received.Reply = Reply.Refused(received.Frame.Id, Refusals.Unavailable);
        }
    }

    private async Task<Reply> Handle(Received received, LobbyBatch batch, CancellationToken ct)
    {
        var command = received.Command;
        using var logScope = LogScope.Begin();
        (logScope.Player, logScope.Connection) = (command.Player.Value, command.Connection.Value);
        using var activity = Telemetry.Continue("Command", command.Trace);
        await using var scope = scopes.CreateAsyncScope();
        var dispatcher = new Dispatcher(
            scope.ServiceProvider.GetRequiredService<ISender>(), scope.ServiceProvider.GetRequiredService<CallerScope>(), logger);
        dispatcher.Describe(received.Frame);
        if (received.IsLate) return dispatcher.Refuse(received.Frame, Refusals.Unavailable);

        var connection = GatewayConnections.Create(command.Connection, command.ConnectedAt);
        return await dispatcher.Dispatch(
            received.Frame,
            (id, fingerprint) => new Caller(command.Player, command.Name, connection, Scopes.Rights(command.Scope), id, fingerprint)
            {
                Batch = batch,
            },
            ct);
    }

    /// <summary>Returns null for a message that can't be decoded. Its client no longer waits when a person has found out why.</summary>
    private Received? Read(SQSEvent.SQSMessage message, DateTimeOffset now)
    {
        try
        {
            var command = JsonSerializer.Deserialize(message.Body, QueueJson.Default.QueuedCommand)!;
            var sent = DateTimeOffset.FromUnixTimeMilliseconds(Number(message, "SentTimestamp"));
            return new Received(
                command, Frame.Read(command.Frame).Value, Number(message, "ApproximateReceiveCount") > 1 || sent + MaxAge < now);
        }
        catch (Exception failure)
        {
            NotDecoded(message.MessageId, failure);
            return null;
        }
    }

    private static long Number(SQSEvent.SQSMessage message, string attribute) =>
        long.Parse(message.Attributes[attribute], CultureInfo.InvariantCulture);

    [LoggerMessage(1, LogLevel.Error, "Failed to write the changes of {Count} queued requests; their clients will repeat them")]
    private partial void NotWritten(int count, Exception failure);

    [LoggerMessage(2, LogLevel.Error, "Could not decode the queued request {MessageId}; it is dropped")]
    private partial void NotDecoded(string messageId, Exception failure);

    private sealed record Received(QueuedCommand Command, Frame Frame, bool IsLate)
    {
        public Reply? Reply { get; set; }
    }
}
