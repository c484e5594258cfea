using System.Text.Encodings.Web;
using System.Text.Json.Serialization;

namespace GameLobby.Infrastructure.DynamoDb;

/// <summary>JSON of the version history.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StoredVersion[]))]
internal sealed partial class VersionHistoryJson : JsonSerializerContext
{
    public static VersionHistoryJson Relaxed =>
        field ??= new(new(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
