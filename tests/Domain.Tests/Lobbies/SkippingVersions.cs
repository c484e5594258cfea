using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.TestKit.Builders;

namespace GameLobby.Domain.Tests.Lobbies;

/// <summary>Versions that are written together with the next one.</summary>
public sealed class SkippingVersions
{
    private static readonly Lobby Lobby = ALobby.Of(People.Ada, People.Bob, People.Cleo);

    [Fact]
    public void A_change_of_readiness_data_teams_or_settings_can_be_skipped()
    {
        var ready = Lobby.SetReady(People.Bob, true, People.Noon).Value;
        var map = new Dictionary<string, string?> { ["map"] = "mill" };

        Assert.True(ready.CanBeSkipped(Lobby));
        Assert.True(ready.SetReady(People.Bob, false, People.Noon).Value.CanBeSkipped(ready));
        Assert.True(Lobby.UpdateMember(People.Bob, data => data.With(map), null, People.Noon).Value.CanBeSkipped(Lobby));
        Assert.True(Lobby.Update(null, it => it with { Name = "Other" }, null, null, People.Noon).Value.CanBeSkipped(Lobby));
    }

    [Fact]
    public void A_change_with_a_reason_that_members_are_told_can_not_be_skipped()
    {
        var starting = Lobby.StartMatch(People.Ada, force: true, People.Noon).Value;

        Assert.False(Lobby.Leave(People.Bob, People.Noon).Value.CanBeSkipped(Lobby));
        Assert.False(Lobby.Kick(People.Ada, People.Bob, false, null, People.Noon).Value.CanBeSkipped(Lobby));
        Assert.False(Lobby.Promote(People.Ada, People.Bob, People.Noon).Value.CanBeSkipped(Lobby));
        Assert.False(Lobby.Disconnect(People.Bob, People.Bob.Socket(), People.Noon).CanBeSkipped(Lobby));
        Assert.False(starting.CanBeSkipped(Lobby));
        Assert.False(starting.CancelStart(People.Ada, People.Noon).Value.CanBeSkipped(starting));
    }

    [Fact]
    public void A_change_that_starts_the_countdown_can_not_be_skipped()
    {
        var auto = ALobby.With(it => it with { AutoStart = AutoStart.WhenAllReady }, People.Ada, People.Bob);
        var almost = auto.SetReady(People.Ada, true, People.Noon).Value;

        Assert.True(almost.CanBeSkipped(auto));
        Assert.False(almost.SetReady(People.Bob, true, People.Noon).Value.CanBeSkipped(almost));
    }

    [Fact]
    public void A_new_code_can_not_be_skipped() => Assert.False(
        Lobby.Update(null, it => it with { Name = "Other" }, LobbyCode.Parse("ABC234"), null, People.Noon).Value.CanBeSkipped(Lobby));

    [Fact]
    public void A_version_names_the_reasons_of_those_that_were_skipped_before_it()
    {
        var first = Lobby.SetReady(People.Bob, true, People.Noon).Value;
        var second = first.SetReady(People.Bob, false, People.Noon).Value.Including(first);
        var third = second.Leave(People.Bob, People.Noon).Value.Including(second);

        Assert.Equal(ChangeReason.Left, third.Reason);
        Assert.Equal(
            [new LastChange(first.Version, ChangeReason.Ready), new LastChange(second.Version, ChangeReason.Unready)],
            third.LastChange!.Earlier);
    }

    [Fact]
    public void A_lobby_is_busy_for_a_second_after_several_requests_were_written_together()
    {
        var first = Lobby.SetReady(People.Bob, true, People.Noon).Value;
        var both = first.SetReady(People.Ada, true, People.Noon).Value.Including(first);

        Assert.False(first.IsBusy(People.Noon));
        Assert.True(both.IsBusy(People.Noon.AddMilliseconds(999)));
        Assert.False(both.IsBusy(People.Noon.AddSeconds(1)));
        Assert.False(both.SetReady(People.Ada, false, People.Noon).Value.IsBusy(People.Noon));
    }

    [Fact]
    public void The_next_version_does_not_name_the_reasons_of_versions_before_the_stored_one()
    {
        var first = Lobby.SetReady(People.Bob, true, People.Noon).Value;
        var stored = first.SetReady(People.Ada, true, People.Noon).Value.Including(first);

        Assert.Empty(stored.SetReady(People.Ada, false, People.Noon).Value.LastChange!.Earlier);
    }
}
