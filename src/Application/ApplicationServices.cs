using FluentValidation;
using GameLobby.Application.Changes;
using GameLobby.Application.Lobbies;
using GameLobby.Application.Matches;
using GameLobby.Application.Ports;
using GameLobby.Application.Requests;
using GameLobby.Application.Sessions;
using GameLobby.Domain.Values;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace GameLobby.Application;

public static class ApplicationServices
{
    /// <summary>
    /// Registers all use cases. The host registers the ports and logging, and sets the <see cref="CallerScope"/> in the scope of each
    /// client request.
    /// </summary>
    public static IServiceCollection AddApplication(this IServiceCollection services)
    {
        services.AddMediatR(mediator => mediator
            .RegisterServicesFromAssembly(typeof(ApplicationServices).Assembly)
            .AddOpenBehavior(typeof(LoggingBehavior<,>))
            .AddOpenBehavior(typeof(ValidationBehavior<,>)));
        ValidatorOptions.Global.LanguageManager = new ValidationMessages();
        services.AddValidatorsFromAssembly(typeof(ApplicationServices).Assembly, ServiceLifetime.Singleton, includeInternalTypes: true);
        services.AddScoped<CallerScope>();
        services.AddScoped(provider => provider.GetRequiredService<CallerScope>().Caller
            ?? throw new InvalidOperationException("The request has no caller."));
        services.AddScoped<CallersLobby>();
        services.AddScoped<Notices>();
        services.AddSingleton<LobbyUpdater>();
        services.AddSingleton<Seats>();
        services.AddSingleton<GuessThrottle>();
        services.AddSingleton<IdempotentEffect>();
        services.AddSingleton<LobbyTicker>();
        services.AddSingleton<PlayerSessions>();
        services.AddSingleton<ExpiringSet<LobbyId>>();
        services.AddSingleton<ExpiringSet<ConnectionId>>();
        services.AddSingleton<PushDelivery>();
        services.AddSingleton<HistoryWriter>();
        services.AddSingleton<CatchUp>();
        services.AddSingleton<RateLimiter>();
        services.TryAddSingleton(Limits.Default);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IMatchAllocator, NoAllocator>();
        return services;
    }
}
