using System.Text.Json;
using FluentValidation;
using GameLobby.Domain;
using MediatR;

namespace GameLobby.Application.Requests;

/// <summary>Refuses a request whose shape is wrong, with all that is wrong with it, before anything is read or written.</summary>
internal sealed class ValidationBehavior<TRequest, TResponse>(IEnumerable<IValidator<TRequest>> validators)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IResult<TResponse>
{
    public Task<TResponse> Handle(TRequest request, RequestHandlerDelegate<TResponse> next, CancellationToken ct)
    {
        var failures = validators
            .SelectMany(validator => validator.Validate(request).Errors)
            .GroupBy(failure => OnTheWire(failure.PropertyName), failure => failure.ErrorMessage)
            .ToDictionary(messages => messages.Key, IReadOnlyList<string> (messages) => [.. messages]);
        return failures.Count == 0 ? next() : Task.FromResult(TResponse.From(Refusals.Invalid(failures)));
    }

    private static string OnTheWire(string property) =>
        string.Join('.', property.Split('.').Select(JsonNamingPolicy.CamelCase.ConvertName));
}
