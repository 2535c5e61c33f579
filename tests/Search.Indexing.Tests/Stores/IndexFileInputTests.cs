using System.Buffers.Binary;

namespace Search.Indexing.Tests;

public sealed class IndexFileInputTests : IDisposable
{
    private const int Length = 200_000;

    private readonly string _path = Path.GetTempFileName();
    private readonly byte[] _content = new byte[Length];

    public IndexFileInputTests()
    {
        new Random(1).NextBytes(_content);
        File.WriteAllBytes(_path, _content);
    }

    public void Dispose() => File.Delete(_path);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void WhateverTheOrderOfReadsTheBytesAreThoseOfTheFile(int seed)
    {
        var random = new Random(seed);
        using var file = Open();
        var input = file;
        var target = new byte[Length];
        for (var i = 0; i < 2000; i++)
        {
            // Forwards mostly, as Lucene reads.
            if (random.Next(4) == 0)
            {
                input.Seek(random.Next(Length));
            }

            if (random.Next(50) == 0)
            {
                input = (IndexFileInput)input.Clone();
            }

            var at = (int)input.Position;
            var length = random.Next(3) == 0 ? random.Next(40_000) : random.Next(200);
            length = Math.Min(length, Length - at);
            input.ReadBytes(target, 0, length);
            Assert.True(target.AsSpan(0, length).SequenceEqual(_content.AsSpan(at, length)));
            Assert.Equal(at + length, input.Position);
        }
    }

    [Fact]
    public void NumbersAreReadAcrossTheEndsOfTheBuffer()
    {
        using var file = Open();
        for (var at = 0; at < 40_000; at += 13)
        {
            file.Seek(at);
            Assert.Equal(BinaryPrimitives.ReadInt64BigEndian(_content.AsSpan(at)), file.ReadInt64());
            Assert.Equal(BinaryPrimitives.ReadInt32BigEndian(_content.AsSpan(at + 8)), file.ReadInt32());
            Assert.Equal(BinaryPrimitives.ReadInt16BigEndian(_content.AsSpan(at + 12)), file.ReadInt16());
        }
    }

    [Fact]
    public void NumbersOfChangingLengthAreThoseThatWereWritten()
    {
        var random = new Random(5);
        long[] numbers = [.. Enumerable.Range(0, 20_000).Select(_ => random.NextInt64() >> random.Next(1, 63))];
        File.Delete(_path);
        using (var output = new IndexFileOutput(_path))
        {
            foreach (var number in numbers)
            {
                output.WriteVInt64(number);
                output.WriteVInt32((int)number);
            }
        }

        using var file = Open();
        foreach (var number in numbers)
        {
            Assert.Equal(number, file.ReadVInt64());
            Assert.Equal((int)number, file.ReadVInt32());
        }
    }

    [Fact]
    public void AReadBeyondTheEndIsAnError()
    {
        using var file = Open();
        file.Seek(Length - 3);
        Assert.Throws<EndOfStreamException>(() => file.ReadBytes(new byte[4], 0, 4));
        file.Seek(Length - 3);
        Assert.Throws<EndOfStreamException>(() => file.ReadInt32());
        file.Seek(Length);
        Assert.Throws<EndOfStreamException>(() => file.ReadByte());
        Assert.Throws<EndOfStreamException>(() => file.Seek(-1));
    }

    [Fact]
    public void ANumberWithoutAnEndIsAnError()
    {
        File.WriteAllBytes(_path, [.. Enumerable.Repeat((byte)0xff, 100)]);
        using var file = Open();
        file.ReadByte();
        Assert.Throws<InvalidDataException>(() => file.ReadVInt32());
        Assert.Throws<InvalidDataException>(() => file.ReadVInt64());
    }

    [Fact]
    public void APartIsReadWithinItsEnds()
    {
        using var handle = IndexFileInput.Open(_path);
        using var part = IndexFileInput.OfSlice("part", handle, 100_000, 50);
        var target = new byte[50];
        part.ReadBytes(target, 0, 50);

        Assert.Equal(_content[100_000..100_050], target);
        Assert.Throws<EndOfStreamException>(() => part.ReadByte());
    }

    private IndexFileInput Open() => IndexFileInput.OfFile(_path, IndexFileInput.Open(_path));
}
