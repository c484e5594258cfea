using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using Amazon.Lambda.Serialization.SystemTextJson;
using GameLobby.Application;
using GameLobby.Functions;
using GameLobby.Infrastructure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

[assembly: LambdaGlobalProperties(GenerateMain = true)]
[assembly: LambdaSerializer(typeof(SourceGeneratorLambdaJsonSerializer<EventsJson>))]

namespace GameLobby.Functions;

/// <summary>Puts the service together, once for each execution environment.</summary>
[LambdaStartup]
public sealed class Startup
{
    public void ConfigureServices(IServiceCollection services)
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddLogging(logging => logging
            .SetMinimumLevel(Enum.TryParse<LogLevel>(configuration["LOG_LEVEL"], out var level) ? level : LogLevel.Information)
            .AddJsonConsole());
        services.AddApplication();
        services.AddInfrastructure(configuration);
    }
}
