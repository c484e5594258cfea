using System.Text;

namespace GameLobby.EndToEnd.Tests.Running;

/// <summary>A span of a trace.</summary>
internal sealed record Span(string Trace, string Id, string Parent, string Name)
{
    /// <summary>Reads the spans of an export request in the binary format of OTLP.</summary>
    public static IEnumerable<Span> Of(byte[] request) =>
        from resource in Fields(request, 1)
        from scope in Fields(resource, 2)
        from span in Fields(scope, 2)
        select new Span(
            Convert.ToHexStringLower(Fields(span, 1).Single()),
            Convert.ToHexStringLower(Fields(span, 2).Single()),
            Convert.ToHexStringLower(Fields(span, 4).SingleOrDefault([])),
            Encoding.UTF8.GetString(Fields(span, 5).Single()));

    /// <summary>Returns the values of a protobuf message's field that have a length.</summary>
    private static List<byte[]> Fields(byte[] message, int wanted)
    {
        List<byte[]> values = [];
        for (var at = 0; at < message.Length;)
        {
            var tag = Varint(message, ref at);
            switch (tag & 7)
            {
                case 0:
                    Varint(message, ref at);
                    break;
                case 1:
                    at += 8;
                    break;
                case 5:
                    at += 4;
                    break;
                default:
                    var length = (int)Varint(message, ref at);
                    if ((int)(tag >> 3) == wanted) values.Add(message[at..(at + length)]);
                    at += length;
                    break;
            }
        }

        return values;
    }

    private static ulong Varint(byte[] message, ref int at)
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var next = message[at++];
            value |= (ulong)(next & 127) << shift;
            if (next < 128) return value;
        }
    }
}
