using GameLobby.LocalCloud.Template;

namespace GameLobby.LocalCloud.Lambda;

/// <summary>The built assemblies of the functions.</summary>
internal static class FunctionBuild
{
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

    /// <summary>Returns the path of a function's executable.</summary>
    /// <exception cref="LocalCloudException">The handler is not a built executable.</exception>
    public static string FindExecutable(FunctionDefinition function)
    {
        if (function.Handler.Contains("::", StringComparison.Ordinal)) throw Unusable("is a method, not an executable");
        var assembly = Find(function) ?? throw Unusable($"is not built in {function.CodeUri}");
        return File.Exists(Path.ChangeExtension(assembly, ".runtimeconfig.json")) ? assembly : throw Unusable("has no Main");

        LocalCloudException Unusable(string problem) => new($"{function.Id} cannot run as a process: {function.Handler} {problem}.");
    }

    public static string AssemblyName(FunctionDefinition function) => function.Handler.Split("::")[0];
}
