namespace Search.Inference;

/// <summary>
/// Compiles a regular expression of the reference's dialect (Oniguruma, Ruby syntax). It knows what tokenizer files
/// use: classes, groups, alternatives, quantifiers and look-ahead; everything else is refused by name.
/// </summary>
internal sealed class PatternCompiler
{
    private const int LongestProgram = 2000;

    /// <summary>Strings that case-fold to one character, which a set of single characters cannot express.</summary>
    private static readonly string[] FoldedPairs = ["ss", "st", "ff", "fi", "fl"];

    private readonly PatternReader _reader;
    private readonly CharacterSetReader _sets;
    private bool _ignoresCase;

    private PatternCompiler(string expression)
    {
        _reader = new PatternReader(expression);
        _sets = new CharacterSetReader(_reader);
    }

    /// <exception cref="FormatException">The expression is malformed, or has a part that is not supported.</exception>
    public static ExpressionPattern Compile(string expression)
    {
        var compiler = new PatternCompiler(expression);
        var program = compiler.CompileAlternatives();
        if (!compiler._reader.IsAtEnd)
        {
            throw compiler._reader.Refuse(")", "a group to close");
        }

        program.Add(new PatternInstruction(PatternInstructionKind.Match));
        return new ExpressionPattern(expression, [.. program]);
    }

    private List<PatternInstruction> CompileAlternatives()
    {
        var branches = new List<List<PatternInstruction>> { CompileSequence() };
        while (_reader.TryRead('|'))
        {
            branches.Add(CompileSequence());
            CheckLength(branches.Sum(branch => branch.Count + 2));
        }

        var program = branches[^1];
        for (var i = branches.Count - 2; i >= 0; i--)
        {
            program =
            [
                new PatternInstruction(PatternInstructionKind.Fork, 1, branches[i].Count + 2),
                .. branches[i],
                new PatternInstruction(PatternInstructionKind.Jump, program.Count + 1),
                .. program,
            ];
        }

        return program;
    }

    private void CheckLength(int steps)
    {
        if (steps > LongestProgram)
        {
            throw _reader.Refuse("the expression", $"no more than {LongestProgram} steps");
        }
    }

    private List<PatternInstruction> CompileSequence()
    {
        var program = new List<PatternInstruction>();
        var start = _reader.At;
        while (!_reader.IsAtEnd && _reader.Current is not ('|' or ')'))
        {
            var atom = CompileAtom();
            program.AddRange(Quantify(atom));
            CheckLength(program.Count);
        }

        var written = _reader.Since(start);
        var isFolded = Array.Exists(FoldedPairs, pair => written.Contains(pair, StringComparison.OrdinalIgnoreCase));
        if (_ignoresCase && isFolded)
        {
            throw _reader.Refuse($"'{written}' without case", "letters that fold one by one");
        }

        return program;
    }

    private List<PatternInstruction> CompileAtom()
    {
        if (_reader.TryRead('('))
        {
            return CompileGroup();
        }

        var set = _sets.Read();
        if (_ignoresCase)
        {
            set.AddOtherCases();
        }

        return [new PatternInstruction(PatternInstructionKind.Character, Set: set)];
    }

    private List<PatternInstruction> CompileGroup()
    {
        var outer = _ignoresCase;
        var kind = PatternInstructionKind.Match;
        if (_reader.TryRead("?i:"))
        {
            _ignoresCase = true;
        }
        else if (_reader.TryRead("?="))
        {
            kind = PatternInstructionKind.LookAhead;
        }
        else if (_reader.TryRead("?!"))
        {
            kind = PatternInstructionKind.NegativeLookAhead;
        }
        else if (!_reader.TryRead("?:") && _reader.Current == '?')
        {
            throw _reader.Refuse("a group (?…)", "(?:…), (?i:…), (?=…) or (?!…)");
        }

        _reader.Enter();
        var body = CompileAlternatives();
        _reader.Leave();
        _reader.Expect(')');
        _ignoresCase = outer;
        if (kind == PatternInstructionKind.Match)
        {
            return body;
        }

        var end = new PatternInstruction(PatternInstructionKind.Match);
        return [new PatternInstruction(kind, body.Count + 2), .. body, end];
    }

    private List<PatternInstruction> Quantify(List<PatternInstruction> body)
    {
        if (!_reader.TryReadQuantifier(out var minimum, out var maximum, out var isLazy))
        {
            return body;
        }

        if (IsEmptyPossible(body))
        {
            throw _reader.Refuse("a quantifier on what can be empty", "something that consumes a character");
        }

        var program = new List<PatternInstruction>();
        for (var i = 0; i < minimum && program.Count <= LongestProgram; i++)
        {
            program.AddRange(body);
        }

        if (maximum == int.MaxValue)
        {
            program.Add(Fork(1, body.Count + 2, isLazy));
            program.AddRange(body);
            program.Add(new PatternInstruction(PatternInstructionKind.Jump, -body.Count - 1));
            return program;
        }

        for (var rest = maximum - minimum; rest > 0 && program.Count <= LongestProgram; rest--)
        {
            program.Add(Fork(1, rest * (body.Count + 1), isLazy));
            program.AddRange(body);
        }

        return program;
    }

    private static PatternInstruction Fork(int body, int after, bool isLazy) => isLazy
        ? new PatternInstruction(PatternInstructionKind.Fork, after, body)
        : new PatternInstruction(PatternInstructionKind.Fork, body, after);

    /// <summary>Whether some path through a program reaches its end without a character.</summary>
    private static bool IsEmptyPossible(List<PatternInstruction> program)
    {
        var reached = new bool[program.Count + 1];
        var open = new Stack<int>([0]);
        while (open.TryPop(out var at))
        {
            if (at == program.Count)
            {
                return true;
            }

            if (reached[at])
            {
                continue;
            }

            reached[at] = true;
            var step = program[at];
            if (step.Kind != PatternInstructionKind.Character)
            {
                open.Push(at + step.First);
            }

            if (step.Kind == PatternInstructionKind.Fork)
            {
                open.Push(at + step.Second);
            }
        }

        return false;
    }
}
