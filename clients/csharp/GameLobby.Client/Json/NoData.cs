namespace GameLobby.Client;

internal static class NoData
{
    public static IReadOnlyDictionary<string, string> Instance { get; } = new Dictionary<string, string>();
}
