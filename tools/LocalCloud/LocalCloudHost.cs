using System.Security.Cryptography;
using GameLobby.LocalCloud.Chaos;
using GameLobby.LocalCloud.Development;
using GameLobby.LocalCloud.Engine;
using GameLobby.LocalCloud.Lambda;
using GameLobby.LocalCloud.Page;
using GameLobby.LocalCloud.Queues;
using GameLobby.LocalCloud.Schedules;
using GameLobby.LocalCloud.Template;

namespace GameLobby.LocalCloud;

/// <summary>
/// The whole stack of a template, running in this process. One at a time: the functions read their environment from the process, and that
/// is set for one of them.
/// </summary>
public sealed class LocalCloudHost : IAsyncDisposable
{
    private readonly LocalCloudOptions options;
    private readonly Disposables parts = new();
    private readonly FunctionHost functionHost;
    private readonly string template;
    private readonly Misfortune misfortune;

    private LocalCloudHost(LocalCloudOptions options, Listener listener)
    {
        this.options = options;
        parts.Add(listener);
        var account = new Account(listener.Address);
        Tokens = new TokenIssuer(options.Clock);
        template = options.Template ?? TemplateFile.Find();
        Stack = TemplateFile.Deploy(template, account, LocalParameters(account), options.Parameters);
        Queues = new QueueEngine(account, Stack.Queues, options.Clock);
        functionHost = new FunctionHost(Stack, options.Clock);
        parts.Add(functionHost);
        misfortune = new Misfortune(options.Chaos, options.Logging.CreateLogger<Misfortune>());
        var functions = new UnluckyFunctions(functionHost, misfortune);
        Functions = options.Trace is { } trace ? new TracedFunctions(functions, trace, options.Clock) : functions;
    }

    public Stack Stack { get; }

    public TokenIssuer Tokens { get; }

    public IFunctions Functions { get; }

    /// <summary>http://HOST:PORT of the gateway, the queues and the development endpoints.</summary>
    public Uri Address => Stack.Account.Endpoint;

    /// <summary>ws://HOST:PORT/STAGE, where clients connect.</summary>
    public Uri SocketAddress => new($"ws://{Address.Authority}/{Stack.Api?.Stage}");

    /// <summary>The endpoint of the tables.</summary>
    public Uri DynamoDb { get; private set; } = new("http://127.0.0.1");

    /// <summary>Fails, with the reason, when something that the stack needs has ended by itself; else it never ends.</summary>
    public Task Failed { get; private set; } = new TaskCompletionSource().Task;

    internal QueueEngine Queues { get; }

    /// <summary>Null: there is none, or it is not asked for.</summary>
    internal LobbyPage? Page { get; private set; }

    private bool IsUp { get; set; }

    /// <exception cref="LocalCloudException">It can't be started, for the reason in the message.</exception>
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
        if (options.ServesPage && LobbyPage.Beside(template) is { } page) parts.Add(Page = page);
        functionHost.Check();
        DynamoDb = options.DynamoDb ?? await StartEngine(progress, ct);
        parts.Add(new FunctionEnvironment(Stack, DynamoDb, Tokens.SigningKey, options.Chaos.ConnectionSeconds));
        await Tables.Create(Stack, DynamoDb, ct);
        progress.Report($"DynamoDB is up at {DynamoDb.AbsoluteUri}");

        parts.Add(await LocalCloudServer.Start(Stack, Functions, Queues, Tokens, misfortune, () => IsUp, Page, listener, options, ct));
        if (options.Serves)
        {
            parts.Add(new EventSources(Stack, Functions, Queues, DynamoDb, options));
            parts.Add(new Scheduler(Stack, Functions, options.Clock));
        }

        IsUp = true;
        progress.Report($"Listening at {Address.AbsoluteUri}");
    }

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
        throw engine.Death;
    }

    private static string NewKey()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return Convert.ToBase64String(key.ExportPkcs8PrivateKey());
    }

    /// <summary>Values for the parameters of ours that have no default.</summary>
    internal static Dictionary<string, string> LocalParameters(Account account) => new()
    {
        ["TokenIssuer"] = TokenIssuer.Issuer,
        ["TokenAudience"] = TokenIssuer.Audience,
        ["TokenKeysUrl"] = new Uri(account.Endpoint, "/dev/keys").AbsoluteUri,
        ["TicketKey"] = NewKey(),
    };
}
