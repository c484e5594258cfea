namespace Amazon.Lambda.APIGatewayEvents;

/// <summary>The event of an HTTP API, in payload format 2.0. Several values of a header or parameter are joined by commas.</summary>
public class APIGatewayHttpApiV2ProxyRequest
{
    public string Version { get; set; }

    /// <summary>The method and path of the route, such as <c>POST /items/{id}</c>.</summary>
    public string RouteKey { get; set; }

    public string RawPath { get; set; }

    public string RawQueryString { get; set; }

    public string[] Cookies { get; set; }

    /// <summary>The headers, with names in lower case.</summary>
    public IDictionary<string, string> Headers { get; set; }

    public IDictionary<string, string> QueryStringParameters { get; set; }

    public ProxyRequestContext RequestContext { get; set; }

    public string Body { get; set; }

    public IDictionary<string, string> PathParameters { get; set; }

    public bool IsBase64Encoded { get; set; }

    public IDictionary<string, string> StageVariables { get; set; }

    /// <summary>The request's context. <see cref="TimeEpoch"/> is in Unix milliseconds.</summary>
    public class ProxyRequestContext
    {
        public string AccountId { get; set; }

        public string ApiId { get; set; }

        public string DomainName { get; set; }

        public string DomainPrefix { get; set; }

        public HttpDescription Http { get; set; }

        public string RequestId { get; set; }

        public string RouteKey { get; set; }

        public string Stage { get; set; }

        public string Time { get; set; }

        public long TimeEpoch { get; set; }

        public ProxyRequestAuthentication Authentication { get; set; }
    }

    /// <summary>The request line and the client.</summary>
    public class HttpDescription
    {
        public string Method { get; set; }

        public string Path { get; set; }

        public string Protocol { get; set; }

        public string SourceIp { get; set; }

        public string UserAgent { get; set; }
    }

    public class ProxyRequestAuthentication
    {
        public ProxyRequestClientCert ClientCert { get; set; }
    }

    /// <summary>The client's certificate, for mutual TLS.</summary>
    public class ProxyRequestClientCert
    {
        public string ClientCertPem { get; set; }

        public string SubjectDN { get; set; }

        public string IssuerDN { get; set; }

        public string SerialNumber { get; set; }

        public ClientCertValidity Validity { get; set; }
    }

    public class ClientCertValidity
    {
        public string NotBefore { get; set; }

        public string NotAfter { get; set; }
    }
}
