using GameLobby.ClientTypes;

namespace GameLobby.Client.Tests;

public sealed class GeneratedProtocolFile
{
    [Fact]
    public void The_generated_protocol_file_is_up_to_date()
    {
        var expected = ProtocolFile.Text(WireDocument.Read(TestKit.Wire.WireDocument.Text));
        var file = File.ReadAllText(RepositoryFiles.Path("clients/csharp/GameLobby.Client/Protocol.g.cs")).ReplaceLineEndings("\n");
        Assert.True(expected == file, "Protocol.g.cs is out of date. Run: dotnet run --project tools/ClientTypes");
    }
}
