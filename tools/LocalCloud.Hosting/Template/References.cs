namespace GameLobby.LocalCloud.Template;

/// <summary>Resolves Ref and GetAtt to parameters, pseudo parameters and local resources.</summary>
internal sealed class References(Account account, IReadOnlyDictionary<string, string> parameters, IEnumerable<string> lists)
{
    private readonly HashSet<string> lists = [.. lists];
    private readonly Dictionary<string, Target> targets = [];

    private sealed record Target(string Ref, IReadOnlyDictionary<string, string> Attributes);

    public void Add(string id, string reference, params IEnumerable<(string Name, string Value)> attributes) =>
        targets[id] = new Target(reference, attributes.ToDictionary(attribute => attribute.Name, attribute => attribute.Value));

    public string Ref(string name, string path) => name switch
    {
        "AWS::Region" => account.Region,
        "AWS::AccountId" => account.Id,
        "AWS::Partition" => account.Partition,
        "AWS::URLSuffix" => account.UrlSuffix,
        "AWS::StackName" => "local",
        _ when parameters.TryGetValue(name, out var value) => value,
        _ when targets.TryGetValue(name, out var target) => target.Ref,
        _ => throw new LocalCloudException($"template: {path}: there is no parameter or resource {name}."),
    };

    /// <summary>Returns the items of a parameter that is a list; null for anything else.</summary>
    public IReadOnlyList<string>? List(string name) =>
        lists.Contains(name) ? parameters[name].Split(',', StringSplitOptions.TrimEntries) : null;

    public string GetAtt(string id, string attribute, string path) =>
        targets.TryGetValue(id, out var target) && target.Attributes.TryGetValue(attribute, out var value)
            ? value
            : throw new LocalCloudException($"template: {path}: {id}.{attribute} is not supported.");

    /// <summary>Returns the logical id of the resource whose attribute, such as Arn, has the given value.</summary>
    public string? Find(string attribute, string value) =>
        targets.FirstOrDefault(target => target.Value.Attributes.GetValueOrDefault(attribute) == value).Key;
}
