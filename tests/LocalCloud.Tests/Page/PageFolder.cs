using GameLobby.LocalCloud.Page;

namespace GameLobby.LocalCloud.Tests.Page;

/// <summary>A folder with a page that npm builds. Its build script counts its runs.</summary>
internal sealed class PageFolder : IDisposable
{
    private const string Build = """
        const fs = require('fs');
        const count = Number(fs.existsSync('count') ? fs.readFileSync('count', 'utf8') : 0) + 1;
        fs.writeFileSync('count', String(count));
        fs.mkdirSync('dist/assets', { recursive: true });
        fs.writeFileSync('dist/assets/page-abc123.js', 'built();');
        fs.writeFileSync('dist/index.html', `<title>Built ${count}</title>`);
        """;

    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory();

    public PageFolder(string build = Build)
    {
        Write("package.json", """{"name":"page","version":"1.0.0","scripts":{"build":"node build.cjs"}}""");
        Write(
            "package-lock.json",
            """{"name":"page","version":"1.0.0","lockfileVersion":3,"packages":{"":{"name":"page","version":"1.0.0"}}}""");
        Write("build.cjs", build);
        Write("src/page.ts", "built();");
    }

    /// <summary>The path of a template beside the page.</summary>
    public string Template => Path.Combine(root.FullName, "template.yaml");

    public LobbyPage Page() => LobbyPage.Beside(Template)!;

    public void Write(string path, string text)
    {
        var file = new FileInfo(Path.Combine(root.FullName, "web", path));
        file.Directory!.Create();
        File.WriteAllText(file.FullName, text);
        Date(path, DateTime.UtcNow);
    }

    public void Date(string path, DateTime written)
    {
        var full = Path.Combine(root.FullName, "web", path);
        File.SetLastWriteTimeUtc(full, written);
        Directory.SetLastWriteTimeUtc(Path.GetDirectoryName(full)!, written);
    }

    public void Dispose() => root.Delete(recursive: true);
}
