namespace Search.Inference;

/// <summary>
/// A regular expression over code points with the reference's character classes: the leftmost match, alternatives in
/// order, quantifiers greedy. .NET's own expressions see UTF-16 units and newer Unicode tables.
/// </summary>
internal sealed class ExpressionPattern(string expression, PatternInstruction[] program) : TextPattern
{
    public override bool TryFind(ReadOnlySpan<char> text, int from, PatternWorkspace work, out int start, out int end)
    {
        for (start = from; start <= text.Length; start++)
        {
            if (start > from && start < text.Length && char.IsLowSurrogate(text[start]))
            {
                continue;
            }

            work.Stack.Clear();
            end = Run(text, 0, start, work);
            if (end >= 0)
            {
                return true;
            }
        }

        (start, end) = (-1, -1);
        return false;
    }

    private int Run(ReadOnlySpan<char> text, int instruction, int at, PatternWorkspace work)
    {
        var stack = work.Stack;
        var bottom = stack.Count;
        while (true)
        {
            if (!work.TryStep())
            {
                throw new TokenizerException(
                    $"The expression '{expression}' needs more than {PatternWorkspace.StepsPerCharacter} steps for "
                    + $"each character of a text of {text.Length} characters; expected one that backtracks less.");
            }

            ref readonly var step = ref program[instruction];
            if (step.Kind == PatternInstructionKind.Match)
            {
                stack.RemoveRange(bottom, stack.Count - bottom);
                return at;
            }

            if (TryStep(step, instruction, text, work, ref at))
            {
                instruction += Next(step);
            }
            else if (stack.Count > bottom)
            {
                (instruction, at) = stack[^1];
                stack.RemoveAt(stack.Count - 1);
            }
            else
            {
                return -1;
            }
        }
    }

    private static int Next(PatternInstruction step) =>
        step.Kind == PatternInstructionKind.Character ? 1 : step.First;

    private bool TryStep(
        PatternInstruction step, int instruction, ReadOnlySpan<char> text, PatternWorkspace work, ref int at)
    {
        switch (step.Kind)
        {
            case PatternInstructionKind.Character:
                return TryConsume(text, step.Set!, ref at);
            case PatternInstructionKind.Fork:
                work.Stack.Add(new BacktrackPoint(instruction + step.Second, at));
                return true;
            case PatternInstructionKind.LookAhead:
                return Run(text, instruction + 1, at, work) >= 0;
            case PatternInstructionKind.NegativeLookAhead:
                return Run(text, instruction + 1, at, work) < 0;
            default:
                return true;
        }
    }

    private static bool TryConsume(ReadOnlySpan<char> text, CharacterSet set, ref int at)
    {
        if (at >= text.Length)
        {
            return false;
        }

        var codePoint = UnicodeProperties.CodePointAt(text, at);
        if (!set.Contains(codePoint))
        {
            return false;
        }

        at += UnicodeProperties.UnitsOf(codePoint);
        return true;
    }
}
