using System.Runtime.CompilerServices;
using VerifyTests;

namespace VerifyXunit;

/// <summary>
/// Compares a text with the snapshot beside the test's source: {Class}.{Method}{parameters}.verified.{extension}. If they differ or the
/// snapshot does not exist, the text is saved as .received. beside it and the test fails.
/// </summary>
public static class Verifier
{
    public static SettingsTask Verify(string? target, VerifySettings? settings = null, [CallerFilePath] string sourceFile = "") =>
        Compare(Task.FromResult(target), "txt", settings, sourceFile);

    public static SettingsTask Verify(
        string? target, string extension, VerifySettings? settings = null, [CallerFilePath] string sourceFile = "") =>
        Compare(Task.FromResult(target), extension, settings, sourceFile);

    public static SettingsTask Verify(Task<string> target, VerifySettings? settings = null, [CallerFilePath] string sourceFile = "") =>
        Compare(target!, "txt", settings, sourceFile);

    public static SettingsTask Verify(
        Task<string> target, string extension, VerifySettings? settings = null, [CallerFilePath] string sourceFile = "") =>
        Compare(target!, extension, settings, sourceFile);

    private static SettingsTask Compare(Task<string?> target, string extension, VerifySettings? settings, string sourceFile) =>
        new(settings, async chosen =>
        {
            var text = await target;
            return Snapshot.Of(UseVerifyAttribute.GetMethod(), sourceFile, extension, chosen).Compare(text);
        });
}
