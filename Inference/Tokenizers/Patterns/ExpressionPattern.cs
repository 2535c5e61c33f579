namespace Search.Inference;

/// <summary>
/// A regular expression over code points with the reference's character classes: the leftmost match, alternatives in
/// order, quantifiers greedy. .NET's own expressions see UTF-16 units and newer Unicode tables.
/// </summary>
internal sealed class ExpressionPattern(string expression, PatternInstruction[] program) : TextPattern
{
    /// <summary>Steps allowed for each character of the text; what needs more is refused, not waited for.</summary>
    private const int StepsPerCharacter = 2000;

    public override bool TryFind(
        ReadOnlySpan<char> text, int from, List<BacktrackPoint> stack, out int start, out int end)
    {
        var steps = (text.Length - from + 1L) * StepsPerCharacter;
        for (start = from; start <= text.Length; start++)
        {
            if (start > from && start < text.Length && char.IsLowSurrogate(text[start]))
            {
                continue;
            }

            stack.Clear();
            end = Run(text, 0, start, stack, ref steps);
            if (end >= 0)
            {
                return true;
            }
        }

        (start, end) = (-1, -1);
        return false;
    }

    private int Run(ReadOnlySpan<char> text, int instruction, int at, List<BacktrackPoint> stack, ref long steps)
    {
        var bottom = stack.Count;
        while (true)
        {
            if (--steps < 0)
            {
                throw new TokenizerException(
                    $"The expression '{expression}' needs more than {StepsPerCharacter} steps for each character of a "
                    + $"text of {text.Length} characters; expected one that backtracks less.");
            }

            ref readonly var step = ref program[instruction];
            if (step.Kind == PatternInstructionKind.Match)
            {
                stack.RemoveRange(bottom, stack.Count - bottom);
                return at;
            }

            if (TryStep(step, instruction, text, stack, ref at, ref steps))
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
        PatternInstruction step,
        int instruction,
        ReadOnlySpan<char> text,
        List<BacktrackPoint> stack,
        ref int at,
        ref long steps)
    {
        switch (step.Kind)
        {
            case PatternInstructionKind.Character:
                return TryConsume(text, step.Set!, ref at);
            case PatternInstructionKind.Fork:
                stack.Add(new BacktrackPoint(instruction + step.Second, at));
                return true;
            case PatternInstructionKind.LookAhead:
                return Run(text, instruction + 1, at, stack, ref steps) >= 0;
            case PatternInstructionKind.NegativeLookAhead:
                return Run(text, instruction + 1, at, stack, ref steps) < 0;
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
