using GameLobby.LobbyCtl.Connecting;

namespace GameLobby.LobbyCtl.Tests.Connecting;

public sealed class ReadingTheConfigurationFile : IDisposable
{
    private readonly string file = Path.GetTempFileName();

    public void Dispose() => File.Delete(file);

    [Fact]
    public void A_profile_is_found_by_its_name()
    {
        File.WriteAllText(file, """{"profiles":{"production":{"url":"https://a.example/v1","token":"t","stack":"s","region":"r"}}}""");

        Assert.Equal(
            new Profile { Url = "https://a.example/v1", Token = "t", Stack = "s", Region = "r" },
            ConfigurationFile.Find(file, "production"));
    }

    [Theory]
    [InlineData("""{"profiles":{"test":{}}}""", "has test.")]
    [InlineData("{}", "has no profiles.")]
    [InlineData("""{"profiles":{"production":{"adress":"x"}}}""", "is malformed: ")]
    [InlineData("profiles", "is malformed: ")]
    public void Another_content_is_wrong_usage(string content, string message)
    {
        File.WriteAllText(file, content);

        var problem = Assert.Throws<CommandException>(() => ConfigurationFile.Find(file, "production"));

        Assert.Equal(ExitCode.WrongUsage, problem.ExitCode);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
    }
}
