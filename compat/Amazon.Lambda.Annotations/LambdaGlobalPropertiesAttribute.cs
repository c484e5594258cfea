namespace Amazon.Lambda.Annotations;

/// <summary>What holds for all functions of the assembly.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public class LambdaGlobalPropertiesAttribute : Attribute
{
    /// <summary>Generates an entry point that runs the method which the environment variable ANNOTATIONS_HANDLER names.</summary>
    public bool GenerateMain { get; set; }

    /// <summary>The Lambda runtime, e.g. dotnet10; taken from the target framework when not set.</summary>
    public string Runtime { get; set; }
}
