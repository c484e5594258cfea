using System.Security.Cryptography;
using GameLobby.Application.Ports;
using GameLobby.Domain.Lobbies;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace GameLobby.Infrastructure.Identity;

/// <summary>Join tickets as JWTs, signed with ES256: the game server needs but the public key.</summary>
internal sealed class JwtTickets : ITickets, IDisposable
{
    public const string Issuer = "game-lobby";

    /// <summary>Long enough to load a level; who comes later asks for another one.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private readonly JsonWebTokenHandler handler = new() { SetDefaultTimesOnTokenCreation = false };
    private readonly ECDsa key = ECDsa.Create();
    private readonly SigningCredentials credentials;
    private readonly TimeProvider clock;

    /// <param name="privateKey">A P-256 key: PKCS #8 in base64.</param>
    public JwtTickets(string privateKey, TimeProvider clock)
    {
        this.clock = clock;
        key.ImportPkcs8PrivateKey(Convert.FromBase64String(privateKey), out _);
        credentials = new SigningCredentials(new ECDsaSecurityKey(key), SecurityAlgorithms.EcdsaSha256);
    }

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
            SigningCredentials = credentials,
        });
    }

    public void Dispose() => key.Dispose();
}
