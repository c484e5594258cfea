using GameLobby.Application.Ports;
using GameLobby.Functions.Wire;
using GameLobby.TestKit.Builders;

namespace GameLobby.Functions.Tests.Replay;

/// <summary>Every file in events/ goes through the handler that Lambda would call, the assembly's serializer and real adapters.</summary>
[Collection(nameof(Cloud))]
public sealed class ReplayingEvents(Cloud cloud)
{
    public static TheoryData<string> Events => [.. EventFiles.Names];

    [Theory]
    [MemberData(nameof(Events))]
    public async Task The_outcome_of_an_event_matches_its_snapshot(string name)
    {
        await Set(Scene.Of(name));
        var (since, before) = (DateTimeOffset.UtcNow, cloud.Gateway.Calls.Count());

        var json = EventFiles.Read(name).Replace("TOKEN", cloud.Token(), StringComparison.Ordinal);
        var invocation = await cloud.Invoke(EventFiles.Function(name), json);

        Assert.Null(invocation.Error);
        var pushed = cloud.Gateway.Calls.Skip(before).OrderBy(call => call.Connection);
        await Verify(ReplayOutcome.Of(invocation.Payload, await cloud.Queued(), pushed, since), "json")
            .UseDirectory("Responses")
            .UseTypeName("Answer")
            .UseMethodName("to")
            .UseTextForParameters(name);
    }

    [Fact]
    public void Every_action_has_a_sample_event() =>
        Assert.Empty(Actions.Names.Select(action => $"message-{action}").Except(EventFiles.Names));

    [Fact]
    public void Every_function_has_a_sample_event_and_every_event_has_a_function()
    {
        Assert.Equal(cloud.Functions.Order(), EventFiles.Names.Select(EventFiles.Function).Distinct().Order());
    }

    private async Task Set(Scene scene)
    {
        await cloud.Empty();
        var ada = new Player(People.Ada, null, null, 0);
        if (scene.HasSession) await cloud.Get<IPlayers>().Connect(ada.Id, Scene.AdasSocket, CancellationToken.None);
        if (scene.HasSession) await cloud.Get<IPlayers>().Connect(People.Bob, Scene.BobsSocket, CancellationToken.None);
        var newcomer = scene.Lobby?.Members.Contains(ada.Id) is true ? new Newcomer(ada) : null;
        if (scene.Lobby is { } lobby) await cloud.Get<ILobbies>().Save(null, lobby, newcomer, CancellationToken.None);
        if (scene.Invite is { } invite) await cloud.Get<IInvites>().Send(invite, Scene.IdempotencyRecord, CancellationToken.None);
        foreach (var subscription in scene.Subscriptions)
            await cloud.Get<ISubscriptions>().Begin(subscription, Scene.IdempotencyRecord, CancellationToken.None);
        if (scene.Said is { } said) await cloud.Get<IChat>().Append(said, Scene.IdempotencyRecord, CancellationToken.None);
    }
}
