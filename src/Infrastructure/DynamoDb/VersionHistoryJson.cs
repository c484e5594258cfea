using System.Text.Encodings.Web;
using System.Text.Json.Serialization;

namespace GameLobby.Infrastructure.DynamoDb;

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StoredVersion[]))]
internal sealed partial class VersionHistoryJson : JsonSerializerContext
{
    public static VersionHistoryJson Relaxed =>
        field ??= new(new(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
