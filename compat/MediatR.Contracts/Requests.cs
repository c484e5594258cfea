namespace MediatR;

/// <summary>The base interface of all requests.</summary>
public interface IBaseRequest;

/// <summary>A request without a response.</summary>
public interface IRequest : IBaseRequest;

/// <summary>A request with a response.</summary>
public interface IRequest<out TResponse> : IBaseRequest;

/// <summary>A request with a stream of responses.</summary>
public interface IStreamRequest<out TResponse>;

/// <summary>A notification, which can have any number of handlers.</summary>
public interface INotification;
