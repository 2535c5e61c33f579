using Xunit.Sdk;

namespace Search.Docs.Tests;

/// <summary>A block of code in a page: where it stands, its language, and the code.</summary>
public sealed record CodeBlock(string Page, int Line, string Language, string Code) : IXunitSerializable
{
    [Obsolete("Called by the test framework only.")]
    public CodeBlock()
        : this("", 0, "", "")
    {
    }

    public string Page { get; private set; } = Page;

    public int Line { get; private set; } = Line;

    public string Language { get; private set; } = Language;

    public string Code { get; private set; } = Code;

    public override string ToString() => $"{Page}:{Line}";

    public void Deserialize(IXunitSerializationInfo info)
    {
        Page = info.GetValue<string>(nameof(Page))!;
        Line = info.GetValue<int>(nameof(Line));
        Language = info.GetValue<string>(nameof(Language))!;
        Code = info.GetValue<string>(nameof(Code))!;
    }

    public void Serialize(IXunitSerializationInfo info)
    {
        info.AddValue(nameof(Page), Page);
        info.AddValue(nameof(Line), Line);
        info.AddValue(nameof(Language), Language);
        info.AddValue(nameof(Code), Code);
    }
}
