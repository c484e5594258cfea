using System.Collections.Concurrent;
using System.Reflection;
using System.Text;

namespace VerifyTests;

/// <summary>The files of a snapshot: the verified text and the text that a failing test received.</summary>
internal sealed record Snapshot(string Verified, string Received)
{
    // Two comparisons with one file are usually a mistake: a theory without UseParameters, or two calls in one test.
    private static readonly ConcurrentDictionary<string, bool> Taken = new();

    public static Snapshot Of(MethodInfo test, string sourceFile, string extension, VerifySettings settings)
    {
        var type = settings.TypeName ?? NameWithParent(test.ReflectedType!);
        var name = $"{type}.{settings.MethodName ?? test.Name}{ParameterText.Of(test, settings)}";
        var prefix = Path.Combine(Path.GetDirectoryName(sourceFile)!, settings.Directory ?? "", name);
        if (!Taken.TryAdd(prefix, true) && !settings.SharesPrefix)
        {
            throw new InvalidOperationException(
                $"Another call already uses the snapshot {name}. Use UseParameters in a theory, otherwise UseMethodName.");
        }

        return new($"{prefix}.verified.{extension}", $"{prefix}.received.{extension}");
    }

    public VerifyResult Compare(string? target)
    {
        var received = Normalised(target switch { null => "null", "" => "emptyString", _ => target });
        File.Delete(Received);
        if (!File.Exists(Verified))
        {
            throw Failure(received, $"The snapshot does not exist. If the text is correct, rename it to {Path.GetFileName(Verified)}.");
        }

        var verified = Normalised(File.ReadAllText(Verified));
        // Editors add a final line break.
        if (verified == received || verified == received + "\n") return new(received);
        throw Failure(received, $"The text differs from {Path.GetFileName(Verified)}.\n{FirstDifference.Between(verified, received)}");
    }

    private VerifyException Failure(string received, string reason)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Received)!);
        File.WriteAllText(Received, received, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        return new($"{reason}\nReceived: {Received}");
    }

    private static string Normalised(string text) => text.ReplaceLineEndings("\n");

    private static string NameWithParent(Type type) => type.DeclaringType is { } outer ? $"{outer.Name}.{type.Name}" : type.Name;
}
