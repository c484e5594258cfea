using System.Globalization;
using GameLobby.Infrastructure.Identity;
using Microsoft.Extensions.Configuration;

namespace GameLobby.Infrastructure;

/// <summary>Settings of a function, from its environment variables. A function has only the variables that it needs.</summary>
public static class Settings
{
    private static readonly string[] Numbers =
        ["REQUESTS_PER_SECOND", "REQUEST_BURST", "CHAT_PER_SECOND", "CHAT_BURST", "CONNECTION_SECONDS", "HISTORY_RETENTION_DAYS"];

    private static readonly string[] Urls =
    [
        "NOTIFY_QUEUE_URL", "COMMAND_QUEUE_URL", "TIMER_QUEUE_URL", "STREAM_DEAD_LETTERS_URL", "CALLBACK_URL", "TOKEN_KEYS_URL",
        "ALLOCATOR_URL", "OTLP_ENDPOINT",
    ];

    /// <summary>Returns what is wrong with the settings that are present, one sentence each.</summary>
    public static IReadOnlyList<string> FindProblems(IConfiguration configuration)
    {
        Action[] checks =
        [
            .. Numbers.Select<string, Action>(name => () => configuration.Positive(name)),
            .. Urls.Select<string, Action>(name => () => configuration.Url(name)),
            () => configuration.SigningKey(),
            () => CheckTicketKey(configuration),
            () => CheckAllocator(configuration),
        ];
        return [.. checks.Select(Problem).OfType<string>()];
    }

    /// <exception cref="SettingsException">The setting is missing.</exception>
    internal static string Required(this IConfiguration configuration, string name) =>
        configuration[name] is { Length: > 0 } value ? value : throw new SettingsException($"{name} is not set.");

    /// <exception cref="SettingsException">The setting is invalid.</exception>
    internal static int? Positive(this IConfiguration configuration, string name) => configuration[name] switch
    {
        null or "" => null,
        var text when int.TryParse(text, CultureInfo.InvariantCulture, out var number) && number > 0 => number,
        _ => throw new SettingsException($"{name} must be a whole number above 0."),
    };

    /// <exception cref="SettingsException">The setting is invalid.</exception>
    internal static Uri? Url(this IConfiguration configuration, string name) => configuration[name] switch
    {
        null or "" => null,
        var text when Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is ("http" or "https") => url,
        _ => throw new SettingsException($"{name} must be an absolute http or https URL."),
    };

    /// <summary>Returns the symmetric key that LocalCloud signs its tokens with.</summary>
    /// <exception cref="SettingsException">The setting is invalid.</exception>
    internal static byte[]? SigningKey(this IConfiguration configuration)
    {
        if (configuration["LOCAL_SIGNING_KEY"] is not { Length: > 0 } text) return null;

        try
        {
            return Convert.FromBase64String(text);
        }
        catch (FormatException)
        {
            throw new SettingsException("LOCAL_SIGNING_KEY must be base64.");
        }
    }

    private static void CheckTicketKey(IConfiguration configuration)
    {
        if (configuration["TICKET_KEY"] is { Length: > 0 } text) TicketKey.Parse(text).Dispose();
    }

    private static void CheckAllocator(IConfiguration configuration)
    {
        if (configuration["ALLOCATOR_URL"] is { Length: > 0 }) configuration.Required("ALLOCATOR_SECRET");
    }

    private static string? Problem(Action check)
    {
        try
        {
            check();
            return null;
        }
        catch (SettingsException invalid)
        {
            return invalid.Message;
        }
    }
}
