namespace GameLobby.Domain.Tests.Values;

public sealed class Results
{
    [Fact]
    public void A_refusal_has_no_value() => Assert.Throws<InvalidOperationException>(() => Refused.Value);

    [Fact]
    public void A_refused_result_skips_the_next_step()
    {
        Assert.Equal(Refusals.Conflict, Refused.Map(_ => Fail()).Error);
        Assert.Equal(Refusals.Conflict, Refused.Then(_ => Result<int>.From(Fail())).Error);
    }

    [Fact]
    public void A_successful_result_runs_the_next_step()
    {
        Assert.Equal(3, Two.Map(value => value + 1).Value);
        Assert.Equal(Refusals.Conflict, Two.Then<int>(_ => Refusals.Conflict).Error);
    }

    private static Result<int> Two => 2;

    private static Result<int> Refused => Refusals.Conflict;

    private static int Fail() => throw new InvalidOperationException("It happened.");
}
