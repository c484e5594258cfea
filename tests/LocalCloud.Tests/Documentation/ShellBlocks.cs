namespace GameLobby.LocalCloud.Tests.Documentation;

public sealed class ShellBlocks : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory();

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Blocks_are_read_with_their_kind_and_without_their_indentation()
    {
        var blocks = Read("# A\n```sh\none\n```\n```js\nno\n```\n- B\n\n  ```sh aws\n  two \\\n    three\n  ```\n");

        Assert.Equal([("", "one\n", 2), ("aws", "two \\\n  three\n", 10)], blocks.Select(block => (block.Kind, block.Script, block.Line)));
    }

    [Fact]
    public void Lines_with_a_prompt_are_input()
    {
        var block = Assert.Single(Read("```sh\nnpx -y wscat -c ws://localhost\n> {\"id\":\"1\"}\n```\n"));

        Assert.Equal(("npx -y wscat -c ws://localhost\n", "{\"id\":\"1\"}"), (block.Commands, Assert.Single(block.Input)));
    }

    [Fact]
    public void Paths_are_local_files_and_folders_but_not_addresses_or_options()
    {
        var block = Assert.Single(Read(
            """
            ```sh aws
            sam local invoke F --event events/a.json --env-vars env.json   # see docs/b.md
            sam deploy --template-file=template.yaml --x https://a.example/c.json > out.json
            aws s3 sync web/dist "s3://$BUCKET/" && cat out.json
            ```

            """));

        Assert.Equal(["events/a.json", "env.json", "template.yaml", "web/dist"], block.Paths());
    }

    private IReadOnlyList<ShellBlock> Read(string markdown)
    {
        File.WriteAllText(Path.Combine(folder.FullName, "page.md"), markdown);
        return ShellBlock.Read(folder.FullName, "page.md");
    }
}
