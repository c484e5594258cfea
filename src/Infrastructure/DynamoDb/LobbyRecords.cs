using System.Globalization;
using Amazon.DynamoDBv2.Model;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Infrastructure.DynamoDb;

/// <summary>
/// The idempotency records of a lobby as an attribute: for each player a text with a line for each record. A line has the request, its
/// fingerprint, the time in seconds since the lobby was created, the version, and what the reply to a repeat needs.
/// </summary>
internal static class LobbyRecords
{
    public static Dictionary<string, AttributeValue>? Write(IdempotencyRecords records, DateTimeOffset createdAt) =>
        records.Items.Count == 0
            ? null
            : records.Items.GroupBy(record => record.Player).ToDictionary(
                of => of.Key.Value,
                of => new AttributeValue { S = string.Join('\n', of.Select(record => Write(record, createdAt))) });

    /// <exception cref="FormatException">A record can't be decoded.</exception>
    public static IdempotencyRecords Read(Dictionary<string, AttributeValue>? item, DateTimeOffset createdAt) => item is null
        ? IdempotencyRecords.Empty
        : new IdempotencyRecords([.. item
            .OrderBy(of => of.Key, StringComparer.Ordinal)
            .SelectMany(of => Lines(of.Value).Select(line => Read(new PlayerId(of.Key), line, createdAt)))]);

    private static string Write(IdempotencyRecord record, DateTimeOffset createdAt)
    {
        var seconds = record.At.ToUnixTimeSeconds() - createdAt.ToUnixTimeSeconds();
        var text = string.Create(CultureInfo.InvariantCulture, $"{record.Request} {record.Fingerprint} {seconds} {record.Version}");
        return record.Reply is null ? text : $"{text} {RememberedReplyText.Write(record.Reply)}";
    }

    private static IdempotencyRecord Read(PlayerId player, string line, DateTimeOffset createdAt)
    {
        if (line.Split(' ') is not [var request, var fingerprint, var seconds, var version, .. var reply])
            throw new FormatException("A record of a request is incomplete.");

        var at = DateTimeOffset.FromUnixTimeSeconds(createdAt.ToUnixTimeSeconds() + Number(seconds, int.MinValue, int.MaxValue));
        return new IdempotencyRecord(
            player, request, fingerprint, at, Number(version, 0, LobbyItem.MaxVersion), RememberedReplyText.Read(reply));
    }

    private static string[] Lines(AttributeValue text) =>
        text.S?.Split('\n') ?? throw new FormatException("The records of a player's requests are not a text.");

    private static long Number(string text, long min, long max) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max
            ? number
            : throw new FormatException("A record of a request has no valid number.");
}
