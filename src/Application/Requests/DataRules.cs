using System.Text;
using FluentValidation;

namespace GameLobby.Application.Requests;

/// <summary>The limits of what games may keep on lobbies and members (the protocol's).</summary>
internal static class DataRules
{
    public static IRuleBuilderOptions<T, IReadOnlyDictionary<string, string>?> IsLobbyData<T>(
        this IRuleBuilder<T, IReadOnlyDictionary<string, string>?> rule) =>
        rule.HasAtMost(30, 4096)
            .Must(data => data is null || !data.Keys.Any(key => key.StartsWith('$')))
            .WithMessage("A key that begins with $ is the game server's.");

    public static IRuleBuilderOptions<T, IReadOnlyDictionary<string, string>?> IsMemberData<T>(
        this IRuleBuilder<T, IReadOnlyDictionary<string, string>?> rule) => rule.HasAtMost(10, 512);

    private static IRuleBuilderOptions<T, IReadOnlyDictionary<string, string>?> HasAtMost<T>(
        this IRuleBuilder<T, IReadOnlyDictionary<string, string>?> rule, int keys, int bytes) =>
        rule
            .Must(data => data is null || data.Count <= keys).WithMessage($"At most {keys} keys are kept.")
            .Must(data => data is null || data.Keys.All(key => key.Length is >= 1 and <= 64)).WithMessage("A key has 1 to 64 characters.")
            .Must(data => data is null || !data.Values.Contains(null!)).WithMessage("A value is a string.")
            .Must(data => data is null || data.Sum(Bytes) <= bytes).WithMessage($"Keys and values may take {bytes} bytes in all.");

    private static int Bytes(KeyValuePair<string, string> pair) =>
        Encoding.UTF8.GetByteCount(pair.Key) + Encoding.UTF8.GetByteCount(pair.Value ?? "");
}
