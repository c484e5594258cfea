using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Matchmaker;

/// <summary>
/// Identifies players by the tokens that they use for the lobby service. The service checks the token: it refuses an invalid one with 401.
/// This works with LocalCloud and on AWS. A busy matchmaker verifies tokens itself, with the public keys of the issuer.
/// </summary>
internal sealed class TokenCheck(HttpClient lobbyService)
{
    /// <summary>Returns the player id of a bearer token; null if the token is not valid.</summary>
    public async Task<string?> GetPlayerId(string? authorization, CancellationToken ct)
    {
        if (!AuthenticationHeaderValue.TryParse(authorization, out var header) || header.Scheme != "Bearer") return null;

        using var request = new HttpRequestMessage(HttpMethod.Post, "v1/lobby.get")
        {
            Headers = { Authorization = header },
            Content = JsonContent.Create(new { id = Guid.NewGuid().ToString("N") }),
        };
        using var response = await lobbyService.SendAsync(request, ct);
        // A valid token gets the player's lobby, or the error not_in_lobby.
        return response.StatusCode is HttpStatusCode.OK or HttpStatusCode.Conflict ? Subject(header.Parameter!) : null;
    }

    private static string Subject(string token)
    {
        var payload = token.Split('.')[1].Replace('-', '+').Replace('_', '/');
        using var claims = JsonDocument.Parse(Convert.FromBase64String(payload.PadRight((payload.Length + 3) / 4 * 4, '=')));
        return claims.RootElement.GetProperty("sub").GetString()!;
    }
}
