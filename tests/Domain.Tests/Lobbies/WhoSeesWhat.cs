using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.TestKit.Builders;
using static GameLobby.TestKit.Builders.People;

namespace GameLobby.Domain.Tests.Lobbies;

public sealed class WhoSeesWhat
{
    private static readonly DataMap Data =
        DataMap.From(new Dictionary<string, string> { ["map"] = "dust", ["_seed"] = "7", ["$node"] = "a" });

    private static readonly Lobby Lobby = ALobby
        .With(settings => settings with { Data = Data }, Ada, Bob, Cleo)
        .Edited(Bob, bob => bob with { Data = Data });

    [Fact]
    public void Members_see_the_lobbys_private_data() =>
        Assert.Equal(["_seed", "map"], Keys(Lobby.SeenBy(Bob, isOperator: false).Settings.Data));

    [Fact]
    public void Outsiders_do_not() => Assert.Equal(["map"], Keys(Lobby.SeenBy(Dan, isOperator: false).Settings.Data));

    [Fact]
    public void Nobody_sees_the_game_servers_data_on_a_lobby() => Assert.All(
        new[] { Ada, Bob, Cleo, Dan },
        viewer => Assert.DoesNotContain("$node", Keys(Lobby.SeenBy(viewer, isOperator: false).Settings.Data)));

    [Fact]
    public void A_members_private_data_is_for_that_member_and_the_host()
    {
        Assert.Contains("_seed", MemberKeys(Bob));
        Assert.Contains("_seed", MemberKeys(Ada));
        Assert.DoesNotContain("_seed", MemberKeys(Cleo));
        Assert.DoesNotContain("_seed", MemberKeys(Dan));
    }

    [Fact]
    public void No_key_on_a_member_is_the_game_servers() =>
        Assert.All(new[] { Ada, Bob, Cleo, Dan }, viewer => Assert.Contains("$node", MemberKeys(viewer)));

    [Fact]
    public void An_operator_sees_all() =>
        Assert.Equal(Lobby, Lobby.SeenBy(Dan, isOperator: true));

    [Fact]
    public void A_new_host_sees_what_the_old_one_saw()
    {
        var lobby = Lobby.Edited(Cleo, cleo => cleo with { Data = Data }).Leave(Ada, Noon).Value;

        Assert.Equal(Bob, lobby.Host);
        Assert.Contains("_seed", Keys(lobby.SeenBy(Bob, isOperator: false).Members.Find(Cleo)!.Data));
    }

    private static IEnumerable<string> Keys(DataMap data) => data.Values.Keys;

    private static IEnumerable<string> MemberKeys(PlayerId viewer) => Keys(Lobby.SeenBy(viewer, isOperator: false).Members.Find(Bob)!.Data);
}
