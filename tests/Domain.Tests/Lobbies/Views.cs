using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.TestKit.Builders;
using static GameLobby.TestKit.Builders.People;

namespace GameLobby.Domain.Tests.Lobbies;

public sealed class Views
{
    private static readonly DataMap Data =
        DataMap.From(new Dictionary<string, string> { ["map"] = "dust", ["_seed"] = "7", ["$node"] = "a" });

    private static readonly Lobby Lobby = ALobby
        .With(settings => settings with { Data = Data }, Ada, Bob, Cleo)
        .Edited(Bob, bob => bob with { Data = Data });

    [Fact]
    public void Members_see_private_data_of_the_lobby() =>
        Assert.Equal(["_seed", "map"], Keys(Lobby.ViewFor(Bob).Settings.Data));

    [Fact]
    public void Outsiders_do_not_see_private_data_of_the_lobby() => Assert.Equal(["map"], Keys(Lobby.ViewFor(Dan).Settings.Data));

    [Fact]
    public void No_player_sees_server_data_of_the_lobby() => Assert.All(
        new[] { Ada, Bob, Cleo, Dan },
        viewer => Assert.DoesNotContain("$node", Keys(Lobby.ViewFor(viewer).Settings.Data)));

    [Fact]
    public void Private_data_of_a_member_is_visible_to_the_member_and_the_host()
    {
        Assert.Contains("_seed", MemberKeys(Bob));
        Assert.Contains("_seed", MemberKeys(Ada));
        Assert.DoesNotContain("_seed", MemberKeys(Cleo));
        Assert.DoesNotContain("_seed", MemberKeys(Dan));
    }

    [Fact]
    public void Member_keys_that_begin_with_a_dollar_are_visible_to_all() =>
        Assert.All(new[] { Ada, Bob, Cleo, Dan }, viewer => Assert.Contains("$node", MemberKeys(viewer)));

    [Fact]
    public void An_operator_sees_everything() =>
        Assert.Equal((Data, Lobby.Members, Lobby.Code), (OperatorView.Settings.Data, OperatorView.Members, OperatorView.Code));

    [Fact]
    public void No_view_contains_the_password_hash()
    {
        var hash = PasswordHash.Of("sesame", "salt"u8);
        var lobby = ALobby.With(settings => settings with { Password = hash }, Ada);

        Assert.All([lobby.ViewFor(Ada), lobby.ViewFor(Dan), lobby.ViewForOperator()], view =>
        {
            Assert.True(view.HasPassword);
            Assert.Null(view.Settings.Password);
        });
    }

    [Fact]
    public void Only_members_and_operators_see_the_code()
    {
        Assert.Equal(Lobby.Code, Lobby.ViewFor(Bob).Code);
        Assert.Equal(Lobby.Code, OperatorView.Code);
        Assert.Null(Lobby.ViewFor(Dan).Code);
    }

    [Fact]
    public void A_new_host_sees_private_data_of_the_members()
    {
        var lobby = Lobby.Edited(Cleo, cleo => cleo with { Data = Data }).Leave(Ada, Noon).Value;

        Assert.Equal(Bob, lobby.Host);
        Assert.Contains("_seed", Keys(lobby.ViewFor(Bob).Members.Find(Cleo)!.Data));
    }

    private static LobbyView OperatorView => Lobby.ViewForOperator();

    private static IEnumerable<string> Keys(DataMap data) => data.Values.Keys;

    private static IEnumerable<string> MemberKeys(PlayerId viewer) => Keys(Lobby.ViewFor(viewer).Members.Find(Bob)!.Data);
}
