using System.Globalization;

namespace GameLobby.Application.Requests;

/// <summary>What a receipt notes where the answer names something that the request made, and a time of it.</summary>
internal readonly record struct Stamp(string Id, DateTimeOffset At)
{
    /// <summary>The stamp that a receipt's note is.</summary>
    public static Stamp Parse(string? note) => note?.Split(' ') is [var id, var at]
        ? new Stamp(id, DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(at, CultureInfo.InvariantCulture)))
        : throw new FormatException("The receipt is of another request.");

    public override string ToString() => $"{Id} {At.ToUnixTimeMilliseconds()}";
}
