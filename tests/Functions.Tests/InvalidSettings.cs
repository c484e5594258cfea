using Amazon.Lambda.DynamoDBEvents;
using GameLobby.Application.Contracts;
using GameLobby.Application.Ports;
using GameLobby.Domain.Lobbies;
using GameLobby.Functions.Tests.Parts;
using GameLobby.Infrastructure;
using GameLobby.TestKit.Builders;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace GameLobby.Functions.Tests;

/// <summary>A wrong setting stops only what uses it, and no stream record is lost over it.</summary>
public sealed class InvalidSettings : IAsyncLifetime
{
    private readonly Service service = Service.Start(services => services.AddSingleton<ITickets>(new UnusableTickets()));

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await service.DisposeAsync();

    [Fact]
    public async Task A_match_starts_without_tickets_when_they_cannot_be_signed()
    {
        var starting = ALobby.Of(People.Ada, People.Bob).Starting();
        var playing = starting.BeginMatch(starting.Match!, "server:7777", starting.Match!.StartsAt);

        Assert.Empty(await Stream(starting, playing));

        var delivery = Assert.Single(Assert.Single(service.Outbox.Sent).Deliveries);
        Assert.IsType<MatchStartedChange>(Assert.IsType<LobbyChangedPush>(delivery.Push).Changes[^1]);
        Assert.Empty(service.DeadLetters.Kept);
    }

    [Fact]
    public async Task A_record_is_retried_and_not_rejected_when_a_setting_is_invalid()
    {
        var lobby = ALobby.Of(People.Ada, People.Bob);
        service.Outbox.Fails = _ => new SettingsException("NOTIFY_QUEUE_URL is not set.");

        Assert.Equal(["100"], await Stream(lobby, lobby.SetReady(People.Ada, true, People.Noon).Value));

        Assert.Empty(service.DeadLetters.Kept);
    }

    private async Task<IReadOnlyList<string>> Stream(Lobby before, Lobby after)
    {
        var response = await service.Function<StreamFunction>().Stream(
            new DynamoDBEvent { Records = [Events.Record(100, before, after)] },
            Invocation.Usual,
            service.Outbox,
            service.DeadLetters,
            service.Clock);
        return [.. response.BatchItemFailures.Select(failure => failure.ItemIdentifier)];
    }

    private sealed class UnusableTickets : ITickets
    {
        public string Issue(Lobby lobby, Match match, Member player) => throw new SettingsException("TICKET_KEY is invalid.");
    }
}
