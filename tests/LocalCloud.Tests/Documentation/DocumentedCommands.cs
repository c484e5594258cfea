using GameLobby.LocalCloud.Template;

namespace GameLobby.LocalCloud.Tests.Documentation;

[CollectionDefinition(nameof(DocumentedCommands), DisableParallelization = true)]
public sealed class DocumentedCommandsDefinition;

/// <summary>Runs the commands of the pages in the root and in docs as a reader would: block by block, from the repository's root.</summary>
[Collection(nameof(DocumentedCommands))]
public sealed class DocumentedCommands : IDisposable
{
    private static readonly string Repository = Path.GetDirectoryName(TemplateFile.Find())!;

    /// <summary>
    /// The README's commands show that "dotnet run" builds. For other pages the programs are built: to find that out again would take ten
    /// seconds for each command, and a build in Release a minute. In the background, the program replaces its subshell: kill ends it.
    /// </summary>
    private const string WithoutBuild =
        """
        dotnet() {
          case $1 in
            run) [ "$BASH_SUBSHELL" = 0 ] || exec dotnet run --no-build "${@:2}"; command dotnet run --no-build "${@:2}" ;;
            pack) command dotnet pack --no-build -c Debug "${@:2}" ;;
            *) command dotnet "$@" ;;
          esac
        }

        """;

    private readonly HashSet<string> before = [.. Directory.GetFileSystemEntries(Repository)];

    public static TheoryData<string> Files =>
    [
        .. Directory.GetFiles(Path.Combine(Repository, "docs"), "*.md", SearchOption.AllDirectories)
            .Concat(Directory.GetFiles(Repository, "*.md"))
            .Select(file => Path.GetRelativePath(Repository, file))
            .Where(file => ShellBlock.Read(Repository, file).Count > 0)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Deletes what the commands created in the root.</summary>
    public void Dispose()
    {
        foreach (var created in Directory.GetFileSystemEntries(Repository).Where(entry => !before.Contains(entry)))
        {
            if (Directory.Exists(created)) Directory.Delete(created, recursive: true);
            else File.Delete(created);
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task The_commands_of_a_page_work_as_written(string file)
    {
        await using var server = new Server();
        foreach (var block in ShellBlock.Read(Repository, file))
        {
            switch (block.Kind)
            {
                case "":
                    await Run(block);
                    break;
                case "server":
                    await server.Start(block);
                    break;
                case "aws" or "docker" or "tests":
                    await Check(block);
                    break;
                default:
                    Assert.Fail($"{block}: the kind of block {block.Kind} is unknown.");
                    break;
            }
        }
    }

    private static async Task Run(ShellBlock block)
    {
        // This test is part of tools/test.sh, which must not run itself.
        var script = Script(block).Replace("tools/test.sh", "test -x tools/test.sh", StringComparison.Ordinal);
        await using var shell = Shell.Start(script, Repository, "-e", "-o", "pipefail");
        if (block.Input.Count > 0) await shell.WaitFor(line => line.Contains("Connected", StringComparison.Ordinal));
        foreach (var line in block.Input)
        {
            await shell.Type(line);
            await shell.WaitFor(output => output.Contains("\"ok\":true", StringComparison.Ordinal));
        }

        shell.EndInput();
        Assert.True(await shell.ExitCode() == 0, $"{block} failed:\n{shell.Output}");
    }

    private static string Script(ShellBlock block) => block.File == "README.md" ? block.Commands : WithoutBuild + block.Commands;

    /// <summary>Checks the syntax and that the named files exist, except for files that the text before the block asks to create.</summary>
    private static async Task Check(ShellBlock block)
    {
        await using var shell = Shell.Start(block.Commands, Repository, "-n");
        shell.EndInput();
        Assert.True(await shell.ExitCode() == 0, $"{block} has a syntax error:\n{shell.Output}");

        var text = string.Join('\n', File.ReadLines(Path.Combine(Repository, block.File)).Take(block.Line - 1));
        Assert.All(block.Paths(), path => Assert.True(
            Path.Exists(Path.Combine(Repository, path)) || text.Contains($"`{path}`", StringComparison.Ordinal),
            $"{block}: {path} does not exist."));
    }

    /// <summary>The server of a page. It runs while the blocks after it are executed, because these may need it.</summary>
    private sealed class Server : IAsyncDisposable
    {
        private Shell? shell;

        public async Task Start(ShellBlock block)
        {
            await Stop();
            shell = Shell.Start(Script(block), Repository, "-e");
            await shell.WaitFor(line => line.Contains("Ctrl-C ends it", StringComparison.Ordinal));
        }

        public async ValueTask DisposeAsync() => await Stop();

        private async Task Stop()
        {
            if (shell is null) return;
            shell.Interrupt();
            var exitCode = await shell.ExitCode();
            await shell.DisposeAsync();
            Assert.True(exitCode == 0, $"The server exited with code {exitCode}:\n{shell.Output}");
            shell = null;
        }
    }
}
