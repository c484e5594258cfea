using GameLobby.Benchmarks.Scale;

namespace GameLobby.Benchmarks.Tests;

public sealed class FittingGrowth
{
    [Theory]
    [InlineData(1)]
    [InlineData(1.5)]
    [InlineData(2)]
    public void The_exponent_of_a_cost_does_not_depend_on_its_fixed_part(double exponent) =>
        Assert.Equal(exponent, Exponent(size => 12 + (0.3 * Math.Pow(size, exponent)), 2, 8, 32, 128)!.Value, 6);

    [Fact]
    public void A_cost_that_does_not_grow_has_no_exponent() => Assert.Null(Exponent(size => 12 - (0.01 * size), 2, 8, 32));

    [Fact]
    public void Sizes_that_do_not_grow_by_one_factor_have_no_exponent() => Assert.Null(Exponent(size => size, 100, 1_000, 5_000));

    private static double? Exponent(Func<double, double> cost, params int[] sizes) => Growth.Exponent(
        [.. sizes.Select(size => new ScalePoint("", size, 1, cost(size), 0, 0, 0, 0, 0, 0, 0, 0, 0, ""))], point => point.ServerCpuMs);
}
