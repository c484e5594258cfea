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

/// <summary>Maps the protocol's actions to requests.</summary>
internal static class Actions
{
    public const string Chat = "chat.send";

    private const int MaxNameLength = 64;

    private static readonly FrozenDictionary<string, ActionType> Known =
        new Dictionary<string, ActionType>
        {
            ["session.hello"] = For(RequestJson.Default.Hello, ReplyJson.Default.HelloReply),
            ["session.ping"] = For(RequestJson.Default.Ping, ReplyJson.Default.PingReply),
            ["lobby.create"] = For(RequestJson.Default.CreateLobby, ReplyJson.Default.LobbySnapshot),
            ["lobby.join"] = For(RequestJson.Default.JoinLobby, ReplyJson.Default.LobbySnapshot),
            ["lobby.leave"] = For(RequestJson.Default.LeaveLobby, ReplyJson.Default.Done),
            ["lobby.get"] = For(RequestJson.Default.GetLobby, ReplyJson.Default.LobbySnapshot),
            ["lobby.search"] = For(RequestJson.Default.SearchLobbies, ReplyJson.Default.SearchReply),
            ["lobby.quickJoin"] = For(RequestJson.Default.QuickJoin, ReplyJson.Default.QuickJoinReply),
            ["lobby.watch"] = For(RequestJson.Default.WatchLobbies, ReplyJson.Default.WatchReply),
            ["lobby.unwatch"] = For(RequestJson.Default.UnwatchLobbies, ReplyJson.Default.Done),
            ["lobby.update"] = For(RequestJson.Default.UpdateLobby, ReplyJson.Default.UpdateReply),
            ["lobby.close"] = For(RequestJson.Default.CloseLobby, ReplyJson.Default.Done),
            ["member.ready"] = For(RequestJson.Default.SetReady, ReplyJson.Default.VersionReply),
            ["member.team"] = For(RequestJson.Default.SetTeam, ReplyJson.Default.VersionReply),
            ["member.update"] = For(RequestJson.Default.UpdateMember, ReplyJson.Default.VersionReply),
            ["member.mute"] = For(RequestJson.Default.MuteMember, ReplyJson.Default.VersionReply),
            ["team.balance"] = For(RequestJson.Default.BalanceTeams, ReplyJson.Default.VersionReply),
            ["member.kick"] = For(RequestJson.Default.KickMember, ReplyJson.Default.VersionReply),
            ["member.unban"] = For(RequestJson.Default.UnbanMember, ReplyJson.Default.VersionReply),
            ["member.promote"] = For(RequestJson.Default.PromoteMember, ReplyJson.Default.VersionReply),
            ["invite.send"] = For(RequestJson.Default.SendInvite, ReplyJson.Default.InviteReply),
            ["invite.accept"] = For(RequestJson.Default.AcceptInvite, ReplyJson.Default.LobbySnapshot),
            ["invite.decline"] = For(RequestJson.Default.DeclineInvite, ReplyJson.Default.Done),
            ["match.start"] = For(RequestJson.Default.StartMatch, ReplyJson.Default.StartReply),
            ["match.cancel"] = For(RequestJson.Default.CancelMatch, ReplyJson.Default.VersionReply),
            ["match.end"] = For(RequestJson.Default.EndMatch, ReplyJson.Default.VersionReply),
            ["match.ticket"] = For(RequestJson.Default.GetTicket, ReplyJson.Default.TicketReply),
            [Chat] = For(RequestJson.Default.SendChat, ReplyJson.Default.ChatReply),
            ["chat.history"] = For(RequestJson.Default.GetChatHistory, ReplyJson.Default.ChatHistoryReply),
            ["signal.send"] = For(RequestJson.Default.SendSignal, ReplyJson.Default.Done),
        }.ToFrozenDictionary();

    private static readonly JsonElement NoData = JsonDocument.Parse("{}").RootElement;

    public static IEnumerable<string> Names => Known.Keys;

    public static IReadOnlyDictionary<string, ActionType> All => Known;

    public static Result<Request> Read(Frame frame)
    {
        if (frame.Action is not { Length: > 0 and <= MaxNameLength } action)
            return Refusals.Invalid("action", $"An action must be 1 to {MaxNameLength} characters.");
        if (!Known.TryGetValue(action, out var known)) return Refusals.UnknownAction;

        var data = frame.Data ?? NoData;
        if (data.ValueKind is not JsonValueKind.Object) return Refusals.Invalid("data", "Data must be a JSON object.");
        try
        {
            return known.Read(action, data);
        }
        catch (JsonException invalid)
        {
            return Refusals.Invalid(
                invalid.Path?.TrimStart('$', '.') ?? "data", "Unknown member, or value of the wrong type.");
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

    /// <summary>Hashes the parsed data, so that the order of members and white space do not matter.</summary>
    private static string Fingerprint(string action, byte[] data)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(System.Text.Encoding.UTF8.GetBytes(action));
        hash.AppendData([0]);
        hash.AppendData(data);
        return Convert.ToBase64String(hash.GetHashAndReset().AsSpan(0, 12));
    }
}
