using GameLobby.LobbyCtl.Connecting;

namespace GameLobby.LobbyCtl.Tests.Connecting;

public sealed class ChoosingATarget
{
    private static readonly Profile None = new();

    private static readonly Dictionary<string, string?> Variables = new()
    {
        [Target.UrlVariable] = "https://environment.example",
        [Target.TokenVariable] = "environment",
    };

    [Fact]
    public void LocalCloud_is_the_default()
    {
        var target = Target.Of(None, None, _ => null);

        Assert.Equal((new Uri("http://localhost:3000/"), null, true), (target.Address, target.Token, target.IsLocal));
    }

    [Fact]
    public void The_environment_comes_before_the_default() => Assert.Equal(
        new Target(new Uri("https://environment.example/"), "environment"), Target.Of(None, None, Variables.GetValueOrDefault));

    [Fact]
    public void A_profile_comes_before_the_environment()
    {
        var profile = new Profile { Url = "https://profile.example/v1", Stack = "game", Region = "eu-west-1" };

        Assert.Equal(
            new Target(new Uri("https://profile.example/"), "environment", "game", "eu-west-1"),
            Target.Of(None, profile, Variables.GetValueOrDefault));
    }

    [Fact]
    public void Options_come_first()
    {
        var options = new Profile { Url = "https://option.example/v1/", Token = "option" };

        Assert.Equal(
            new Target(new Uri("https://option.example/"), "option"),
            Target.Of(options, new Profile { Url = "https://profile.example", Token = "profile" }, Variables.GetValueOrDefault));
    }
}
