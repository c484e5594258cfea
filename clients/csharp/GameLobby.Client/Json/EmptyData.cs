namespace GameLobby.Client;

internal static class EmptyData
{
    public static IReadOnlyDictionary<string, string> Instance { get; } = new Dictionary<string, string>();
}
