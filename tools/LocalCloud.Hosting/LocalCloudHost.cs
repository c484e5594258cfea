using System.Security.Cryptography;
using GameLobby.LocalCloud.Billing;
using GameLobby.LocalCloud.Chaos;
using GameLobby.LocalCloud.Development;
using GameLobby.LocalCloud.Engine;
using GameLobby.LocalCloud.Iam;
using GameLobby.LocalCloud.Lambda;
using GameLobby.LocalCloud.Lambda.Processes;
using GameLobby.LocalCloud.Page;
using GameLobby.LocalCloud.Queues;
using GameLobby.LocalCloud.Schedules;
using GameLobby.LocalCloud.Template;

namespace GameLobby.LocalCloud;

/// <summary>
/// The whole stack of a template. Only one host can run functions in this process at a time, because they read its environment variables.
/// </summary>
public sealed class LocalCloudHost : IAsyncDisposable
{
    /// <summary>The template's parameter with the URL of the issuer's keys.</summary>
    private const string KeysUrl = "TokenKeysUrl";

    private readonly LocalCloudOptions options;
    private readonly Disposables parts = new();
    private readonly FunctionHost functionHost;
    private readonly DrainedFunctions drained;
    private EventSources? sources;
    private readonly ProcessEnvironments? processes;
    private readonly StackServices services;

    private LocalCloudHost(LocalCloudOptions options, Listener listener)
    {
        this.options = options;
        parts.Add(listener);
        var account = new Account(listener.Address);
        Tokens = new TokenIssuer(options.Clock);
        var template = options.Template ?? TemplateFile.Find();
        Template = Path.GetFullPath(template);
        Stack = TemplateFile.Deploy(template, account, LocalParameters(account), options.Parameters);
        Stack = Stack with
        {
            Functions =
            [
                .. Stack.Functions.Select(function => function with
                {
                    Configuration = options.Configuration,
                    CodeUri = options.Code is { } folder ? Path.GetFullPath(folder) : function.CodeUri,
                }),
            ],
        };
        var queues = new QueueEngine(account, Stack.Queues, options.Clock);
        processes = options.Isolation == Isolation.Process
            ? new ProcessEnvironments(account, VariablesOf, options.IdleTime, line => Console.Out.WriteLine(line))
            : null;
        functionHost = new FunctionHost(Stack, processes is null ? options.Clock : TimeProvider.System, processes);
        parts.Add(functionHost);
        var faults = new FaultInjector(options.Chaos, options.Logging.CreateLogger<FaultInjector>());
        var ledger = new Ledger(Stack, options.Clock);
        IFunctions functions = new ThrottledFunctions(new BilledFunctions(functionHost, ledger), Stack, options.Concurrency);
        functions = new FaultyFunctions(functions, faults);
        if (options.Trace is { } trace) functions = new TracedFunctions(functions, trace, options.Clock);
        drained = new DrainedFunctions(functions);
        services = new StackServices(Stack, drained, queues, Tokens, faults, ledger);
    }

    /// <summary>The absolute path of the template.</summary>
    public string Template { get; }

    public Stack Stack { get; }

    public TokenIssuer Tokens { get; }

    public IFunctions Functions => services.Functions;

    /// <summary>The base address (http://HOST:PORT) of the gateway, the queues and the development endpoints.</summary>
    public Uri Address => Stack.Account.Endpoint;

    /// <summary>The address (ws://HOST:PORT/STAGE) at which clients connect.</summary>
    public Uri SocketAddress => new($"ws://{Address.Authority}/{Stack.Api?.Stage}");

    /// <summary>The endpoint of the tables.</summary>
    public Uri DynamoDb => Address;

    /// <summary>Faults when a process that the stack depends on exits on its own; otherwise never completes.</summary>
    public Task Failed { get; private set; } = new TaskCompletionSource().Task;

    /// <summary>The plan of faults; a new one replaces the current one.</summary>
    public ChaosPlan Chaos
    {
        get => services.Faults.Plan;
        set => services.Faults.Plan = value;
    }

    /// <summary>How often each fault was injected.</summary>
    public IReadOnlyDictionary<Fault, int> InjectedFaults => services.Faults.Injected;

    /// <summary>What the stack has used since its start, and what that would cost.</summary>
    public LedgerReport Ledger => services.Ledger.Report();

