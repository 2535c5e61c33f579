namespace Search.Indexing;

/// <summary>A part of a query in the query syntax.</summary>
/// <param name="Text">The words.</param>
/// <param name="Part">The part of the chunk they must stand in; null for any.</param>
/// <param name="IsPhrase">Whether they must stand one behind the other.</param>
/// <param name="Sign">What the clause demands: <c>+</c>, <c>-</c>, or nothing.</param>
internal sealed record SyntaxClause(string Text, string? Part, bool IsPhrase, char? Sign);
