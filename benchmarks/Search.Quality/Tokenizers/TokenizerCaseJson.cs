using System.Text.Encodings.Web;
using System.Text.Json;

namespace Search.Quality;

/// <summary>How text is written where a human reads it: quoted, on one line, with letters as they are.</summary>
internal static class TokenizerCaseJson
{
    public static JsonSerializerOptions Readable { get; } =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
