using System.Security.Cryptography;
using GameLobby.Application.Ports;
using GameLobby.Domain.Lobbies;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace GameLobby.Infrastructure.Identity;

/// <summary>Join tickets as JWTs signed with ES256, so that a game server needs the public key only.</summary>
internal sealed class JwtTickets(string privateKey, TimeProvider clock) : ITickets, IDisposable
{
    public const string Issuer = "game-lobby";

    /// <summary>Long enough to load a level. A player who comes later requests another ticket.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private readonly JsonWebTokenHandler handler = new() { SetDefaultTimesOnTokenCreation = false };

    /// <summary>Parsed at first use, so that a wrong key stops tickets and nothing else.</summary>
    private readonly Lazy<ECDsa> key = new(() => TicketKey.Parse(privateKey));

    public string Issue(Lobby lobby, Match match, Member player)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var claims = new Dictionary<string, object>
        {
            ["sub"] = player.Id.Value,
            ["name"] = player.Name,
            ["lobby"] = lobby.Id.Value,
            ["match"] = match.Id,
        };
        if (player.Team is { } team) claims["team"] = team;
        return handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            IssuedAt = now,
            Expires = now + Lifetime,
            Claims = claims,
            SigningCredentials = new SigningCredentials(new ECDsaSecurityKey(key.Value), SecurityAlgorithms.EcdsaSha256),
        });
    }

    public void Dispose()
    {
        if (key.IsValueCreated) key.Value.Dispose();
    }
}
