using CsCheck;
using GameLobby.Domain.Values;
using GameLobby.TestKit.Builders;

namespace GameLobby.TestKit.Histories;

/// <summary>One random step of a history: the player, the operation, the pause before it and its arguments.</summary>
public readonly record struct Step(string What, PlayerId Who, TimeSpan After, bool Flag, int Number)
{
    public static IReadOnlyList<PlayerId> Players { get; } =
        [People.Ada, People.Bob, People.Cleo, People.Dan, People.Eve, new("fay"), new("gus"), new("hal")];

    /// <summary>Mostly short pauses; occasionally one long enough for every deadline to pass.</summary>
    private static Gen<TimeSpan> Pause { get; } = Gen.Frequency(
        (60, Gen.Int[0, 3000]),
        (30, Gen.Int[0, 10_000]),
        (8, Gen.Int[10_000, 400_000]),
        (2, Gen.Int[400_000, 100_000_000])).Select(milliseconds => TimeSpan.FromMilliseconds(milliseconds));

    public static Gen<Step> Of(IEnumerable<(int Weight, string What)> operations) => Gen.Select(
        Gen.Frequency([.. operations]),
        Gen.OneOf([.. Players]),
        Pause,
        Gen.Bool,
        Gen.Int[0, 1000],
        (what, who, after, flag, number) => new Step(what, who, after, flag, number));
}
