namespace Search.Inference;

/// <summary>Numbers of fields and types in <c>onnx.proto</c>.</summary>
internal static class OnnxField
{
    public const int ModelGraph = 7;
    public const int ModelOperatorSet = 8;
    public const int OperatorSetDomain = 1;
    public const int OperatorSetVersion = 2;

    public const int GraphNode = 1;
    public const int GraphName = 2;
    public const int GraphTensor = 5;
    public const int GraphInput = 11;
    public const int GraphOutput = 12;
    public const int GraphValue = 13;
    public const int ValueName = 1;

    public const int NodeInput = 1;
    public const int NodeOutput = 2;
    public const int NodeKind = 4;
    public const int NodeAttribute = 5;
    public const int NodeDomain = 7;

    public const int AttributeName = 1;
    public const int AttributeNumber = 3;
    public const int AttributeTensor = 5;
    public const int AttributeGraph = 6;
    public const int AttributeNumbers = 8;
    public const int AttributeGraphs = 11;
    public const int AttributeType = 20;
    public const int TypeOfNumber = 2;
    public const int TypeOfGraph = 5;
    public const int TypeOfNumbers = 7;

    public const int TensorDimension = 1;
    public const int TensorType = 2;
    public const int TensorName = 8;
    public const int TensorData = 9;
    public const int TensorExternalData = 13;
    public const int TensorPlace = 14;
    public const int PlaceExternal = 1;
    public const int EntryKey = 1;
    public const int EntryValue = 2;

    public const int Single = 1;
    public const int UnsignedByte = 2;
    public const int SignedByte = 3;
    public const int Wide = 7;
}
