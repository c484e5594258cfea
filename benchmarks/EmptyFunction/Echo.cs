using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using Amazon.Lambda.Serialization.SystemTextJson;
using GameLobby.EmptyFunction;

[assembly: LambdaGlobalProperties(GenerateMain = true)]
[assembly: LambdaSerializer(typeof(SourceGeneratorLambdaJsonSerializer<EventsJson>))]

namespace GameLobby.EmptyFunction;

/// <summary>Returns its event.</summary>
public sealed class Echo
{
    [LambdaFunction]
    [SuppressMessage("Performance", "CA1822", Justification = "An annotated function is an instance method.")]
    public string Handle(string text) => text;
}

[JsonSerializable(typeof(string))]
public sealed partial class EventsJson : JsonSerializerContext;
