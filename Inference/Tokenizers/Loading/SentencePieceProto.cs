using System.Buffers.Binary;
using System.Text;

namespace Search.Inference;

/// <summary>What is needed of a SentencePiece model file, a protocol buffer of the message ModelProto.</summary>
internal sealed class SentencePieceProto
{
    // Field numbers of sentencepiece_model.proto.
    private const int Piece = 1;
    private const int TrainerSpec = 2;
    private const int NormalizerSpec = 3;
    private const int PieceText = 1;
    private const int PieceScore = 2;
    private const int ModelType = 3;
    private const int CharacterMapField = 2;
    private const int Unigram = 1;

    public List<(string Token, float Score)> Pieces { get; } = [];

    public byte[] CharacterMap { get; private set; } = [];

    public static SentencePieceProto Read(byte[] file, string name)
    {
        var proto = new SentencePieceProto();
        var reader = new ProtoReader(file, name);
        while (reader.TryReadField(out var field, out var value))
        {
            switch (field)
            {
                case Piece:
                    proto.Pieces.Add(ReadPiece(value, name));
                    break;
                case TrainerSpec:
                    CheckModelType(value, name);
                    break;
                case NormalizerSpec:
                    proto.CharacterMap = ReadCharacterMap(value, name);
                    break;
                default:
                    break;
            }
        }

        return proto;
    }

    private static (string Token, float Score) ReadPiece(ReadOnlySpan<byte> message, string name)
    {
        var (token, score) = ("", 0f);
        var reader = new ProtoReader(message, name);
        while (reader.TryReadField(out var field, out var value))
        {
            if (field == PieceText)
            {
                token = Encoding.UTF8.GetString(value);
            }
            else if (field == PieceScore && value.Length == sizeof(float))
            {
                score = BinaryPrimitives.ReadSingleLittleEndian(value);
            }
        }

        return (token, score);
    }

    private static void CheckModelType(ReadOnlySpan<byte> message, string name)
    {
        var reader = new ProtoReader(message, name);
        while (reader.TryReadField(out var field, out var value))
        {
            if (field == ModelType && value is not [Unigram])
            {
                throw new TokenizerException(
                    $"{name}: trainer_spec.model_type is {Convert.ToHexString(value)}; expected 1, a unigram model.");
            }
        }
    }

    private static byte[] ReadCharacterMap(ReadOnlySpan<byte> message, string name)
    {
        var reader = new ProtoReader(message, name);
        while (reader.TryReadField(out var field, out var value))
        {
            if (field == CharacterMapField)
            {
                return value.ToArray();
            }
        }

        return [];
    }
}
