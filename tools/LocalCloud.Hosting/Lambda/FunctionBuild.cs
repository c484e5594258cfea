using System.Runtime.InteropServices;
using GameLobby.LocalCloud.Template;

namespace GameLobby.LocalCloud.Lambda;

/// <summary>The built assemblies of the functions.</summary>
internal static class FunctionBuild
{
    /// <summary>The dotnet that runs LocalCloud, three folders above its runtime.</summary>
    private static readonly string DotNet = Path.GetFullPath(Path.Combine(
        RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));

    /// <summary>
    /// Returns the path of a function's assembly: in the folder CodeUri, where <c>sam build</c> puts it, otherwise the latest build in the
    /// project's bin folder, or there in the folder of the function's configuration. Null if it is not built.
    /// </summary>
    public static string? Find(FunctionDefinition function)
    {
        var file = $"{AssemblyName(function)}.dll";
        var beside = Path.Combine(function.CodeUri, file);
        if (File.Exists(beside)) return beside;

        var output = new DirectoryInfo(Path.Combine(function.CodeUri, "bin", function.Configuration ?? ""));
        return output.Exists
            ? output.EnumerateFiles(file, SearchOption.AllDirectories).MaxBy(build => build.LastWriteTimeUtc)?.FullName
            : null;
    }

    /// <summary>
    /// Returns the command that runs a function's executable: dotnet with its assembly, or without one native code in the folder CodeUri,
    /// as Lambda's managed runtime does.
    /// </summary>
    /// <exception cref="LocalCloudException">The handler is not a built executable.</exception>
    public static IReadOnlyList<string> FindExecutable(FunctionDefinition function)
    {
        if (function.Handler.Contains("::", StringComparison.Ordinal)) throw Unusable("is a method, not an executable");
        var native = Path.Combine(function.CodeUri, AssemblyName(function));
        if (Find(function) is not { } assembly)
            return File.Exists(native) ? [native] : throw Unusable($"is not built in {function.CodeUri}");
        if (!File.Exists(Path.ChangeExtension(assembly, ".runtimeconfig.json"))) throw Unusable("has no Main");
        return [DotNet, "exec", assembly];

        LocalCloudException Unusable(string problem) => new($"{function.Id} cannot run as a process: {function.Handler} {problem}.");
    }

    public static string AssemblyName(FunctionDefinition function) => function.Handler.Split("::")[0];
}
