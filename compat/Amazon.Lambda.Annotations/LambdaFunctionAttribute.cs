namespace Amazon.Lambda.Annotations;

/// <summary>Marks a method as a Lambda function. What is not set is left to the template.</summary>
[AttributeUsage(AttributeTargets.Method)]
public class LambdaFunctionAttribute : Attribute
{
    /// <summary>The logical id in the template; letters and digits only.</summary>
    public string ResourceName { get; set; }

    /// <summary>Seconds.</summary>
    public uint Timeout { get; set; }

    /// <summary>MiB.</summary>
    public uint MemorySize { get; set; }

    public string Role { get; set; }

    public string Policies { get; set; }

    public LambdaPackageType PackageType { get; set; }
}

/// <summary>How the function is packaged.</summary>
public enum LambdaPackageType
{
    Zip,
    Image,
}
