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
            var next = step.Kind switch
            {
                PatternInstructionKind.Match => -2,
                PatternInstructionKind.Character => Consume(text, step.Set!, ref at) ? 1 : -1,
                PatternInstructionKind.Jump => step.First,
                PatternInstructionKind.Fork => Fork(step, instruction, at, stack),
                PatternInstructionKind.LookAhead =>
                    Run(text, instruction + 1, at, stack, ref steps) >= 0 ? step.First : -1,
                _ => Run(text, instruction + 1, at, stack, ref steps) < 0 ? step.First : -1,
            };
            if (next == -2)
            {
                stack.RemoveRange(bottom, stack.Count - bottom);
                return at;
            }

            if (step.Kind is not (PatternInstructionKind.Jump or PatternInstructionKind.Fork) && next < 0)
            {
                if (stack.Count == bottom)
                {
                    return -1;
                }

                (instruction, at) = stack[^1];
                stack.RemoveAt(stack.Count - 1);
            }
            else
            {
                instruction += next;
            }
        }
    }

    private static int Fork(PatternInstruction step, int instruction, int at, List<BacktrackPoint> stack)
    {
        stack.Add(new BacktrackPoint(instruction + step.Second, at));
        return step.First;
    }

    private static bool Consume(ReadOnlySpan<char> text, CharacterSet set, ref int at)
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
