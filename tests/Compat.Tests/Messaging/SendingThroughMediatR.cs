using System.Runtime.CompilerServices;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace GameLobby.Compat.Tests.Messaging;

/// <summary>MediatR is the published one; what it loads its contracts from must be what it asks for.</summary>
public sealed class SendingThroughMediatR
{
    private readonly ServiceProvider services = new ServiceCollection()
        .AddSingleton<Heard>()
        .AddMediatR(configuration => configuration.RegisterServicesFromAssemblyContaining<Heard>())
        .BuildServiceProvider();

    [Fact]
    public async Task A_request_gets_the_answer_of_its_handler() => Assert.Equal(42, await Sender.Send(new Twice(21)));

    [Fact]
    public async Task A_request_without_an_answer_is_handled()
    {
        await Sender.Send(new Note("a"));

        Assert.Equal(["a"], services.GetRequiredService<Heard>().Words);
    }

    [Fact]
    public async Task A_notification_reaches_every_handler()
    {
        await services.GetRequiredService<IPublisher>().Publish(new Rang());

        Assert.Equal(["one", "two"], services.GetRequiredService<Heard>().Words.Order());
    }

    [Fact]
    public async Task A_stream_gives_what_its_handler_yields()
    {
        var numbers = new List<int>();
        await foreach (var number in Sender.CreateStream(new Count(3))) numbers.Add(number);

        Assert.Equal([1, 2, 3], numbers);
    }

    [Fact]
    public void The_contracts_carry_the_name_that_MediatR_refers_to()
    {
        var wanted = typeof(IMediator).Assembly.GetReferencedAssemblies().Single(name => name.Name == "MediatR.Contracts");
        var found = typeof(IBaseRequest).Assembly.GetName();

        Assert.Equal(wanted.GetPublicKeyToken(), found.GetPublicKeyToken());
        Assert.Equal(wanted.Version, found.Version);
    }

    [Fact]
    public void Unit_is_the_one_value_of_its_type()
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

    public sealed class Heard
    {
        public List<string> Words { get; } = [];
    }

    internal sealed class Doubling : IRequestHandler<Twice, int>
    {
        public Task<int> Handle(Twice request, CancellationToken cancellationToken) => Task.FromResult(2 * request.Number);
    }

    internal sealed class Noting(Heard heard) : IRequestHandler<Note>
    {
        public Task Handle(Note request, CancellationToken cancellationToken)
        {
            heard.Words.Add(request.Word);
            return Task.CompletedTask;
        }
    }

    internal sealed class One(Heard heard) : INotificationHandler<Rang>
    {
        public Task Handle(Rang notification, CancellationToken cancellationToken)
        {
            heard.Words.Add("one");
            return Task.CompletedTask;
        }
    }

    internal sealed class Two(Heard heard) : INotificationHandler<Rang>
    {
        public Task Handle(Rang notification, CancellationToken cancellationToken)
        {
            heard.Words.Add("two");
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
