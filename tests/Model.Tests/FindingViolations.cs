using System.Text.Json.Nodes;
using GameLobby.Application.Contracts;
using GameLobby.Application.Requests;
using GameLobby.Domain.Lobbies;
using GameLobby.Model.Tests.Checks;
using GameLobby.Model.Tests.Clients;
using GameLobby.Model.Tests.Stories;
using GameLobby.TestKit.Builders;
using GameLobby.TestKit.Wire;

namespace GameLobby.Model.Tests;

/// <summary>
/// The model test fails when the service breaks its promises. Ada creates a lobby; Bob joins it and gets ready.
/// </summary>
public sealed class FindingViolations
{
    private static readonly DateTimeOffset Start = People.Noon;

    private readonly StoredFacts stored = new();
    private readonly Journal journal = new();
    private readonly Lobby created;
    private readonly Lobby joined;
    private readonly Lobby ready;

    public FindingViolations()
    {
        created = ALobby.Of(People.Ada);
        joined = After(1, created.Join(AMember.Of(People.Bob), By.Id, At(1)).Value, "bob-1");
        ready = After(2, joined.SetReady(People.Bob, true, At(2)).Value, "bob-2");
    }

    [Fact]
    public void A_history_that_the_domain_explains_has_no_problems()
    {
        Store(created, joined, ready);
        Sent("bob-2", Ready(), 2).Replied(Ok(3), At(2.5));

        Assert.DoesNotContain(Problems(), problem => problem.Contains("bob-2", StringComparison.Ordinal));
    }

    [Fact]
    public void A_version_that_is_not_what_the_domain_makes_of_its_request_is_found()
    {
        var muted = Lobby.Restore(ready.Stored() with
        {
            Members = ready.Members.Change(People.Ada, member => member with { IsMuted = true }),
        });
        Store(created, joined, muted);
        Sent("bob-2", Ready(), 2).Replied(Ok(3), At(2.5));

        Assert.Contains(Problems(), problem => problem.Contains("is not what the domain makes of", StringComparison.Ordinal));
    }

    [Fact]
    public void A_second_effect_of_a_request_is_found()
    {
        var unready = After(3, ready.SetReady(People.Bob, false, At(3)).Value, "bob-3");
        var again = After(4, unready.SetReady(People.Bob, true, At(4)).Value, "bob-2");
        Store(created, joined, ready, unready, again);
        Sent("bob-2", Ready(), 2).Replied(Ok(3), At(4.5));

        Assert.Contains(Problems(), problem => problem.Contains("is the second effect of", StringComparison.Ordinal));
    }

    [Fact]
    public void A_hole_between_versions_is_found()
    {
        Store(created, ready);
        Assert.Contains(Problems(), problem => problem.Contains("follows version 1", StringComparison.Ordinal));
    }

    [Fact]
    public void An_effect_before_or_after_its_request_is_found()
    {
        Store(created, joined, ready);
        Sent("bob-2", Ready(), 3).Replied(Ok(3), At(3.5));
        Assert.Contains(Problems(), problem => problem.Contains("was decided outside of the time of", StringComparison.Ordinal));
    }

    [Fact]
    public void A_late_effect_of_a_refused_copy_is_found_for_a_member_only()
    {
        Store(created, joined, ready);
        Sent("bob-1", Join(), 0.1, 0.2).Replied(Refused("lobby_full"), At(0.5));
        Sent("bob-2", Ready(), 1.1, 1.2).Replied(Refused("not_ready"), At(1.5));

        var late = Problems().Where(problem => problem.StartsWith("Refused, but took effect", StringComparison.Ordinal));
        Assert.Contains("bob-2", Assert.Single(late), StringComparison.Ordinal);
    }

    [Fact]
    public void A_success_without_an_effect_is_found()
    {
        Store(created, joined);
        Sent("bob-2", Ready(), 2).Replied(Ok(3), At(2.5));
        Assert.Contains(Problems(), problem => problem.StartsWith("Succeeded without an effect", StringComparison.Ordinal));
    }

    [Fact]
    public void A_refusal_that_no_version_explains_is_found()
    {
        Store(created, joined, ready);
        Sent("bob-4", Ready(), 2).Replied(Refused("not_in_lobby"), At(2.5));
        Sent("bob-5", Ready(), 2).Replied(Refused("match_in_progress"), At(2.5));
        Assert.Equal(2, Problems().Count(problem => problem.StartsWith("No version refuses this", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_view_that_differs_from_the_stored_version_is_found()
    {
        Store(created, joined);
        var view = JsonNode.Parse(AsJson.Text(LobbySnapshot.Of(joined.ViewFor(People.Bob))))!.AsObject();
        view["name"] = "Another night";
        journal.Saw(People.Bob.Value, view);
        Assert.Contains(Problems(), problem => problem.Contains("Another night", StringComparison.Ordinal));
    }

    private static DateTimeOffset At(double seconds) => Start.AddSeconds(seconds);

    private static Move Ready() => new("member.ready", new() { ["ready"] = true })
    {
        Operation = (lobby, moment) => lobby.SetReady(moment.Player, true, moment.Now),
    };

    private static Move Join() => new("lobby.join", [])
    {
        Operation = (lobby, moment) => lobby.Join(AMember.Of(moment.Player), By.Id, moment.Now),
        IsAbout = (_, _) => true,
    };

    private static JsonObject Ok(long version) => new() { ["ok"] = true, ["data"] = new JsonObject { ["version"] = version } };

    private static JsonObject Refused(string code) => new() { ["ok"] = false, ["error"] = new JsonObject { ["code"] = code } };

    /// <summary>Returns a version with the idempotency record of Bob's request.</summary>
    private static Lobby After(int seconds, Lobby lobby, string request) => Lobby.Restore(lobby.Stored() with
    {
        IdempotencyRecords = new(
        [
            .. lobby.IdempotencyRecords.Items,
            new IdempotencyRecord(People.Bob, RequestHash.OfId(request), "fingerprint", At(seconds), lobby.Version),
        ]),
    });

    private void Store(params Lobby[] versions)
    {
        foreach (var version in versions) stored.Add(version);
    }

    private Request Sent(string id, Move move, params double[] seconds)
    {
        var request = new Request(People.Bob.Value, id, move);
        foreach (var second in seconds) request.Sent(At(second));
        journal.Add(request);
        return request;
    }

    private IReadOnlyList<string> Problems() => new Explanation(stored, journal).Problems();
}
