using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using Amazon.Lambda.Serialization.SystemTextJson;
using GameLobby.Application;
using GameLobby.Functions;
using GameLobby.Functions.Diagnostics;
using GameLobby.Infrastructure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

[assembly: LambdaGlobalProperties(GenerateMain = true)]
[assembly: LambdaSerializer(typeof(SourceGeneratorLambdaJsonSerializer<EventsJson>))]

namespace GameLobby.Functions;

/// <summary>Configures the services, once per execution environment.</summary>
[LambdaStartup]
public sealed partial class Startup
{
    /// <summary>In a test of the whole stack, LocalCloud has a clock that the test advances.</summary>
    private static TimeProvider Clock => AppContext.GetData("LocalCloud.Clock") as TimeProvider ?? TimeProvider.System;

    public void ConfigureServices(IServiceCollection services)
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddSingleton(Clock);
        services.AddSingleton<LogOutput>();
        services.AddSingleton<Invocations>();
        services.AddSingleton<FrameLimiter>();
        services.AddLogging(logging => Configure(logging, configuration));
        services.AddApplication();
        services.AddInfrastructure(configuration);
        LogSettingsProblems(configuration);
    }

    /// <summary>A wrong setting stops only what uses it, so the function starts anyway.</summary>
    private static void LogSettingsProblems(IConfiguration configuration)
    {
        var problems = Settings.FindProblems(configuration);
        if (problems.Count == 0) return;

        using var loggers = LoggerFactory.Create(logging => Configure(logging, configuration));
        InvalidSettings(loggers.CreateLogger<Startup>(), string.Join(' ', problems));
    }

    private static void Configure(ILoggingBuilder logging, IConfiguration configuration) => logging
        .SetMinimumLevel(LogLevels.Read(configuration["LOG_LEVEL"]))
        .AddProvider(new LineLoggerProvider(new LogOutput(), new PlayerIds(configuration), Clock));

    [LoggerMessage(1, LogLevel.Critical, "Invalid settings: {Problems}")]
    private static partial void InvalidSettings(ILogger logger, string problems);
}
