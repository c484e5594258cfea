using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using GameLobby.Application.Chat;
using GameLobby.Application.Contracts;
using GameLobby.Application.Finding;
using GameLobby.Application.Invites;
using GameLobby.Application.Lobbies;
using GameLobby.Application.Matches;
using GameLobby.Application.Members;
using GameLobby.Application.Requests;
using GameLobby.Application.Sessions;
using GameLobby.Application.Signals;
using GameLobby.Domain;
using MediatR;

namespace GameLobby.Functions.Wire;

/// <summary>A request that was understood: what a repeat of it is known by, and how to have it answered.</summary>
internal sealed record Request(string Fingerprint, Func<ISender, string, CancellationToken, Task<string>> Send);

/// <summary>What an action takes and what it is answered with, and the way from its data to a request.</summary>
internal sealed record ActionType(JsonTypeInfo Command, JsonTypeInfo Reply, Func<string, JsonElement, Request> Read);

/// <summary>The one map between the wire's actions and the commands that they stand for.</summary>
internal static class Actions
{
    public const string Chat = "chat.send";

    private const int LongestName = 64;

    private static readonly FrozenDictionary<string, ActionType> Known =
        new Dictionary<string, ActionType>
        {
            ["session.hello"] = For(RequestJson.Default.Hello, WireJson.Default.HelloReply),
            ["session.ping"] = For(RequestJson.Default.Ping, WireJson.Default.PingReply),
            ["lobby.create"] = For(RequestJson.Default.CreateLobby, WireJson.Default.LobbySnapshot),
            ["lobby.join"] = For(RequestJson.Default.JoinLobby, WireJson.Default.LobbySnapshot),
            ["lobby.leave"] = For(RequestJson.Default.LeaveLobby, WireJson.Default.Done),
            ["lobby.get"] = For(RequestJson.Default.GetLobby, WireJson.Default.LobbySnapshot),
            ["lobby.search"] = For(RequestJson.Default.SearchLobbies, WireJson.Default.SearchReply),
            ["lobby.quickJoin"] = For(RequestJson.Default.QuickJoin, WireJson.Default.QuickJoinReply),
            ["lobby.watch"] = For(RequestJson.Default.WatchLobbies, WireJson.Default.WatchReply),
            ["lobby.unwatch"] = For(RequestJson.Default.UnwatchLobbies, WireJson.Default.Done),
            ["lobby.update"] = For(RequestJson.Default.UpdateLobby, WireJson.Default.UpdateReply),
            ["lobby.close"] = For(RequestJson.Default.CloseLobby, WireJson.Default.Done),
            ["member.ready"] = For(RequestJson.Default.SetReady, WireJson.Default.VersionReply),
            ["member.team"] = For(RequestJson.Default.SetTeam, WireJson.Default.VersionReply),
            ["member.update"] = For(RequestJson.Default.UpdateMember, WireJson.Default.VersionReply),
            ["member.mute"] = For(RequestJson.Default.MuteMember, WireJson.Default.VersionReply),
            ["team.balance"] = For(RequestJson.Default.BalanceTeams, WireJson.Default.VersionReply),
            ["member.kick"] = For(RequestJson.Default.KickMember, WireJson.Default.VersionReply),
            ["member.unban"] = For(RequestJson.Default.UnbanMember, WireJson.Default.VersionReply),
            ["member.promote"] = For(RequestJson.Default.PromoteMember, WireJson.Default.VersionReply),
            ["invite.send"] = For(RequestJson.Default.SendInvite, WireJson.Default.InviteReply),
            ["invite.accept"] = For(RequestJson.Default.AcceptInvite, WireJson.Default.LobbySnapshot),
            ["invite.decline"] = For(RequestJson.Default.DeclineInvite, WireJson.Default.Done),
            ["match.start"] = For(RequestJson.Default.StartMatch, WireJson.Default.StartReply),
            ["match.cancel"] = For(RequestJson.Default.CancelMatch, WireJson.Default.VersionReply),
            ["match.end"] = For(RequestJson.Default.EndMatch, WireJson.Default.VersionReply),
            ["match.ticket"] = For(RequestJson.Default.GetTicket, WireJson.Default.TicketReply),
            [Chat] = For(RequestJson.Default.SendChat, WireJson.Default.ChatReply),
            ["chat.history"] = For(RequestJson.Default.GetChatHistory, WireJson.Default.ChatHistoryReply),
            ["signal.send"] = For(RequestJson.Default.SendSignal, WireJson.Default.Done),
        }.ToFrozenDictionary();

    private static readonly JsonElement NoData = JsonDocument.Parse("{}").RootElement;

    public static IEnumerable<string> Names => Known.Keys;

    public static IReadOnlyDictionary<string, ActionType> All => Known;

    public static Result<Request> Read(Frame frame)
    {
        if (frame.Action is not { Length: > 0 and <= LongestName } action)
            return Refusals.Invalid("action", $"An action has 1 to {LongestName} characters.");
        if (!Known.TryGetValue(action, out var known)) return Refusals.UnknownAction;

        var data = frame.Data ?? NoData;
        if (data.ValueKind is not JsonValueKind.Object) return Refusals.Invalid("data", "Data is a JSON object.");
        try
        {
            return known.Read(action, data);
        }
        catch (JsonException unread)
        {
            return Refusals.Invalid(
                unread.Path?.TrimStart('$', '.') ?? "data", "This member is unknown, or its value is of the wrong kind.");
        }
    }

    private static ActionType For<TCommand, TReply>(JsonTypeInfo<TCommand> command, JsonTypeInfo<TReply> reply)
        where TCommand : ICommand<TReply> =>
        new(command, reply, (action, data) =>
        {
            var request = data.Deserialize(command)!;
            return new Request(
                Fingerprint(action, JsonSerializer.SerializeToUtf8Bytes(request, command)),
                async (sender, id, ct) => Reply.To(id, await sender.Send(request, ct), reply));
        });

    /// <summary>Taken of what was understood, so the order of members and the white space between them do not matter.</summary>
    private static string Fingerprint(string action, byte[] data)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(System.Text.Encoding.UTF8.GetBytes(action));
        hash.AppendData([0]);
        hash.AppendData(data);
        return Convert.ToBase64String(hash.GetHashAndReset().AsSpan(0, 12));
    }
}
