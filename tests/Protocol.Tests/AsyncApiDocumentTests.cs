using GameLobby.TestKit.Wire;

namespace GameLobby.Protocol.Tests;

public sealed class AsyncApiDocumentTests
{
    /// <summary>The document stays at version 3.0 while most tools support no later one.</summary>
    [Fact]
    public async Task The_AsyncAPI_parser_accepts_the_committed_document() =>
        Assert.All(await AsyncApiParser.Check(WireDocument.Text), fault => Assert.StartsWith("asyncapi-latest-version ", fault));

    [Fact]
    public async Task The_AsyncAPI_parser_rejects_a_broken_document() =>
        Assert.NotEmpty(await AsyncApiParser.Check(WireDocument.Text.Replace("\nchannels:", "\nchannel:", StringComparison.Ordinal)));
}
