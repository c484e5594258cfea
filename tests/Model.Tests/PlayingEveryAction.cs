using System.Reflection;
using GameLobby.Application.Requests;
using GameLobby.Model.Tests.Stories;

namespace GameLobby.Model.Tests;

/// <summary>The requests of the model test.</summary>
public sealed class PlayingEveryAction
{
    [Fact]
    public void Random_clients_play_every_action()
    {
        var world = new World();
        world.Add("lobby-1", "K7QF2M");
        world.Invite("ada", new ReceivedInvite("invite-1", "lobby-1", DateTimeOffset.UnixEpoch));
        var moves = new Moves(new Random(1), world, "ada", ["ada", "bob"]);
        var played = Enumerable.Range(0, 500).SelectMany(_ => new[] { moves.Inside(), moves.Outside(), moves.Operate() })
            .Select(move => move.Action)
            .Distinct();

        var actions = typeof(ActionAttribute).Assembly.GetTypes()
            .Select(type => type.GetCustomAttribute<ActionAttribute>()?.Name)
            .OfType<string>()
            .Except(["session.hello"]); // on every connection
        Assert.Equal(actions.Order(), played.Order());
    }
}
