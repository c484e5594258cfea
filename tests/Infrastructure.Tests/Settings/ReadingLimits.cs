using GameLobby.Application;
using GameLobby.Application.Sessions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace GameLobby.Infrastructure.Tests.Settings;

public sealed class ReadingLimits
{
    [Fact]
    public void Unset_limits_have_the_protocols_defaults() => Assert.Equal(Limits.Default, Read());

    [Fact]
    public void Configured_limits_override_the_defaults() => Assert.Equal(
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
    public void An_invalid_limit_is_refused_with_the_name_of_its_setting(string value)
    {
        var refusal = Assert.Throws<SettingsException>(() => Read(("CHAT_BURST", value)));
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
