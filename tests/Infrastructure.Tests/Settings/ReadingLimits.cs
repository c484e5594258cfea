using GameLobby.Application;
using GameLobby.Application.Sessions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace GameLobby.Infrastructure.Tests.Settings;

public sealed class ReadingLimits
{
    [Fact]
    public void What_is_not_set_is_as_the_protocol_says() => Assert.Equal(Limits.Default, Read());

    [Fact]
    public void What_is_set_holds() => Assert.Equal(
        Limits.Default with { RequestsPerSecond = 1, RequestBurst = 2, ChatPerSecond = 3, ChatBurst = 4, ConnectionSeconds = 5 },
        Read(
            ("REQUESTS_PER_SECOND", "1"),
            ("REQUEST_BURST", "2"),
            ("CHAT_PER_SECOND", "3"),
            ("CHAT_BURST", "4"),
            ("CONNECTION_SECONDS", "5")));

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("many")]
    public void What_is_no_limit_is_refused(string value)
    {
        var refusal = Assert.Throws<InvalidOperationException>(() => Read(("CHAT_BURST", value)));
        Assert.Contains("CHAT_BURST", refusal.Message, StringComparison.Ordinal);
    }

    private static Limits Read(params (string Name, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.ToDictionary(setting => setting.Name, string? (setting) => setting.Value))
            .Build();
        using var provider = new ServiceCollection().AddApplication().AddInfrastructure(configuration).BuildServiceProvider();
        return provider.GetRequiredService<Limits>();
    }
}
