using GameLobby.LocalCloud.Template;

namespace GameLobby.LocalCloud.Lambda;

/// <summary>Execution environments in this process: each is an instance of the class that has the handler.</summary>
internal sealed class InProcessEnvironments(Account account, TimeProvider clock) : IEnvironments
{
    public int MaxPerFunction => 64;

    public TimeSpan? IdleTime => null;

    /// <summary>Throws if the template names a handler that does not exist.</summary>
    public void Check(FunctionDefinition function) => Handler.Find(function);

    /// <summary>Constructs the handler. It cannot be interrupted, so the limit is not enforced.</summary>
    public Task<IExecutionEnvironment> Start(FunctionDefinition function, TimeSpan limit)
    {
        // Each generated constructor appends to the variable, which on Lambda happens once per process.
        Environment.SetEnvironmentVariable("AWS_EXECUTION_ENV", FunctionEnvironment.ExecutionEnvironment);
        var began = clock.GetTimestamp();
        var handler = Handler.Find(function).ColdStart();
        return Task.FromResult<IExecutionEnvironment>(new InProcessEnvironment(
            handler, request => new LambdaContext(function, account, request, clock), clock.GetElapsedTime(began)));
    }
}
