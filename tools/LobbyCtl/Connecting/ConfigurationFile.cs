using System.Text.Json;
using System.Text.Json.Serialization;

namespace GameLobby.LobbyCtl.Connecting;

/// <summary>The file with the profiles, lobbyctl/config.json in the user's configuration folder.</summary>
internal sealed record ConfigurationFile
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>The profiles by name.</summary>
    public IReadOnlyDictionary<string, Profile> Profiles { get; init; } = new Dictionary<string, Profile>();

    public static string DefaultPath => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify),
        "lobbyctl",
        "config.json");

    /// <exception cref="CommandException">The file or the profile is missing, or the file is malformed.</exception>
    public static Profile Find(string path, string profile)
    {
        var profiles = Read(path).Profiles;
        var names = profiles.Count == 0 ? "no profiles" : string.Join(", ", profiles.Keys);
        return profiles.GetValueOrDefault(profile) ?? throw Wrong($"--profile {profile}: {path} has {names}.");
    }

    private static ConfigurationFile Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<ConfigurationFile>(File.ReadAllText(path), Options) ?? new ConfigurationFile();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw Wrong($"The configuration file {path} can't be read: {problem.Message}", problem);
        }
        catch (JsonException malformed)
        {
            throw Wrong($"The configuration file {path} is malformed: {malformed.Message}", malformed);
        }
    }

    private static CommandException Wrong(string message, Exception? inner = null) => new(ExitCode.WrongUsage, message, inner);
}
