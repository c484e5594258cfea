using GameLobby.LocalCloud;
using GameLobby.LocalCloud.Terminal;

try
{
    return await CommandLine.Run(args);
}
catch (LocalCloudException problem)
{
    await Console.Error.WriteLineAsync(problem.Message);
    return 1;
}
