using Cms.GraphQL.Language;
using Cms.GraphQL.Types;
using Cms.GraphQL.Validation;

namespace Cms.GraphQL.Tests.Validation;

/// <summary>Checks documents by one rule alone, on a schema of pets.</summary>
internal static class RuleCheck
{
    public static Schema Pets { get; } = Answers.Schema("""
        directive @often repeatable on FIELD
        directive @note(text: String!, level: Int = 1) on FIELD | QUERY | VARIABLE_DEFINITION
        directive @onType on OBJECT
        scalar Anything
        enum Command { SIT HEEL DOWN }
        interface Being { name(surname: Boolean): String }
        interface Pet implements Being { name(surname: Boolean): String }
        type Dog implements Pet & Being {
          name(surname: Boolean): String
          nickname: String
          barkVolume: Int
          doesKnow(command: Command): Boolean
          isAt(x: Int, y: Int): Boolean
          owner: Human
          mother: Dog
        }
        type Cat implements Pet & Being {
          name(surname: Boolean): String
          nickname: String
          meowVolume: Int
          meowVolumes: [Int]
          isLoud: Boolean
          owner: Human!
        }
        type Human implements Being { name(surname: Boolean): String pets: [Pet] }
        type Stone { weight: Float }
        union CatOrDog = Cat | Dog
        union DogOrHuman = Dog | Human
        input Filter { must: Boolean! count: Int = 3 text: String tags: [String!] inner: Filter }
        input By @oneOf { id: ID name: String }
        type Query {
          dog: Dog cat: Cat pet: Pet being: Being human: Human catOrDog: CatOrDog dogOrHuman: DogOrHuman stone: Stone
          find(filter: Filter, by: By, needed: Int!, defaulted: Int! = 0): Pet
          values(int: Int, float: Float, string: String, boolean: Boolean, id: ID, command: Command, ints: [Int], deep: [[Int!]],
            filter: Filter, by: By, required: Int = 1, anything: Anything, needed: Int! = 2, byNeeded: By! = { id: 1 }): Boolean
        }
        type Subscription { news: String other: String }
        """);

    /// <summary>What the rule says: each message with its places, or nothing.</summary>
    public static string Check<TRule>(string document, bool suggests = true) where TRule : ValidationRule, new() =>
        string.Join('\n', DocumentValidator.Validate(Pets, Document.Parse(document), 20, suggests, [new TRule()])
            .Select(error => $"{error.Message} {string.Join(' ', error.Locations)}"));

    public static void Valid<TRule>(string document) where TRule : ValidationRule, new() =>
        Assert.Equal("", Check<TRule>(document));

    public static void Invalid<TRule>(string document, string expected) where TRule : ValidationRule, new() =>
        Assert.Equal(expected, Check<TRule>(document));
}
