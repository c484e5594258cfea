using System.Text.Json;
using System.Text.Json.Serialization;

namespace GameLobby.Infrastructure.Allocation;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(AllocationRequest))]
[JsonSerializable(typeof(AllocationReply))]
internal sealed partial class AllocationJson : JsonSerializerContext;
