using Amazon.DynamoDBv2;
using Amazon.Runtime;
using GameLobby.Benchmarks.SignalR;
using GameLobby.LocalCloud.Engine;

var program = await EnginePackage.Fetch(new Progress<string>(), default);
await using var engine = await DynamoDbEngine.Start(program, databasePath: null, default);
using var client = new AmazonDynamoDBClient(
    new BasicAWSCredentials("local", "local"),
    new AmazonDynamoDBConfig { ServiceURL = engine.Endpoint.AbsoluteUri, AuthenticationRegion = "us-east-1" });
var table = new LobbyTable(client);
await table.Create();

var builder = WebApplication.CreateBuilder();
builder.WebHost.UseUrls("http://127.0.0.1:0");
builder.Logging.ClearProviders();
builder.Services.AddSingleton(table).AddSingleton<LobbyStore>();
builder.Services.AddSignalR();
await using var app = builder.Build();
app.MapHub<LobbyHub>("/lobbies");
await app.StartAsync();
Console.WriteLine($"Listening at {app.Urls.Single()}");
await app.WaitForShutdownAsync();
