using System.Reflection;
using System.Runtime.Loader;
using GameLobby.LocalCloud.Template;

namespace GameLobby.LocalCloud.Lambda;

/// <summary>
/// Loads the assemblies of functions that run in this process. They share its packages, of which only one version can be loaded.
/// </summary>
internal static class FunctionAssembly
{
    /// <summary>Returns a function's assembly: the one that this program references, otherwise the built one.</summary>
    /// <exception cref="LocalCloudException">The assembly is not built, or it cannot be loaded.</exception>
    public static Assembly Load(FunctionDefinition function)
    {
        var name = FunctionBuild.AssemblyName(function);
        try
        {
            return AppDomain.CurrentDomain.GetAssemblies().FirstOrDefault(loaded => loaded.GetName().Name == name)
                ?? Referenced(name)
                ?? LoadFrom(FunctionBuild.Find(function) ?? throw new LocalCloudException(
                    $"{function.Id}: {name} is not built in {function.CodeUri}. Build it with dotnet build."));
        }
        catch (Exception unusable) when (unusable is BadImageFormatException or FileLoadException)
        {
            throw new LocalCloudException($"{function.Id}: {name} cannot be loaded: {unusable.Message}", unusable);
        }
    }

    private static Assembly? Referenced(string name)
    {
        try
        {
            return Assembly.Load(name);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Loads an assembly, and later its packages from the same build.</summary>
    private static Assembly LoadFrom(string path)
    {
        var dependencies = new AssemblyDependencyResolver(path);
        AssemblyLoadContext.Default.Resolving += (context, wanted) =>
            dependencies.ResolveAssemblyToPath(wanted) is { } found ? context.LoadFromAssemblyPath(found) : null;
        return AssemblyLoadContext.Default.LoadFromAssemblyPath(path);
    }
}
