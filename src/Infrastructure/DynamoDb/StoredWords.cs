using System.Collections.Frozen;
using GameLobby.Domain.Lobbies;

namespace GameLobby.Infrastructure.DynamoDb;

/// <summary>
/// The words that stand for enum values in stored items. They are independent of the names in code and on the wire, so either can be
/// renamed. Never change a word: items contain it.
/// </summary>
internal static class StoredWords
{
    private static readonly StoredWords<Visibility> Visibilities = new(new()
    {
        [Visibility.Public] = "Public",
        [Visibility.Private] = "Private",
        [Visibility.Invite] = "Invite",
    });

    private static readonly StoredWords<AutoStart> AutoStarts = new(new()
    {
        [AutoStart.Never] = "Never",
        [AutoStart.WhenAllReady] = "WhenAllReady",
    });

    private static readonly StoredWords<LobbyStatus> Statuses = new(new()
    {
        [LobbyStatus.Open] = "Open",
        [LobbyStatus.Starting] = "Starting",
        [LobbyStatus.InMatch] = "InMatch",
        [LobbyStatus.Closed] = "Closed",
    });

    private static readonly StoredWords<ChangeReason> Reasons = new(new()
    {
        [ChangeReason.Created] = "Created",
        [ChangeReason.Joined] = "Joined",
        [ChangeReason.Back] = "Back",
        [ChangeReason.Left] = "Left",
        [ChangeReason.TimedOut] = "TimedOut",
        [ChangeReason.Kicked] = "Kicked",
        [ChangeReason.Banned] = "Banned",
        [ChangeReason.Unbanned] = "Unbanned",
        [ChangeReason.Promoted] = "Promoted",
        [ChangeReason.Away] = "Away",
        [ChangeReason.Ready] = "Ready",
        [ChangeReason.Unready] = "Unready",
        [ChangeReason.TeamsChanged] = "TeamsChanged",
        [ChangeReason.MemberUpdated] = "MemberUpdated",
        [ChangeReason.SettingsChanged] = "SettingsChanged",
        [ChangeReason.Started] = "Started",
        [ChangeReason.Cancelled] = "Cancelled",
        [ChangeReason.AllocationFailed] = "AllocationFailed",
        [ChangeReason.Ended] = "Ended",
        [ChangeReason.Closed] = "Closed",
        [ChangeReason.Idle] = "Idle",
        [ChangeReason.Edited] = "Edited",
        [ChangeReason.Deleted] = "Deleted",
    });

    private static readonly StoredWords<ChangeAuthor> Authors = new(new()
    {
        [ChangeAuthor.Player] = "Player",
        [ChangeAuthor.Admin] = "Admin",
        [ChangeAuthor.Server] = "Server",
        [ChangeAuthor.Service] = "Service",
        [ChangeAuthor.Edit] = "Edit",
    });

    public static string Of(Visibility value) => Visibilities.Of(value);

    public static string Of(AutoStart value) => AutoStarts.Of(value);

    public static string Of(LobbyStatus value) => Statuses.Of(value);

    public static string Of(ChangeReason value) => Reasons.Of(value);

    public static string Of(ChangeAuthor value) => Authors.Of(value);

    public static Visibility ReadVisibility(string word) => Visibilities.Read(word);

    public static AutoStart ReadAutoStart(string word) => AutoStarts.Read(word);

    public static LobbyStatus ReadStatus(string word) => Statuses.Read(word);

    public static ChangeReason ReadReason(string word) => Reasons.Read(word);

    public static ChangeAuthor ReadAuthor(string word) => Authors.Read(word);
}

/// <summary>The words of one enum. Their case does not matter when they are read.</summary>
internal sealed class StoredWords<T>(Dictionary<T, string> words)
    where T : struct, Enum
{
    private readonly FrozenDictionary<string, T> values =
        words.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.OrdinalIgnoreCase);

    public string Of(T value) => words[value];

    /// <exception cref="FormatException">The word is unknown.</exception>
    public T Read(string word) => values.TryGetValue(word, out var value)
        ? value
        : throw new FormatException($"The item contains an unknown word for {typeof(T).Name}.");
}
