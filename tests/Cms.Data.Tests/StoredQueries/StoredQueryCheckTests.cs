using Cms.Content.StoredQueries;
using Cms.Data.StoredQueries;

namespace Cms.Data.Tests.StoredQueries;

/// <summary>What of Orchard's SQL is run, and what is refused with its place.</summary>
public sealed class StoredQueryCheckTests
{
    [Theory]
    [InlineData("SELECT DocumentId FROM ContentItemIndex WHERE Published = true AND ContentType = 'BlogPost' ORDER BY CreatedUtc DESC LIMIT 3")]
    [InlineData("select ci.DocumentId from ContentItemIndex as ci inner join AutoroutePartIndex a on a.ContentItemId = ci.ContentItemId where a.Path like 'blog/%' and ci.Published = 1;")]
    [InlineData("SELECT [ContentType], COUNT(*) AS [Count] FROM \"ContentItemIndex\" GROUP BY ContentType HAVING COUNT(*) > @least:2 ORDER BY COUNT(*) DESC OFFSET @from:0 ROWS FETCH NEXT 5 ROWS ONLY")]
    [InlineData("SELECT DISTINCT ContentType FROM ContentItemIndex WHERE ContentType NOT IN ('A', @b) AND CreatedUtc BETWEEN '2026-01-01' AND @until:'2027-01-01T00:00:00Z'")]
    [InlineData("SELECT ContentItemId FROM ContentItemIndex WHERE (@culture IS NULL OR DisplayText = @culture) AND Latest")]
    [InlineData("SELECT t.ContentItemId, n.Numeric FROM TaxonomyIndex t LEFT OUTER JOIN NumericFieldIndex n ON n.ContentItemId = t.ContentItemId AND n.ContentField = 'Size' WHERE t.TermContentItemId = @term:abc")]
    public void This_is_run(string template) => StoredQueryRunner.Check(SqlParser.Parse(template), items: false);

    [Theory]
    [InlineData("", "line 1, column 1: SELECT is missing")]
    [InlineData("DELETE FROM ContentItemIndex", "line 1, column 1: SELECT is expected, not 'DELETE'")]
    [InlineData("SELECT 1 FROM ContentItemIndex; DROP TABLE x", "line 1, column 33: 'DROP' is not run here")]
    [InlineData("SELECT *\nFROM ContentItemIndex", "line 1, column 8: '*' is not run here")]
    [InlineData("SELECT DocumentId\nFROM Document", "line 2, column 6: there is no table 'Document' here")]
    [InlineData("SELECT Owner FROM AspNetUsers", "there is no table 'AspNetUsers' here")]
    [InlineData("SELECT Content FROM ContentItemIndex", "line 1, column 8: there is no column 'Content' here")]
    [InlineData("SELECT c.DocumentId FROM ContentItemIndex c UNION SELECT 1 FROM ContentItemIndex", "line 1, column 45: 'UNION' is not run here")]
    [InlineData("SELECT DocumentId FROM ContentItemIndex WHERE DocumentId IN (SELECT DocumentId FROM AliasPartIndex)", "'SELECT' is not run here")]
    [InlineData("SELECT DocumentId FROM ContentItemIndex WHERE EXISTS (SELECT 1)", "'EXISTS' is not run here")]
    [InlineData("SELECT DocumentId FROM ContentItemIndex, AliasPartIndex", "line 1, column 40: ',' is not run here")]
    [InlineData("SELECT c.DocumentId FROM ContentItemIndex c JOIN AliasPartIndex a ON 1 = 1", "the join must say by which column 'a' belongs")]
    [InlineData("SELECT c.DocumentId FROM ContentItemIndex c JOIN AliasPartIndex a ON a.Alias = a.ContentItemId", "the join must say by which column 'a' belongs")]
    [InlineData("SELECT c.DocumentId FROM ContentItemIndex c JOIN AliasPartIndex a ON c.ContentItemId = a.ContentItemId OR 1 = 1", "the join must say by which column 'a' belongs")]
    [InlineData("SELECT ContentItemId FROM ContentItemIndex c JOIN AliasPartIndex a ON c.ContentItemId = a.ContentItemId", "'ContentItemId' is a column of two tables")]
    [InlineData("SELECT DocumentId FROM ContentItemIndex -- all of it", "line 1, column 41: comments are not read here")]
    [InlineData("SELECT DocumentId FROM ContentItemIndex WHERE CreatedUtc > '{{ Now }}' AND {{ x }}", "line 1, column 76: Liquid in a query is not run here")]
    [InlineData("SELECT pg_sleep(100) FROM ContentItemIndex", "line 1, column 8: the function pg_sleep is not run here")]
    [InlineData("SELECT DocumentId FROM ContentItemIndex WHERE CreatedUtc > 'yesterday'", "line 1, column 60: 'yesterday' is not a date")]
    [InlineData("SELECT DocumentId FROM ContentItemIndex WHERE CreatedUtc = ContentType", "a date is compared with a text")]
    [InlineData("SELECT ContentType, COUNT(*) FROM ContentItemIndex", "'ContentType' is neither in GROUP BY nor in an aggregate")]
    [InlineData("SELECT SUM(DisplayText) FROM ContentItemIndex", "SUM is not for a text")]
    [InlineData("SELECT DocumentId FROM ContentItemIndex WHERE COUNT(*) > 1", "COUNT is for what is selected, HAVING and ORDER BY")]
    [InlineData("SELECT DocumentId FROM ContentItemIndex LIMIT ContentType", "LIMIT takes a number or a parameter")]
    [InlineData("SELECT DocumentId FROM ContentItemIndex WHERE DisplayText = 'open", "line 1, column 61: the closing ' is missing")]
    [InlineData("SELECT DocumentId FROM ContentItemIndex WHERE DisplayText", "a condition is expected")]
    [InlineData("SELECT DocumentId, ContentItemId AS DocumentId FROM ContentItemIndex", "two columns are called 'DocumentId'")]
    public void This_is_refused_with_its_place(string template, string message) => Assert.Contains(
        message,
        Assert.Throws<SqlProblemException>(() => StoredQueryRunner.Check(SqlParser.Parse(template), items: false)).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("SELECT DisplayText FROM ContentItemIndex", "a query that returns content items selects DocumentId")]
    [InlineData("SELECT DocumentId FROM ContentItemIndex GROUP BY DocumentId", "has no GROUP BY and no aggregate")]
    public void A_query_of_items_names_them(string template, string message) => Assert.Contains(
        message,
        Assert.Throws<SqlProblemException>(() => StoredQueryRunner.Check(SqlParser.Parse(template), items: true)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Conditions_of_any_depth_end_in_a_refusal() => Assert.Contains(
        "deeper than",
        Assert.Throws<SqlProblemException>(() => SqlParser.Parse(
            "SELECT DocumentId FROM ContentItemIndex WHERE " + new string('(', 900))).Message,
        StringComparison.Ordinal);
}
