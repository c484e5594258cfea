using System.Runtime.CompilerServices;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace GameLobby.Compat.Tests.Messaging;

/// <summary>The published MediatR with the stand-in for its contracts, which it must be able to load.</summary>
public sealed class SendingThroughMediatR
{
    private readonly ServiceProvider services = new ServiceCollection()
        .AddSingleton<Log>()
        .AddMediatR(configuration => configuration.RegisterServicesFromAssemblyContaining<Log>())
        .BuildServiceProvider();

    [Fact]
    public async Task A_request_returns_the_response_of_its_handler() => Assert.Equal(42, await Sender.Send(new Twice(21)));

    [Fact]
    public async Task A_request_without_a_response_is_handled()
    {
        await Sender.Send(new Note("a"));

        Assert.Equal(["a"], services.GetRequiredService<Log>().Words);
    }

    [Fact]
    public async Task A_notification_reaches_every_handler()
    {
        await services.GetRequiredService<IPublisher>().Publish(new Rang());

        Assert.Equal(["one", "two"], services.GetRequiredService<Log>().Words.Order());
    }

    [Fact]
    public async Task A_stream_returns_the_items_of_its_handler()
    {
        var numbers = new List<int>();
        await foreach (var number in Sender.CreateStream(new Count(3))) numbers.Add(number);

        Assert.Equal([1, 2, 3], numbers);
    }

    [Fact]
    public void The_contracts_have_the_assembly_name_that_MediatR_refers_to()
    {
        var wanted = typeof(IMediator).Assembly.GetReferencedAssemblies().Single(name => name.Name == "MediatR.Contracts");
        var found = typeof(IBaseRequest).Assembly.GetName();

        Assert.Equal(wanted.GetPublicKeyToken(), found.GetPublicKeyToken());
        Assert.Equal(wanted.Version, found.Version);
    }

    [Fact]
    public void Unit_values_are_equal()
    {
        Assert.Equal(Unit.Value, default);
        Assert.Equal(0, Unit.Value.CompareTo(default));
        Assert.Equal("()", Unit.Value.ToString());
    }

    private ISender Sender => services.GetRequiredService<ISender>();

    public sealed record Twice(int Number) : IRequest<int>;

    public sealed record Note(string Word) : IRequest;

    public sealed record Rang : INotification;

    public sealed record Count(int To) : IStreamRequest<int>;

    public sealed class Log
    {
        public List<string> Words { get; } = [];
    }

    internal sealed class Doubling : IRequestHandler<Twice, int>
    {
        public Task<int> Handle(Twice request, CancellationToken cancellationToken) => Task.FromResult(2 * request.Number);
    }

    internal sealed class Noting(Log log) : IRequestHandler<Note>
    {
        public Task Handle(Note request, CancellationToken cancellationToken)
        {
            log.Words.Add(request.Word);
            return Task.CompletedTask;
        }
    }

    internal sealed class One(Log log) : INotificationHandler<Rang>
    {
        public Task Handle(Rang notification, CancellationToken cancellationToken)
        {
            log.Words.Add("one");
            return Task.CompletedTask;
        }
    }

    internal sealed class Two(Log log) : INotificationHandler<Rang>
    {
        public Task Handle(Rang notification, CancellationToken cancellationToken)
        {
            log.Words.Add("two");
            return Task.CompletedTask;
        }
    }

    internal sealed class Counting : IStreamRequestHandler<Count, int>
    {
        public async IAsyncEnumerable<int> Handle(Count request, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            for (var number = 1; number <= request.To; number++)
            {
                await Task.Yield();
                yield return number;
            }
        }
    }
}
