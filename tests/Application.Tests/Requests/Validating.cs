using GameLobby.Application.Chat;
using GameLobby.Application.Lobbies;
using GameLobby.Application.Matches;
using GameLobby.Application.Members;
using GameLobby.Application.Requests;
using GameLobby.Application.Sessions;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.TestKit.Hosting;
using static GameLobby.TestKit.Builders.People;

namespace GameLobby.Application.Tests.Requests;

/// <summary>
/// An invalid request is refused with all of its errors, keyed by the member names on the wire.
/// </summary>
public sealed class Validating : IDisposable
{
    private static readonly string Long = new('x', 5000);

    private readonly TestHost host = new();

    public static TheoryData<string, object> Wrong => new()
    {
        { "maxPlayers mode name", new CreateLobby() },
        { "name", Scenes.Create with { Name = "" } },
        { "name", Scenes.Create with { Name = "  " } },
        { "name", Scenes.Create with { Name = Long[..65] } },
        { "mode", Scenes.Create with { Mode = Long[..33] } },
        { "region", Scenes.Create with { Region = "" } },
        { "password", Scenes.Create with { Password = Long[..65] } },
        { "maxPlayers", Scenes.Create with { MaxPlayers = 0 } },
        { "maxPlayers", Scenes.Create with { MaxPlayers = 129 } },
        { "minPlayers", Scenes.Create with { MinPlayers = 0 } },
        { "minPlayers", Scenes.Create with { MinPlayers = 5 } },
        { "countdownSeconds", Scenes.Create with { CountdownSeconds = 61 } },
        { "countdownSeconds", Scenes.Create with { CountdownSeconds = -1 } },
        { "reconnectGraceSeconds", Scenes.Create with { ReconnectGraceSeconds = 301 } },
        { "teams", Scenes.Create with { Teams = [new Team("red", 2), new Team("red", 2)] } },
        { "teams", Scenes.Create with { Teams = [new Team("", 2)] } },
        { "teams", Scenes.Create with { Teams = [new Team("red", 0)] } },
        { "teams", Scenes.Create with { Teams = [null!] } },
        { "data", Scenes.Create with { Data = Keys(31) } },
        { "data", Scenes.Create with { Data = new Dictionary<string, string?> { [""] = "" } } },
        { "data", Scenes.Create with { Data = new Dictionary<string, string?> { [Long[..65]] = "" } } },
        { "data", Scenes.Create with { Data = new Dictionary<string, string?> { ["key"] = Long } } },
        { "memberData", Scenes.Create with { MemberData = Keys(11) } },
        { "memberData", Scenes.Create with { MemberData = new Dictionary<string, string?> { ["key"] = new('é', 256) } } },
        { "lobbyId", new JoinLobby() },
        { "lobbyId", new JoinLobby { LobbyId = new LobbyId("x"), Code = "222222" } },
        { "lobbyId", new JoinLobby { LobbyId = new LobbyId(Long) } },
        { "code", new JoinLobby { Code = "" } },
        { "team", new JoinLobby { Code = "222222", Team = "red", Spectate = true } },
        { "lobbyId", new GetLobby { LobbyId = new LobbyId("") } },
        { "ifVersion", new UpdateLobby { IfVersion = 0 } },
        { "reason", new CloseLobby { Reason = Long } },
        { "ready", new SetReady() },
        { "team", new SetTeam() },
        { "mode", new BalanceTeams() },
        { "playerId", new KickMember() },
        { "muted playerId", new MuteMember() },
        { "playerId", new PromoteMember() },
        { "playerId", new UnbanMember { PlayerId = new PlayerId("") } },
        { "data", new UpdateMember { Data = Keys(11) } },
        { "result", new EndMatch { Result = Long } },
        { "protocol", new Hello { Protocol = 2 } },
        { "lobbyId version", new Hello { Version = 0 } },
        { "text", new SendChat() },
        { "text", new SendChat { Text = Long[..501] } },
        { "limit", new GetChatHistory { Limit = 101 } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task An_invalid_member_is_reported_by_its_name(string members, object command)
    {
        var ada = await host.Connect(Ada);

        var error = await Send(ada, (dynamic)command);

        Assert.Equal("invalid_request", error?.Code);
        Assert.Equal(members, string.Join(' ', ((Error)error!).Details!.Keys.Order()));
        Assert.All(((Error)error).Details!.Values, messages => Assert.All(messages, message => Assert.NotEqual("", message)));
    }

    [Fact]
    public async Task An_invalid_request_causes_no_reads_or_writes()
    {
        var ada = await host.Connect(Ada);
        var used = host.Table.Used;

        await ada.Send(new JoinLobby());

        Assert.Equal(used, host.Table.Used);
    }

    [Fact]
    public async Task The_details_contain_every_error_of_a_member()
    {
        var ada = await host.Connect(Ada);

        var refused = await ada.Send(Scenes.Create with { Teams = [new Team("", 0), new Team("", 0)] });

        Assert.Equal(3, refused.Error!.Details!["teams"].Count);
    }

    [Fact]
    public async Task Values_at_the_limits_are_valid()
    {
        var ada = await host.Connect(Ada);

        Assert.False((await ada.Send(new CreateLobby
        {
            Name = Long[..64],
            Mode = Long[..32],
            Region = Long[..32],
            Password = Long[..64],
            MaxPlayers = 128,
            MinPlayers = 128,
            CountdownSeconds = 60,
            ReconnectGraceSeconds = 300,
            Data = new Dictionary<string, string?> { [Long[..64]] = Long[..4032] },
            MemberData = Keys(10),
        })).IsRefused);
    }

    private static async Task<Error?> Send<T>(Client client, ICommand<T> command) => (await client.Send(command)).Error;

    private static Dictionary<string, string?> Keys(int count) =>
        Enumerable.Range(0, count).ToDictionary(n => $"key{n}", string? (n) => $"{n}");

    public void Dispose() => host.Dispose();
}
