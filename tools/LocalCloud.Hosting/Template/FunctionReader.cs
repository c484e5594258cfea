namespace GameLobby.LocalCloud.Template;

internal static class FunctionReader
{
    /// <param name="folder">The folder of the template.</param>
    /// <param name="apis">The APIs whose AWS addresses are replaced by the local one.</param>
    public static FunctionDefinition Read(
        Resource function, string folder, Account account, IReadOnlyList<Resource> apis, PolicyReader policies)
    {
        var properties = function.Properties;
        var definition = new FunctionDefinition(function.Id, properties.Text("Handler"));
        var variables = properties.Map("Environment").Map("Variables");
        return definition with
        {
            CodeUri = Path.GetFullPath(properties.OptionalText("CodeUri") ?? ".", folder),
            Timeout = properties.Seconds("Timeout") ?? definition.Timeout,
            MemorySize = properties.Number("MemorySize") ?? definition.MemorySize,
            ReservedConcurrency = properties.Number("ReservedConcurrentExecutions"),
            Policies = policies.Read(properties),
            Environment = variables.Names
                .Select(name => (Name: name, Value: variables.OptionalText(name)))
                .Where(variable => variable.Value is not null)
                .ToDictionary(
                    variable => variable.Name,
                    variable => apis.Aggregate(variable.Value!, (value, api) => Localize(value, api, account))),
        };
    }

    /// <summary>
    /// Replaces an API's AWS address, which the template composes from the API's id, by the local address.
    /// </summary>
    private static string Localize(string value, Resource api, Account account)
    {
        var host = $"{ApiReader.ApiId(api)}.execute-api.{account.Region}.{account.UrlSuffix}";
        return value
            .Replace($"https://{host}", $"http://{account.Endpoint.Authority}", StringComparison.Ordinal)
            .Replace($"wss://{host}", $"ws://{account.Endpoint.Authority}", StringComparison.Ordinal);
    }
}
