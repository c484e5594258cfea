namespace Amazon.Lambda.Annotations;

/// <summary>Resolves a parameter from the services, in a scope per invocation.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public class FromServicesAttribute : Attribute;
