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

    [Theory]
    [InlineData(null, null, "http://localhost:4000/v1", "ws://localhost:4000/v1")]
    [InlineData(null, null, "https://http.example/v1", null)]
    [InlineData(null, "wss://profile.example/v1", "https://http.example/v1", "wss://profile.example/v1")]
    [InlineData("wss://option.example/v1", "wss://profile.example/v1", "https://http.example/v1", "wss://option.example/v1")]
    public void The_address_of_the_WebSocket_API_is_given_or_that_of_LocalCloud(string? option, string? profile, string url, string? socket)
    {
        var target = Target.Of(new Profile { SocketUrl = option }, new Profile { Url = url, SocketUrl = profile }, _ => null);

        Assert.Equal(socket, target.Socket?.AbsoluteUri);
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
