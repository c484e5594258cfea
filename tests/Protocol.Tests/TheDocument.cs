using GameLobby.ProtocolDocs;
using GameLobby.TestKit.Wire;

namespace GameLobby.Protocol.Tests;

public sealed class TheDocument
{
    [Fact]
    public void As_committed_it_is_what_the_code_says() =>
        Assert.True(
            AsyncApiDocument.Text() == WireDocument.Text.ReplaceLineEndings("\n"),
            "Renew it: dotnet run --project tools/ProtocolDocs");

    /// <summary>It stays with 3.0 while most tools know no later version.</summary>
    [Fact]
    public async Task The_public_parser_finds_nothing_wrong_with_it() =>
        Assert.All(await PublicParser.Check(WireDocument.Text), fault => Assert.StartsWith("asyncapi-latest-version ", fault));

    [Fact]
    public async Task The_public_parser_finds_what_is_wrong() =>
        Assert.NotEmpty(await PublicParser.Check(WireDocument.Text.Replace("\nchannels:", "\nchannel:", StringComparison.Ordinal)));
}
