using System.Security.Cryptography;
using GameLobby.Domain.Lobbies;
using GameLobby.Infrastructure.Identity;
using GameLobby.TestKit.Builders;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace GameLobby.Infrastructure.Tests.Identity;

/// <summary>Verifies tickets as a game server does, with only the public key.</summary>
public sealed class SigningTickets : IDisposable
{
    private static readonly Lobby Lobby = ALobby.Of(People.Ada, People.Bob).Starting();

    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public void Dispose() => key.Dispose();

    [Fact]
    public async Task A_ticket_names_the_player_the_lobby_the_match_and_the_team()
    {
        var ticket = await Check(Issue(player => player with { Team = "red" }), key);

        Assert.True(ticket.IsValid);
        string[] said = ["sub", "name", "lobby", "match", "team"];
        Assert.Equal(["ada", "Name of ada", "lobby-1", Lobby.Match!.Id, "red"], said.Select(name => ticket.Claims[name]));
    }

    [Fact]
    public async Task The_ticket_of_a_player_without_a_team_has_no_team_claim() =>
        Assert.DoesNotContain("team", (await Check(Issue(player => player), key)).Claims.Keys);

    [Fact]
    public async Task A_ticket_is_valid_for_ten_minutes()
    {
        var token = (JsonWebToken)(await Check(Issue(player => player), key)).SecurityToken;

        Assert.Equal(People.Noon.UtcDateTime, token.IssuedAt);
        Assert.Equal(People.Noon.UtcDateTime.AddMinutes(10), token.ValidTo);
    }

    [Fact]
    public async Task A_ticket_does_not_validate_with_another_key()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        Assert.False((await Check(Issue(player => player), other)).IsValid);
    }

    private static Task<TokenValidationResult> Check(string ticket, ECDsa with) => new JsonWebTokenHandler().ValidateTokenAsync(
        ticket,
        new TokenValidationParameters
        {
            ValidIssuer = JwtTickets.Issuer,
            ValidateAudience = false,
            ValidateLifetime = false,
            ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
            IssuerSigningKey = new ECDsaSecurityKey(ECDsa.Create(with.ExportParameters(includePrivateParameters: false))),
        });

    private string Issue(Func<Member, Member> change)
    {
        using var tickets = new JwtTickets(Convert.ToBase64String(key.ExportPkcs8PrivateKey()), new FakeTimeProvider(People.Noon));
        return tickets.Issue(Lobby, Lobby.Match!, change(Lobby.Members.Find(People.Ada)!));
    }
}
