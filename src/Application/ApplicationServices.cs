using FluentValidation;
using GameLobby.Application.Lobbies;
using GameLobby.Application.Ports;
using GameLobby.Application.Requests;
using GameLobby.Application.Sessions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace GameLobby.Application;

public static class ApplicationServices
{
    /// <summary>
    /// All use cases. The ports, logging and, in each scope of a client's request, the <see cref="CallerScope"/> are up
    /// to the host.
    /// </summary>
    public static IServiceCollection AddApplication(this IServiceCollection services)
    {
        services.AddMediatR(mediator => mediator
            .RegisterServicesFromAssembly(typeof(ApplicationServices).Assembly)
            .AddOpenBehavior(typeof(LoggingBehavior<,>))
            .AddOpenBehavior(typeof(ValidationBehavior<,>)));
        services.AddValidatorsFromAssembly(typeof(ApplicationServices).Assembly, ServiceLifetime.Singleton, includeInternalTypes: true);
        services.AddScoped<CallerScope>();
        services.AddScoped(provider => provider.GetRequiredService<CallerScope>().Caller
            ?? throw new InvalidOperationException("This request has no caller."));
        services.AddScoped<Decisions>();
        services.AddScoped<OwnLobby>();
        services.AddScoped<HostedLobby>();
        services.AddScoped<Seats>();
        services.AddScoped<NewLobbies>();
        services.AddScoped<Guessing>();
        services.AddScoped<Once>();
        services.AddScoped<Missed>();
        services.AddSingleton<RateLimiter>();
        services.TryAddSingleton(Limits.Default);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IMatchAllocator, NoAllocator>();
        return services;
    }
}
