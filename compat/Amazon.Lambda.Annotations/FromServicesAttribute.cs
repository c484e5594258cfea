namespace Amazon.Lambda.Annotations;

/// <summary>The parameter comes from the services, resolved in a scope for each call.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public class FromServicesAttribute : Attribute;
