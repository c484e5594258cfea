using FluentValidation;
using GameLobby.Application.Requests;
using MediatR;

namespace GameLobby.Architecture.Tests;

/// <summary>A use case is a public request with an internal handler and validator.</summary>
public sealed class UseCases
{
    private static readonly Type[] Types = Layers.Application.GetTypes();

    public static TheoryData<Type> Commands => [.. Types.Where(type => !type.IsAbstract && Closes(type, typeof(ICommand<>)).Any())];

    /// <summary>Requests with data to validate. The service's own requests have a primary constructor instead.</summary>
    public static TheoryData<Type> RequestsOfClients =>
        [.. Types.Where(type => !type.IsAbstract && Closes(type, typeof(ICommand<>)).Any()
            && type.GetConstructors().Any(constructor => constructor.GetParameters().Length == 0)
            && type.GetProperties().Any(property => property.CanWrite && property.PropertyType != typeof(bool?)))];

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_command_is_a_sealed_record_with_one_handler_and_at_most_one_validator(Type command)
    {
        Assert.True(command is { IsPublic: true, IsSealed: true });
        Assert.NotNull(command.GetMethod("<Clone>$"));
        Assert.Single(Handlers(), handler => Closes(handler, typeof(IRequestHandler<,>)).Any(it => it.GenericTypeArguments[0] == command));
        Assert.InRange(Validators().Count(it => Closes(it, typeof(IValidator<>)).Any(of => of.GenericTypeArguments[0] == command)), 0, 1);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_handler_is_named_for_its_command_and_lives_beside_it(Type command) =>
        Assert.Contains(Handlers(), handler => handler.FullName == $"{command.FullName}Handler");

    [Theory]
    [MemberData(nameof(RequestsOfClients))]
    public void A_client_request_with_more_than_flags_has_a_validator_of_its_name(Type command) =>
        Assert.Contains(Validators(), validator => validator.FullName == $"{command.FullName}Validator");

    [Fact]
    public void No_validator_is_empty() => Assert.All(
        Validators().Where(validator => !validator.ContainsGenericParameters && Closes(validator, typeof(IValidator<>)).Any()),
        validator => Assert.NotEmpty(((IValidator)Activator.CreateInstance(validator, nonPublic: true)!).CreateDescriptor().Rules));

    [Fact]
    public void Handlers_and_validators_are_internal_and_sealed() => Assert.All(
        Handlers().Concat(Validators()).Concat(Types.Where(type => type.IsClass && Closes(type, typeof(INotificationHandler<>)).Any())),
        type => Assert.True(type is { IsNotPublic: true, IsSealed: true }, $"{type} is to be internal and sealed"));

    [Fact]
    public void Command_properties_are_init_only() => Assert.All(
        Types.Where(type => Closes(type, typeof(ICommand<>)).Any())
            .SelectMany(type => type.GetProperties())
            .Where(property => property.CanWrite),
        property => Assert.Contains(
            typeof(System.Runtime.CompilerServices.IsExternalInit), property.SetMethod!.ReturnParameter.GetRequiredCustomModifiers()));

    private static IEnumerable<Type> Handlers() => Classes(typeof(IRequestHandler<,>));

    private static IEnumerable<Type> Validators() => Classes(typeof(IValidator<>));

    private static IEnumerable<Type> Classes(Type open) =>
        Types.Where(type => type is { IsClass: true, IsAbstract: false } && Closes(type, open).Any());

    private static IEnumerable<Type> Closes(Type type, Type open) =>
        type.GetInterfaces().Where(it => it.IsGenericType && it.GetGenericTypeDefinition() == open);
}
