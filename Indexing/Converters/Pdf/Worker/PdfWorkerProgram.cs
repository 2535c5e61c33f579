using System.Collections.Concurrent;
using System.Diagnostics;

namespace Search.Indexing;

/// <summary>The worker's side: takes files from the standard input and answers on the standard output.</summary>
/// <remarks>It ends when the input ends, which it does when the program ends, whatever the parser is at.</remarks>
internal static class PdfWorkerProgram
{
    public static void Run()
    {
        Console.SetOut(TextWriter.Null);
        var frames = new BlockingCollection<(PdfFrameKind Kind, byte[] Content)>();
        var input = new Thread(() => ReadInput(frames)) { IsBackground = true };
        input.Start();
        var work = new Thread(() => Work(frames), PdfFile.StackSize);
        work.Start();
        work.Join();
        Die();
    }

    private static void ReadInput(BlockingCollection<(PdfFrameKind Kind, byte[] Content)> frames)
    {
        try
        {
            using var input = Console.OpenStandardInput();
            while (true)
            {
                frames.Add(PdfFrames.ReadAsync(input, int.MaxValue, default).AsTask().GetAwaiter().GetResult());
            }
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or OutOfMemoryException)
        {
            Die();
        }
    }

    private static void Work(BlockingCollection<(PdfFrameKind Kind, byte[] Content)> frames)
    {
        try
        {
            using var output = Console.OpenStandardOutput();
            var progress = new Progress(frames, output);
            progress.Send(PdfFrameKind.Ready, []);
            while (true)
            {
                var request = PdfMessages.ReadRequest(frames.Take().Content);
                var content = PdfFile.Convert(TakeFile(frames), request, progress, CancellationToken.None);
                progress.Send(PdfFrameKind.Result, PdfMessages.Write(content));
            }
        }
        catch (Exception exception) when (exception is IOException or OutOfMemoryException)
        {
            Die();
        }
    }

    private static byte[] TakeFile(BlockingCollection<(PdfFrameKind Kind, byte[] Content)> frames)
    {
        var pieces = new List<byte[]>();
        for (var frame = frames.Take(); frame.Kind == PdfFrameKind.Bytes; frame = frames.Take())
        {
            pieces.Add(frame.Content);
        }

        var file = new byte[pieces.Sum(piece => piece.Length)];
        var length = 0;
        for (var i = 0; i < pieces.Count; i++)
        {
            pieces[i].CopyTo(file, length);
            length += pieces[i].Length;
            pieces[i] = [];
        }

        return file;
    }

    // Without handlers and finalizers: a parser that never ends cannot hold this up.
    private static void Die()
    {
        using var self = Process.GetCurrentProcess();
        self.Kill();
    }

    private sealed class Progress(BlockingCollection<(PdfFrameKind Kind, byte[] Content)> frames, Stream output)
        : IPdfProgress
    {
        public void OnStep() => Send(PdfFrameKind.Step, []);

        public string? Recognize(ScannedPage page)
        {
            Send(PdfFrameKind.Page, PdfMessages.Write(page));
            return System.Text.Encoding.UTF8.GetString(frames.Take().Content);
        }

        public void Send(PdfFrameKind kind, byte[] content) =>
            PdfFrames.WriteAsync(output, kind, content, default).AsTask().GetAwaiter().GetResult();
    }
}
