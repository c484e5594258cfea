namespace Amazon.Lambda.Annotations;

/// <summary>Marks the class whose <c>ConfigureServices(IServiceCollection)</c> registers the services; one in an assembly.</summary>
[AttributeUsage(AttributeTargets.Class)]
public class LambdaStartupAttribute : Attribute;
