namespace Amazon.Lambda.Core;

/// <summary>Sets the serializer of an assembly's handlers or of one handler.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Assembly)]
public sealed class LambdaSerializerAttribute(Type serializerType) : Attribute
{
    public Type SerializerType { get; set; } = serializerType;
}
