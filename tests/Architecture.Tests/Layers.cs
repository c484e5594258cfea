using System.Reflection;
using ArchUnitNET.Loader;
using GameLobby.Application;
using GameLobby.Domain.Lobbies;
using GameLobby.Functions;
using GameLobby.Infrastructure;

namespace GameLobby.Architecture.Tests;

/// <summary>The assemblies, from the innermost to the outermost.</summary>
internal static class Layers
{
    public static Assembly Domain { get; } = typeof(Lobby).Assembly;

    public static Assembly Application { get; } = typeof(ApplicationServices).Assembly;

    public static Assembly Infrastructure { get; } = typeof(InfrastructureServices).Assembly;

    public static Assembly Functions { get; } = typeof(Startup).Assembly;

    public static ArchUnitNET.Domain.Architecture All { get; } =
        new ArchLoader().LoadAssemblies(Domain, Application, Infrastructure, Functions).Build();
}
