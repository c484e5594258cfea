namespace VerifyTests;

/// <summary>Overrides for the folder and name of a snapshot.</summary>
public class VerifySettings
{
    public VerifySettings()
    {
    }

    public VerifySettings(VerifySettings? settings)
    {
        if (settings is null) return;
        (Directory, TypeName, MethodName) = (settings.Directory, settings.TypeName, settings.MethodName);
        (Parameters, TextForParameters, SharesPrefix) = (settings.Parameters, settings.TextForParameters, settings.SharesPrefix);
    }

    public string? Directory { get; private set; }

    internal string? TypeName { get; private set; }

    internal string? MethodName { get; private set; }

    internal IReadOnlyList<object?> Parameters { get; private set; } = [];

    internal string? TextForParameters { get; private set; }

    internal bool SharesPrefix { get; private set; }

    /// <summary>The folder, relative to the test's source file.</summary>
    public void UseDirectory(string directory) => Directory = directory;

    public void UseTypeName(string name) => TypeName = name;

    public void UseMethodName(string name) => MethodName = name;

    /// <summary>The values of a theory's case in the order of its parameters, which become part of the name.</summary>
    public void UseParameters(params object?[] parameters) => Parameters = parameters;

    public void UseParameters<T>(T parameter) => Parameters = [parameter];

    public void UseTextForParameters(string parametersText) => TextForParameters = parametersText;

    /// <summary>Allows several calls to use one snapshot.</summary>
    public void DisableRequireUniquePrefix() => SharesPrefix = true;
}
