using System.Runtime.CompilerServices;

namespace VerifyTests;

/// <summary>A comparison, whose settings can be changed until it is awaited.</summary>
public class SettingsTask
{
    private readonly Func<VerifySettings, Task<VerifyResult>> compare;
    private Task<VerifyResult>? running;

    public SettingsTask(VerifySettings? settings, Func<VerifySettings, Task<VerifyResult>> buildTask)
    {
        CurrentSettings = new(settings);
        compare = buildTask;
    }

    public VerifySettings CurrentSettings { get; }

    public static implicit operator Task<VerifyResult>(SettingsTask settingsTask) => settingsTask.ToTask();

    public SettingsTask UseDirectory(string directory) => With(settings => settings.UseDirectory(directory));

    public SettingsTask UseTypeName(string name) => With(settings => settings.UseTypeName(name));

    public SettingsTask UseMethodName(string name) => With(settings => settings.UseMethodName(name));

    public SettingsTask UseParameters(params object?[] parameters) => With(settings => settings.UseParameters(parameters));

    public SettingsTask UseParameters<T>(T parameter) => With(settings => settings.UseParameters(parameter));

    public SettingsTask UseTextForParameters(string parametersText) => With(settings => settings.UseTextForParameters(parametersText));

    public SettingsTask DisableRequireUniquePrefix() => With(settings => settings.DisableRequireUniquePrefix());

    public Task<VerifyResult> ToTask() => running ??= compare(CurrentSettings);

    public TaskAwaiter<VerifyResult> GetAwaiter() => ToTask().GetAwaiter();

    public ConfiguredTaskAwaitable<VerifyResult> ConfigureAwait(bool continueOnCapturedContext) =>
        ToTask().ConfigureAwait(continueOnCapturedContext);

    private SettingsTask With(Action<VerifySettings> change)
    {
        change(CurrentSettings);
        return this;
    }
}

/// <summary>The result of a successful comparison.</summary>
public class VerifyResult
{
    internal VerifyResult(string text) => Text = text;

    public string Text { get; }
}
