using System.Text.Json;

namespace GameLobby.Benchmarks.Clients;

/// <summary>What the benchmarks read of a frame: a reply with an id, or a push with a version.</summary>
internal struct Frame
{
    public string? Id;
    public string? LobbyId;
    public long Version;
    public long Previous;
    public string? Error;

    public readonly bool IsReply => Id is not null;

    public readonly bool IsChange => Id is null && Version > 0 && Previous > 0;

    /// <summary>Reads a frame of GameLobby or of SignalR's JSON protocol, whose pushes are the argument of an invocation.</summary>
    public static Frame Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        var frame = new Frame();
        reader.Read();
        ReadObject(ref reader, ref frame);
        return frame;
    }

    private static void ReadObject(ref Utf8JsonReader json, ref Frame frame, bool isError = false)
    {
        while (json.Read() && json.TokenType is JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("version"u8)) frame.Version = Number(ref json);
            else if (json.ValueTextEquals("previous"u8)) frame.Previous = Number(ref json);
            else if (json.ValueTextEquals("lobbyId"u8)) frame.LobbyId = Text(ref json);
            else if (json.ValueTextEquals("id"u8) || json.ValueTextEquals("invocationId"u8)) frame.Id = Text(ref json);
            else if (json.CurrentDepth == 1 && IsResult(ref json)) ReadValue(ref json, ref frame);
            else if (json.ValueTextEquals("arguments"u8)) ReadArguments(ref json, ref frame);
            else if (isError && json.ValueTextEquals("code"u8)) frame.Error = Text(ref json);
            else if (json.ValueTextEquals("error"u8)) ReadError(ref json, ref frame);
            else json.Skip();
        }
    }

    private static bool IsResult(ref Utf8JsonReader json) => json.ValueTextEquals("data"u8) || json.ValueTextEquals("result"u8);

    private static void ReadValue(ref Utf8JsonReader json, ref Frame frame)
    {
        json.Read();
        if (json.TokenType is JsonTokenType.StartObject) ReadObject(ref json, ref frame);
    }

    private static void ReadArguments(ref Utf8JsonReader json, ref Frame frame)
    {
        json.Read();
        while (json.Read() && json.TokenType is not JsonTokenType.EndArray)
            if (json.TokenType is JsonTokenType.StartObject) ReadObject(ref json, ref frame);
    }

    private static void ReadError(ref Utf8JsonReader json, ref Frame frame)
    {
        json.Read();
        if (json.TokenType is JsonTokenType.StartObject) ReadObject(ref json, ref frame, isError: true);
        else frame.Error = json.GetString();
    }

    private static long Number(ref Utf8JsonReader json)
    {
        json.Read();
        return json.TokenType is JsonTokenType.Number ? json.GetInt64() : 0;
    }

    private static string? Text(ref Utf8JsonReader json)
    {
        json.Read();
        return json.TokenType is JsonTokenType.String ? json.GetString() : null;
    }
}
