namespace Amazon.Lambda.Annotations;

/// <summary>Settings for all functions of the assembly.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public class LambdaGlobalPropertiesAttribute : Attribute
{
    /// <summary>Generates an entry point that runs the method in the environment variable ANNOTATIONS_HANDLER.</summary>
    public bool GenerateMain { get; set; }

    /// <summary>The Lambda runtime, such as dotnet10; the default follows from the target framework.</summary>
    public string Runtime { get; set; }
}
