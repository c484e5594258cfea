namespace Amazon.Lambda.Annotations;

/// <summary>Marks a method as a Lambda function. The template determines properties that are not set.</summary>
[AttributeUsage(AttributeTargets.Method)]
public class LambdaFunctionAttribute : Attribute
{
    /// <summary>The logical id in the template, which can only have letters and digits.</summary>
    public string ResourceName { get; set; }

    /// <summary>The timeout in seconds.</summary>
    public uint Timeout { get; set; }

    /// <summary>The memory size in MiB.</summary>
    public uint MemorySize { get; set; }

    public string Role { get; set; }

    public string Policies { get; set; }

    public LambdaPackageType PackageType { get; set; }
}

/// <summary>The package type of a function.</summary>
public enum LambdaPackageType
{
    Zip,
    Image,
}
