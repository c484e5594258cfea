namespace GameLobby.LocalCloud.Template;

/// <summary>Registers the local values of Ref and GetAtt for each resource.</summary>
internal static class ResourceNames
{
    public static void Add(Resource resource, Account account, References references)
    {
        var (id, properties) = (resource.Id, resource.Properties);
        switch (resource.Type)
        {
            case "AWS::Serverless::Function":
                references.Add(id, id, ("Arn", account.FunctionArn(id)));
                if (properties.OptionalText("AutoPublishAlias") is not null) references.Add($"{id}.Alias", account.FunctionArn(id));
                break;
            case "AWS::DynamoDB::Table":
                var table = TableReader.Name(resource);
                references.Add(id, table, ("Arn", account.TableArn(table)), ("StreamArn", account.StreamArn(table)));
                break;
            case "AWS::SQS::Queue":
                var queue = QueueReader.Name(resource);
                var url = account.QueueUrl(queue).AbsoluteUri;
                references.Add(id, url, ("Arn", account.QueueArn(queue)), ("QueueName", queue), ("QueueUrl", url));
                break;
            case "AWS::Serverless::WebSocketApi":
                references.Add(id, ApiReader.ApiId(resource), ("ApiId", ApiReader.ApiId(resource)));
                foreach (var route in properties.Map("Routes").Names)
                    references.Add(ApiReader.RouteResource(id, route), ApiReader.RouteId(resource, route));
                break;
            case "AWS::Serverless::HttpApi":
                references.Add(id, ApiReader.ApiId(resource), ("ApiId", ApiReader.ApiId(resource)));
                break;
            case "AWS::Logs::LogGroup":
                references.Add(id, id, ("Arn", account.LogGroupArn(id)));
                break;
            default:
                references.Add(id, id);
                break;
        }
    }
}
