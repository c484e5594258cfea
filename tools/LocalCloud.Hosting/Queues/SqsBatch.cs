using System.Text.RegularExpressions;

namespace GameLobby.LocalCloud.Queues;

/// <summary>Runs a batch like SQS: a malformed batch fails as a whole, otherwise each entry succeeds or fails.</summary>
internal static partial class SqsBatch
{
    public static object Run<T>(IReadOnlyList<T>? entries, Func<T, string?> idOf, Func<T, object> operation)
    {
        Check(entries ?? [], idOf);
        List<object> successful = [];
        List<object> failed = [];
        foreach (var entry in entries!)
        {
            try
            {
                successful.Add(operation(entry));
            }
            catch (QueueError error)
            {
                failed.Add(new { Id = idOf(entry), SenderFault = true, Code = error.QueryCode, error.Message });
            }
        }

        return new { Successful = successful, Failed = failed };
    }

    private static void Check<T>(IReadOnlyList<T> entries, Func<T, string?> idOf)
    {
        if (entries.Count == 0) throw QueueError.EmptyBatch();
        if (entries.Count > 10) throw QueueError.TooManyEntries(entries.Count);
        var seen = new HashSet<string>();
        foreach (var id in entries.Select(idOf))
        {
            if (id is null || !IdPattern().IsMatch(id)) throw QueueError.InvalidEntryId();
            if (!seen.Add(id)) throw QueueError.EntryIdsNotDistinct(id);
        }
    }

    [GeneratedRegex(@"^[A-Za-z0-9_\-]{1,80}\z")]
    private static partial Regex IdPattern();
}
