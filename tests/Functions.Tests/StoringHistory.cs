using Amazon.Lambda.DynamoDBEvents;
using GameLobby.Application.Ports;
using GameLobby.Domain.Lobbies;
using GameLobby.Functions.Tests.Parts;
using GameLobby.Infrastructure.DynamoDb;
using GameLobby.TestKit.Builders;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Moq;

namespace GameLobby.Functions.Tests;

/// <summary>The function that stores who caused each version.</summary>
public sealed class StoringHistory : IAsyncLifetime
{
    private static readonly Lobby Before = ALobby.Of(People.Ada, People.Bob);
    private static readonly Lobby After = Before.SetReady(People.Ada, true, People.Noon).Value;

    private Service service = Service.Start();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await service.DisposeAsync();

    [Fact]
    public async Task Versions_are_stored_and_other_records_are_not()
    {
        var edit = Lobby.Restore(After.Stored() with { IsClosed = true });

        Assert.Empty(await Store(
            Events.Record(100, Before, After), Events.Record(101, After, edit), Events.Record(102, After, null)));

        Assert.Equal(
            [(After.Version + 1, ChangeReason.Deleted), (After.Version, ChangeReason.Ready)],
            (await Stored()).Select(entry => (entry.Version, entry.Reason!.Value)));
    }

    [Fact]
    public async Task A_record_that_cannot_be_decoded_is_skipped_and_logged_once()
    {
        var broken = LobbyItem.Write(After);
        broken.Remove("host");

        Assert.Empty(await Store(Events.Record(100, LobbyItem.Write(Before), broken), Events.Record(101, Before, After)));

        Assert.Equal(After.Version, Assert.Single(await Stored()).Version);
        var line = Assert.Single(service.Log.Entries);
        Assert.Equal(("WARN", "event-100"), ((string)line["level"]!, (string)line["eventId"]!));
    }

    [Fact]
    public async Task A_batch_that_cannot_be_stored_is_retried_from_its_first_record()
    {
        var failing = new Mock<IVersionHistory>();
        failing.Setup(it => it.Keep(It.IsAny<IReadOnlyList<VersionEntry>>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new TimeoutException("The table is slow."));
        await service.DisposeAsync();
        service = Service.Start(services => services.AddSingleton(failing.Object));

        Assert.Equal(["100"], await Store(Events.Record(100, Before, After), Events.Record(101, Before, After)));
    }

    private async Task<IReadOnlyList<VersionEntry>> Stored() =>
        await service.Versions.Latest(Before.Id, null, CancellationToken.None).ToListAsync();

    private async Task<IReadOnlyList<string>> Store(params DynamoDBEvent.DynamodbStreamRecord[] records)
    {
        var response = await service.Function<HistoryFunction>().History(
            new DynamoDBEvent { Records = records }, Invocation.Usual, service.Get<ISender>(), service.Clock);
        return [.. response.BatchItemFailures.Select(failure => failure.ItemIdentifier)];
    }
}
