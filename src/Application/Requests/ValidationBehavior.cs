using System.Text.Json;
using FluentValidation;
using GameLobby.Domain;
using MediatR;

namespace GameLobby.Application.Requests;

/// <summary>Refuses an invalid request with all its errors before anything is read or written.</summary>
internal sealed class ValidationBehavior<TRequest, TResponse>(IEnumerable<IValidator<TRequest>> validators)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IResult<TResponse>
{
    public Task<TResponse> Handle(TRequest request, RequestHandlerDelegate<TResponse> next, CancellationToken ct)
    {
        var failures = validators
            .SelectMany(validator => validator.Validate(request).Errors)
            .GroupBy(failure => WireName(failure.PropertyName), failure => failure.ErrorMessage)
            .ToDictionary(messages => messages.Key, IReadOnlyList<string> (messages) => [.. messages]);
        return failures.Count == 0 ? next() : Task.FromResult(TResponse.From(Refusals.Invalid(failures)));
    }

    private static string WireName(string property) =>
        string.Join('.', property.Split('.').Select(JsonNamingPolicy.CamelCase.ConvertName));
}
