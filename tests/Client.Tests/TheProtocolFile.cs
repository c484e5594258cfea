using GameLobby.ClientTypes;

namespace GameLobby.Client.Tests;

public sealed class TheProtocolFile
{
    [Fact]
    public void Is_what_the_protocols_document_says()
    {
        var made = ProtocolFile.Text(WireDocument.Read(TestKit.Wire.WireDocument.Text));
        var file = File.ReadAllText(Sources.Path("clients/csharp/GameLobby.Client/Protocol.g.cs")).ReplaceLineEndings("\n");
        Assert.True(made == file, "Protocol.g.cs is not up to date: dotnet run --project tools/ClientTypes");
    }
}
