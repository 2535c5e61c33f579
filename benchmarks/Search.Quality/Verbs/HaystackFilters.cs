using System.Text.Json;
using Search.Pipeline;

namespace Search.Quality;

/// <summary>
/// Follows Haystack through a filter, document by document and condition by condition, to tell a difference that is
/// meant from a mistake.
/// </summary>
internal static class HaystackFilters
{
    /// <summary>How an error is written where a list of ids stands otherwise.</summary>
    public const string Error = "an error";

    private const string StoredType =
        "ordering against a stored value of another type: that document does not match, and is no error";

    private const string CheckedFirst =
        "a mistake in the filter itself is an error before any document is read, also where Haystack never came to it";

    private const string Boolean = "a boolean is not a number";

    /// <summary>Names the rule by which our outcome differs; null when no rule explains it.</summary>
    public static string? WhyDifferent(
        JsonElement filter, IReadOnlyList<Chunk> documents, string expected, string ours)
    {
        var walk = new Walk(filter);
        if (walk.Outcome(documents) != expected)
        {
            return null;
        }

        return walk.MetStoredType && expected == Error && ours != Error ? StoredType
            : ours == Error && expected != Error ? CheckedFirst
            : walk.MetBooleanNumber ? Boolean
            : null;
    }

    private sealed class Walk(JsonElement filter)
    {
        public bool MetStoredType { get; private set; }

        public bool MetBooleanNumber { get; private set; }

        public string Outcome(IReadOnlyList<Chunk> documents)
        {
            try
            {
                return string.Join(' ', documents.Where(one => Matches(filter, one)).Select(one => one.Id));
            }
            catch (InvalidOperationException)
            {
                return Error;
            }
        }

        private static InvalidOperationException Mistake() => new("Haystack raises an error here.");

        private bool Matches(JsonElement json, Chunk document)
        {
            if (json.TryGetProperty("field", out var field))
            {
                return json.TryGetProperty("operator", out var name) && json.TryGetProperty("value", out var value)
                    ? Compare(
                        name.GetString()!, ValueOf(document, field.GetString()!), ConformanceFile.Value(value))
                    : throw Mistake();
            }

            if (!json.TryGetProperty("operator", out var logic) || !json.TryGetProperty("conditions", out var list))
            {
                throw Mistake();
            }

            var conditions = list.EnumerateArray();
            return logic.GetString() switch
            {
                "AND" => conditions.All(condition => Matches(condition, document)),
                "OR" => conditions.Any(condition => Matches(condition, document)),
                "NOT" => !conditions.All(condition => Matches(condition, document)),
                _ => throw Mistake(),
            };
        }

        private static object? ValueOf(Chunk document, string field)
        {
            if (field is "id" or "content")
            {
                return field == "id" ? document.Id : document.Text;
            }

            object? value = document.Metadata;
            foreach (var part in (field.StartsWith("meta.", StringComparison.Ordinal) ? field[5..] : field).Split('.'))
            {
                value = value is DocumentMetadata nested && nested.TryGetValue(part, out var inner) ? inner : null;
            }

            return value;
        }

        private bool Compare(string name, object? stored, object? value) => name switch
        {
            "==" => AreEqual(stored, value),
            "!=" => !AreEqual(stored, value),
            ">" => Order(stored, value) is > 0,
            ">=" => Order(stored, value) is >= 0,
            "<" => Order(stored, value) is < 0,
            "<=" => Order(stored, value) is <= 0,
            "in" => value is object?[] list ? list.Any(item => AreEqual(item, stored)) : throw Mistake(),
            "not in" => value is object?[] list ? !list.Any(item => AreEqual(item, stored)) : throw Mistake(),
            _ => throw Mistake(),
        };

        private bool AreEqual(object? left, object? right)
        {
            if (left is bool != right is bool && left is bool or long or double && right is bool or long or double)
            {
                MetBooleanNumber = true;
                (left, right) = (Number(left), Number(right));
            }

            return Holds("==", left, right);
        }

        private int? Order(object? stored, object? value)
        {
            if (stored is null || value is null)
            {
                return null;
            }

            if (value is object?[] || (value is string && !IsDate(value)))
            {
                throw Mistake();
            }

            if (stored is bool != value is bool && stored is bool or long or double && value is not string)
            {
                MetBooleanNumber = true;
                (stored, value) = (Number(stored), Number(value));
            }

            if (stored is object?[] || (stored is string != value is string) || (stored is string && !IsDate(stored)))
            {
                MetStoredType = true;
                throw Mistake();
            }

            return Holds(">", stored, value) ? 1 : Holds("<", stored, value) ? -1 : 0;
        }

        private static object? Number(object? value) => value is bool flag ? (flag ? 1L : 0L) : value;

        private static bool IsDate(object? value) => Holds("==", value, value) && CanOrder(value);

        private static bool CanOrder(object? value)
        {
            try
            {
                return (MetadataFilter.Field("x") >= value) is not null;
            }
            catch (FilterException)
            {
                return false;
            }
        }

        private static bool Holds(string name, object? stored, object? value)
        {
            var field = MetadataFilter.Field("x");
            var metadata = new DocumentMetadata([new("x", stored)]);
            return (name switch { "==" => field == value, ">" => field > value, _ => field < value }).Matches(metadata);
        }
    }
}
