using Microsoft.Extensions.Configuration;
using ServiceSettings = GameLobby.Infrastructure.Settings;

namespace GameLobby.Infrastructure.Tests.Settings;

public sealed class FindingProblems
{
    [Fact]
    public void Absent_settings_are_no_problem() => Assert.Empty(Find());

    [Theory]
    [InlineData("REQUESTS_PER_SECOND", "0")]
    [InlineData("NOTIFY_QUEUE_URL", "queue")]
    [InlineData("TOKEN_KEYS_URL", "ftp://example.com/keys")]
    [InlineData("LOCAL_SIGNING_KEY", "?")]
    [InlineData("TICKET_KEY", "no key")]
    public void An_invalid_setting_is_named(string name, string value) =>
        Assert.StartsWith(name, Assert.Single(Find((name, value))), StringComparison.Ordinal);

    [Fact]
    public void An_allocator_needs_a_secret() =>
        Assert.Equal("ALLOCATOR_SECRET is not set.", Assert.Single(Find(("ALLOCATOR_URL", "https://example.com/"))));

    [Fact]
    public void All_problems_are_found_at_once() => Assert.Equal(2, Find(("CHAT_BURST", "many"), ("TICKET_KEY", "no key")).Count);

    private static IReadOnlyList<string> Find(params (string Name, string Value)[] settings) => ServiceSettings.FindProblems(
        new ConfigurationBuilder()
            .AddInMemoryCollection(settings.ToDictionary(setting => setting.Name, string? (setting) => setting.Value))
            .Build());
}
