using System.Text.Json;
using System.Xml.Linq;
using KeyAccount.Tck.Cases;
using KeyAccount.Tck.Comparing;

namespace KeyAccount.Cli.Tests.Conformance;

public class KitValueTests
{
    [Theory]
    [InlineData("<value xsi:type='xsd:string'> </value>", "\" \"")]
    [InlineData("<value>text</value>", "\"text\"")]
    [InlineData("<value xsi:type='xsd:decimal'>12.50</value>", "12.50")]
    [InlineData("<value xsi:type='xsd:double'>1E3</value>", "1000")]
    [InlineData("<value xsi:type='xsd:boolean'>true</value>", "true")]
    [InlineData("<value xsi:type='xsd:date'>2016-01-01</value>", "\"@\\\"2016-01-01\\\"\"")]
    [InlineData("<value xsi:nil='true'/>", "null")]
    [InlineData("", "null")]
    [InlineData("<list><item><value xsi:type='xsd:integer'>1</value></item><item><list/></item></list>", "[1,[]]")]
    [InlineData("<list xsi:nil='true'/>", "null")]
    [InlineData("<component name='a b'><value>x</value></component><component name='c' xsi:nil='true'/>", "{\"a b\":\"x\",\"c\":null}")]
    public void Value_of_the_kit_is_read(string content, string json)
    {
        var holder = XElement.Parse($"<expected xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xmlns:xsd='http://www.w3.org/2001/XMLSchema'>{content}</expected>", LoadOptions.PreserveWhitespace);
        Assert.Equal(json, CaseReader.Value(holder).ToString());
    }

    [Theory]
    [InlineData("1", "1.000000001", true)]
    [InlineData("1", "1.00000002", false)]
    [InlineData("1e40", "10000000000000000000000000000000000000000", true)]
    [InlineData("1", "true", false)]
    [InlineData("null", "null", true)]
    [InlineData("null", "0", false)]
    [InlineData("\"a\"", "\"A\"", false)]
    [InlineData("[1, 2]", "[1, 2]", true)]
    [InlineData("[1, 2]", "[2, 1]", false)]
    [InlineData("[1]", "[1, 2]", false)]
    [InlineData("{\"a\": 1, \"b\": 2}", "{\"b\": 2, \"a\": 1}", true)]
    [InlineData("{\"a\": 1}", "{\"a\": 1, \"b\": 2}", false)]
    [InlineData("{\"a\": 1}", "{\"b\": 1}", false)]
    public void Values_are_compared_by_meaning(string expected, string actual, bool equal) => Assert.Equal(equal, ValueComparer.AreEqual(Read(expected), Read(actual)));

    [Theory]
    [InlineData("date", "2016-01-01", "2016-01-01", true)]
    [InlineData("date", "2016-01-01", "2016-01-02", false)]
    [InlineData("date", "2016-01-01", "2016-01-01T00:00:00", false)]
    [InlineData("time", "10:15:00Z", "10:15:00.000+00:00", true)]
    [InlineData("time", "10:15:00.5", "10:15:00.50", true)]
    [InlineData("time", "10:15:00", "10:15:00Z", false)]
    [InlineData("dateTime", "2016-07-01T10:15:00+02:00", "2016-07-01T10:15:00@Europe/Paris", true)]
    [InlineData("dateTime", "2016-01-01T10:15:00+02:00", "2016-01-01T10:15:00@Europe/Paris", false)]
    [InlineData("dateTime", "-99999-01-01T10:15:00", "-99999-01-01T10:15:00", true)]
    [InlineData("duration", "P1Y2M", "P14M", true)]
    [InlineData("duration", "P1D", "PT24H", true)]
    [InlineData("duration", "-PT0.5S", "-PT0.500S", true)]
    [InlineData("duration", "-PT1S", "PT1S", false)]
    [InlineData("duration", "P0M", "PT0S", false)]
    [InlineData("duration", "PT0S", "P0D", true)]
    [InlineData("duration", "P1D", "1D", false)]
    public void Times_are_compared_by_meaning(string kind, string expected, string actual, bool equal) => Assert.Equal(equal, ValueComparer.AreEqual(new TemporalValue(kind, expected), new TextValue(actual)));

    [Theory]
    [InlineData("number", "1", "1")]
    [InlineData("string", "1", "null")]
    [InlineData("string", "[\"a\"]", "\"a\"")]
    [InlineData("string", "[1]", "null")]
    [InlineData("date", "\"2016-01-01\"", "\"2016-01-01\"")]
    [InlineData("date", "\"soon\"", "null")]
    [InlineData("date and time", "\"2016-01-01\"", "\"2016-01-01T00:00:00Z\"")]
    [InlineData("days and time duration", "\"P1Y\"", "null")]
    [InlineData("years and months duration", "\"P1Y\"", "\"P1Y\"")]
    [InlineData("Any", "[1, \"a\"]", "[1,\"a\"]")]
    [InlineData("numbers", "[1, 2]", "[1,2]")]
    [InlineData("numbers", "[1, \"a\"]", "null")]
    [InlineData("numbers", "1", "[1]")]
    [InlineData("person", "{\"age\": 7, \"name\": \"x\"}", "{\"age\":7,\"name\":\"x\"}")]
    [InlineData("person", "{\"age\": null}", "{\"age\":null}")]
    [InlineData("person", "{\"name\": \"x\"}", "null")]
    public void Value_is_taken_as_its_type_takes_it(string type, string value, string expected)
    {
        var types = Snippet.Model("<itemDefinition name='numbers' isCollection='true'><typeRef>number</typeRef></itemDefinition><itemDefinition name='person'><itemComponent name='age'><typeRef>number</typeRef></itemComponent></itemDefinition>").Types;
        Assert.Equal(expected, Tck.Comparing.Conformance.Apply(Read(value), types.Resolve(type)).ToString());
    }

    [Theory]
    [InlineData("number", "number")]
    [InlineData("feel:dateTime", "date and time")]
    [InlineData("dayTimeDuration", "days and time duration")]
    [InlineData("unheard of", "Any")]
    [InlineData("people", "list<context<first name: string, born: date>>")]
    [InlineData("rule", "function<number> -> boolean")]
    public void Type_is_written_as_FEEL_writes_it(string reference, string expected)
    {
        var types = Snippet.Model("<itemDefinition name='person'><itemComponent name='first name'><typeRef>string</typeRef></itemComponent><itemComponent name='born'><typeRef>date</typeRef></itemComponent></itemDefinition><itemDefinition name='people' isCollection='true'><typeRef>person</typeRef></itemDefinition><itemDefinition name='rule'><functionItem outputTypeRef='boolean'><parameters name='x' typeRef='number'/></functionItem></itemDefinition>").Types;
        Assert.Equal(expected, types.Resolve(reference).Text);
    }

    [Fact]
    public void Type_that_contains_itself_ends() =>
        Assert.Contains("Any", Snippet.Model("<itemDefinition name='tree'><itemComponent name='branches' isCollection='true'><typeRef>tree</typeRef></itemComponent></itemDefinition>").Types.Resolve("tree").Text, StringComparison.Ordinal);

    private static KitValue Read(string json) => Json.Read(JsonDocument.Parse(json).RootElement);
}
