namespace Search.Indexing.Tests;

public sealed class LanguageGuessTests
{
    [Theory]
    [InlineData("en", "The harbour was quiet in the morning, and the fog that came from the sea did not lift.")]
    [InlineData("de", "Der Hafen war am Morgen still, und der Nebel, der von der See kam, hob sich nicht auf.")]
    [InlineData("fr", "Le port était calme dans la matinée, et le brouillard qui venait de la mer ne se levait pas.")]
    [InlineData("es", "El puerto estaba tranquilo por la mañana, y la niebla que venía del mar no se levantaba.")]
    [InlineData("it", "Il porto era tranquillo la mattina, e la nebbia che veniva dal mare non si alzava più.")]
    [InlineData("pt", "O porto estava calmo pela manhã, e a névoa que vinha do mar não se levantava com o vento.")]
    [InlineData("nl", "De haven was stil in de ochtend, en de mist die van de zee kwam trok niet op met het tij.")]
    [InlineData("zh", "早晨的港口很安静，从海上来的雾没有散去。一只海鸥在桅杆上叫了一声，然后飞走了，没有人注意到它去了哪里。渔民们在码头上修补渔网。")]
    [InlineData("ja", "朝の港は静かで、海から来た霧は晴れなかった。カモメがマストの上で鳴き、それから飛び去った。誰も気にしなかった。")]
    [InlineData("th", "ท่าเรือเงียบสงบในตอนเช้า และหมอกที่มาจากทะเลก็ไม่จางหายไปเลย")]
    [InlineData("ru", "Утром в гавани было тихо, и туман с моря не рассеялся, но лёг на воду.")]
    [InlineData("el", "Το λιμάνι ήταν ήσυχο το πρωί και η ομίχλη που ερχόταν από τη θάλασσα δεν έφευγε.")]
    [InlineData(null, "fn main() { println!(\"hello\"); let value = compute(); }")]
    [InlineData(null, "Too short.")]
    [InlineData(null, "")]
    public void TheLanguageIsGuessed(string? expected, string text) => Assert.Equal(expected, LanguageGuess.Of(text));
}