    /// <summary>Whether nothing happens before time passes or a client sends something.</summary>
    internal bool IsIdle => drained.IsIdle && sources is not { IsIdle: false };

    internal QueueEngine Queues => services.Queues;

    /// <summary>The page; null when the repository has none or <see cref="LocalCloudOptions.ServesPage"/> is false.</summary>
    internal LobbyPage? Page { get; private set; }

    private bool IsUp { get; set; }

    /// <summary>The key of local tokens; null if an issuer is given, whose tokens are then the only valid ones.</summary>
    private string? SigningKey => options.Parameters.ContainsKey(KeysUrl) ? null : Tokens.SigningKey;

    /// <exception cref="LocalCloudException">The stack could not start; the message says why.</exception>
    public static async Task<LocalCloudHost> StartAsync(
        LocalCloudOptions options, IProgress<string>? progress = null, CancellationToken ct = default)
    {
        var listener = Listener.Bind(options.Host, options.Port);
        LocalCloudHost cloud;
        try
        {
            cloud = new LocalCloudHost(options, listener);
        }
        catch
        {
            await listener.DisposeAsync();
            throw;
        }

        try
        {
            await cloud.Start(listener, progress ?? new Progress<string>(), ct);
            return cloud;
        }
        catch
        {
            await cloud.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync()
    {
        IsUp = false;
        return parts.DisposeAsync();
    }

    private async Task Start(Listener listener, IProgress<string> progress, CancellationToken ct)
    {
        progress.Report($"Read the template of {Stack.Functions.Count} functions");
        if (options.ServesPage && LobbyPage.Beside(Template) is { } page) parts.Add(Page = page);
        functionHost.Check();
        var engine = options.DynamoDb ?? await StartEngine(progress, ct);
        AddEnvironments();
        await Tables.Create(Stack, engine, ct);
        progress.Report($"DynamoDB is up at {engine.AbsoluteUri}");

        var server = parts.Add(await LocalCloudServer.Start(services, engine, () => IsUp, Page, listener, options, ct));
        if (processes is null) parts.Add(new FunctionRequests(Address, server.Requests, server.Services));
        if (options.Serves)
        {
            // Parts stop in reverse order: the sources first, then the invocations under way, then the server and tables they use.
            parts.Add(drained);
            parts.Add(sources = new EventSources(services, engine, options));
            parts.Add(new Scheduler(services, options.Clock));
        }

        IsUp = true;
        progress.Report($"Listening at {Address.AbsoluteUri}");
    }

    /// <summary>Adds the processes, or else what functions in this process find in its environment.</summary>
    private void AddEnvironments()
    {
        if (processes is not null)
        {
            parts.Add(processes);
            return;
        }

        var skew = options.FunctionClockSkew;
        var clock = skew == TimeSpan.Zero ? options.Clock : new SkewedClock(options.Clock, skew);
        parts.Add(new FunctionEnvironment(Stack, SigningKey, clock, options.Chaos.ConnectionSeconds));
        parts.Add(new FunctionCredentials());
    }

    private IReadOnlyDictionary<string, string> VariablesOf(FunctionDefinition function) =>
        FunctionEnvironment.Of(function, Stack.Account, SigningKey, options.Chaos.ConnectionSeconds);

    private async Task<Uri> StartEngine(IProgress<string> progress, CancellationToken ct)
    {
        var program = await EnginePackage.Fetch(progress, ct);
        var engine = parts.Add(await DynamoDbEngine.Start(program, options.DatabasePath, ct));
        Failed = Watch(engine);
        return engine.Endpoint;
    }

    private static async Task Watch(DynamoDbEngine engine)
    {
        await engine.Died;
        throw engine.ExitError;
    }

    private static string NewKey()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return Convert.ToBase64String(key.ExportPkcs8PrivateKey());
    }

    /// <summary>Values for the template's parameters that have no default.</summary>
    internal static Dictionary<string, string> LocalParameters(Account account) => new()
    {
        ["TokenIssuer"] = TokenIssuer.Issuer,
        ["TokenAudience"] = TokenIssuer.Audience,
        [KeysUrl] = new Uri(account.Endpoint, "/dev/keys").AbsoluteUri,
        ["TicketKey"] = NewKey(),
    };
}
