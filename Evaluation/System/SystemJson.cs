using System.Text.Json;
using System.Text.Json.Serialization;

namespace Search.Evaluation;

/// <summary>How reports and rows are written as JSON.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web, UseStringEnumConverter = true, IgnoreReadOnlyProperties = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(SystemReport))]
[JsonSerializable(typeof(RunFacts))]
[JsonSerializable(typeof(QuestionRow))]
[JsonSerializable(typeof(RunLine))]
internal sealed partial class SystemJson : JsonSerializerContext;
