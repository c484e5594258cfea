using System.Text.Json.Serialization;
using GameLobby.Application.Contracts;
using GameLobby.Application.Ports;

namespace GameLobby.Infrastructure.DynamoDb;

/// <summary>JSON of the change history, which contains pushes as they are sent.</summary>
[JsonSerializable(typeof(HistoryEntry))]
internal sealed partial class HistoryJson : JsonSerializerContext
{
    public static HistoryJson Relaxed => field ??= new(new(WireJson.Relaxed.Options));
}
