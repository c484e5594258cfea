using GameLobby.LocalCloud.Template;

namespace GameLobby.LocalCloud.Tests.Template;

/// <summary>CloudFormation's intrinsic functions, in their short and long forms.</summary>
public sealed class ResolvingValues
{
    [Theory]
    [InlineData("!Ref Colour", "red")]
    [InlineData("{ Ref: Colour }", "red")]
    [InlineData("!Ref AWS::Region", "us-east-1")]
    [InlineData("!Sub 'arn:${AWS::Partition}:x:${AWS::Region}:${AWS::AccountId}'", "arn:aws:x:us-east-1:000000000000")]
    [InlineData("!Sub '${!NotMine}-${Colour}'", "${NotMine}-red")]
    [InlineData("!Sub ['${A}-${Colour}', { A: !Ref Colour }]", "red-red")]
    [InlineData("!If [IsRed, yes it is, no]", "yes it is")]
    [InlineData("!If [IsNotRed, yes, no it is]", "no it is")]
    [InlineData("!Join ['-', [a, !Ref Colour]]", "a-red")]
    [InlineData("!Select [1, [a, b]]", "b")]
    [InlineData("!GetAtt F.Arn", "arn:aws:lambda:us-east-1:000000000000:function:F")]
    [InlineData("!GetAtt Q.QueueName", "Q.fifo")]
    [InlineData("!Ref Q", "http://127.0.0.1:3000/queues/000000000000/Q.fifo")]
    [InlineData("5", "5")]
    [InlineData("!If [IsRed, !Ref AWS::NoValue, x]", null)]
    public void An_expression_resolves_to_its_value(string expression, string? value)
    {
        var yaml = $$"""
            Parameters:
              Colour: { Type: String, Default: red }
            Conditions:
              IsRed: !Equals [!Ref Colour, red]
              IsNotRed: !Not [!Condition IsRed]
            Resources:
              Q: { Type: 'AWS::SQS::Queue', Properties: { FifoQueue: true } }
              F:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: A
                  Environment:
                    Variables:
                      X: {{expression}}
            """;
        Assert.Equal(value, Deploy(yaml).Functions.Single().Environment.GetValueOrDefault("X"));
    }

    private static Stack Deploy(string yaml)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, yaml);
            return TemplateFile.Deploy(path, new Account(new Uri("http://127.0.0.1:3000")), new Dictionary<string, string>());
        }
        finally
        {
            File.Delete(path);
        }
    }
}
