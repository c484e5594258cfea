using GameLobby.Application.Ports;

namespace GameLobby.Application.Changes;

/// <summary>The notices of one stored change. They are queued together with those of other changes, in few requests.</summary>
public sealed class Notices
{
    private readonly List<Notice> items = [];

    public IReadOnlyList<Notice> Items => items;

    internal void Add(Notice notice) => items.Add(notice);
}
