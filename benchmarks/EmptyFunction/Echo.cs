using System.Text.Json.Serialization;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using Amazon.Lambda.Serialization.SystemTextJson;
using GameLobby.EmptyFunction;
using Microsoft.Extensions.DependencyInjection;

[assembly: LambdaGlobalProperties(GenerateMain = true)]
[assembly: LambdaSerializer(typeof(SourceGeneratorLambdaJsonSerializer<EventsJson>))]

namespace GameLobby.EmptyFunction;

/// <summary>Returns its event.</summary>
public sealed class Echo
{
    [LambdaFunction]
    public string Handle(string text) => text;
}

[LambdaStartup]
public sealed class Startup
{
    public void ConfigureServices(IServiceCollection services) => services.AddOptions();
}

[JsonSerializable(typeof(string))]
public sealed partial class EventsJson : JsonSerializerContext;
