using GameLobby.LocalCloud.Billing;
using GameLobby.LocalCloud.Chaos;
using GameLobby.LocalCloud.Database;
using GameLobby.LocalCloud.Development;
using GameLobby.LocalCloud.Iam;
using GameLobby.LocalCloud.Lambda;
using GameLobby.LocalCloud.Queues;
using GameLobby.LocalCloud.Template;

namespace GameLobby.LocalCloud;

/// <summary>What the parts of a running stack share.</summary>
internal sealed record StackServices(
    Stack Stack, IFunctions Functions, QueueEngine Queues, TokenIssuer Tokens, FaultInjector Faults, Ledger Ledger)
{
    public Permissions Permissions { get; } = new(Stack);

    public TableWrites Writes { get; } = new();
}
