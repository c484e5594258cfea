using System.Reflection;
using System.Runtime.InteropServices;
using GameLobby.LocalCloud.Template;

namespace GameLobby.LocalCloud.Lambda.Processes;

/// <summary>The built executables of the functions, and the dotnet that runs them.</summary>
internal static class FunctionProgram
{
    /// <summary>
    /// The build output of src/Functions, and LocalCloud's folder. The copy of the functions in LocalCloud's folder cannot be executed: it
    /// lacks the libraries that LocalCloud takes from ASP.NET Core.
    /// </summary>
    private static readonly string[] Folders =
    [
        typeof(FunctionProgram).Assembly
            .GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(it => it.Key == "Functions")
            .Value!,
        AppContext.BaseDirectory,
    ];

    /// <summary>The dotnet that runs LocalCloud, three folders above its runtime.</summary>
    public static string DotNet => Path.GetFullPath(Path.Combine(
        RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));

    /// <exception cref="LocalCloudException">The handler is not an executable.</exception>
    public static string Find(FunctionDefinition function)
    {
        var handler = function.Handler;
        if (handler.Contains("::", StringComparison.Ordinal)) throw Unusable($"{handler} is a method, not an executable.");
        var program = Folders.Select(folder => Path.GetFullPath(Path.Combine(folder, $"{handler}.dll"))).FirstOrDefault(File.Exists)
            ?? throw Unusable($"{handler}.dll is not built.");
        if (!File.Exists(Path.ChangeExtension(program, ".runtimeconfig.json"))) throw Unusable($"{handler}.dll has no Main.");
        return program;

        LocalCloudException Unusable(string problem) => new($"{function.Id} cannot run as a process: {problem}");
    }
}
