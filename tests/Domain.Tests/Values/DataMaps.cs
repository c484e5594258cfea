using CsCheck;
using GameLobby.Domain.Values;

namespace GameLobby.Domain.Tests.Values;

public sealed class DataMaps
{
    private static readonly Gen<Dictionary<string, string>> Texts = Gen.Dictionary(
        Gen.Select(Gen.OneOf("", "_", "$"), Gen.Int[0, 50], (prefix, n) => $"{prefix}key{n}"), Gen.Int.Select(n => $"{n}"))[0, 20];

    [Fact]
    public void Maps_with_the_same_entries_are_equal_in_any_order() => Texts.Sample(texts =>
    {
        var (one, other) = (DataMap.From(texts), DataMap.From(texts.Reverse()));
        return one.Equals(other) && one.GetHashCode() == other.GetHashCode();
    });

    [Fact]
    public void Maps_with_a_different_value_are_not_equal() => Texts.Where(texts => texts.Count > 0).Sample(texts =>
    {
        var other = new Dictionary<string, string>(texts) { [texts.Keys.First()] = "another" };
        return !DataMap.From(texts).Equals(DataMap.From(other));
    });

    [Fact]
    public void A_map_keeps_its_entries_unchanged() =>
        Texts.Sample(texts => DataMap.From(texts).Values.OrderBy(pair => pair.Key).SequenceEqual(texts.OrderBy(pair => pair.Key)));

    [Fact]
    public void Removing_private_keys_keeps_all_other_keys() => Texts.Sample(texts =>
        DataMap.From(texts).WithoutPrivateKeys().Values.Keys.ToHashSet().SetEquals(texts.Keys.Where(key => key[0] is not '_')));

    [Fact]
    public void Removing_server_keys_keeps_all_other_keys() => Texts.Sample(texts =>
        DataMap.From(texts).WithoutServerKeys().Values.Keys.ToHashSet().SetEquals(texts.Keys.Where(key => key[0] is not '$')));

    [Fact]
    public void A_map_knows_whether_it_has_private_keys() =>
        Texts.Sample(texts => DataMap.From(texts).HasPrivateKeys == texts.Keys.Any(key => key[0] is '_'));

    [Fact]
    public void A_map_of_null_is_empty()
    {
        Assert.Equal(DataMap.Empty, DataMap.From(null));
        Assert.Equal(0, DataMap.Empty.Count);
    }
}
