namespace GameLobby.Infrastructure.Identity;

/// <summary>The issuer whose tokens are accepted, and where it publishes its keys (JWKS).</summary>
/// <param name="LocalKey">A symmetric key that is trusted instead; used by LocalCloud only.</param>
public sealed record TokenSettings(string Issuer, string Audience, string KeysUrl, byte[]? LocalKey = null);
