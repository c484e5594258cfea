using System.Net;
using GameLobby.EndToEnd.Tests.Client;
using GameLobby.EndToEnd.Tests.Running;

namespace GameLobby.EndToEnd.Tests;

/// <summary>Tokens of an identity provider, whose keys the authorizer fetches over TLS.</summary>
[Collection(RunningCloudWithIssuer.Name)]
public sealed class SigningIn(CloudWithIssuer cloud)
{
    [Fact]
    public async Task A_token_of_the_issuer_opens_a_connection()
    {
        await using var ada = await Player.Connect(cloud.Socket, "ada", "ada", cloud.Issuer.Issue("ada"));

        Assert.Equal("ada", (string)(await ada.Request("session.hello"))["playerId"]!);
    }

    [Fact]
    public async Task A_local_token_is_refused_when_an_issuer_is_given() => await AssertRefused(await cloud.Token("ada"));

    [Fact]
    public async Task A_token_of_another_issuers_key_is_refused()
    {
        using var other = TokenIssuer.Start();

        await AssertRefused(other.Issue("ada"));
    }

    private async Task AssertRefused(string token)
    {
        var (socket, status) = await ClientSocket.Open(
            cloud.Socket, options => options.SetRequestHeader("Authorization", $"Bearer {token}"), _ => { });

        Assert.Null(socket);
        Assert.Contains(status, new[] { HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden });
    }
}
