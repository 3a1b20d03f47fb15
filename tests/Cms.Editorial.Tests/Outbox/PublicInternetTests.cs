using System.Net;
using System.Net.Sockets;
using Cms.Editorial.Outbox;

namespace Cms.Editorial.Tests.Outbox;

/// <summary>Requests to addresses that people wrote down reach nothing inside.</summary>
public sealed class PublicInternetTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.8.9.10")]
    [InlineData("10.1.2.3")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.1.1")]
    [InlineData("169.254.169.254")]
    [InlineData("100.64.0.1")]
    [InlineData("0.0.0.0")]
    [InlineData("255.255.255.255")]
    [InlineData("::1")]
    [InlineData("::")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("2002:7f00:1::")]
    [InlineData("fd00::1")]
    [InlineData("fe80::1%1")]
    public void An_address_inside_is_not_public(string address) => Assert.False(PublicAddress.Is(IPAddress.Parse(address)));

    [Theory]
    [InlineData("1.1.1.1")]
    [InlineData("172.32.0.1")]
    [InlineData("100.128.0.1")]
    [InlineData("2606:4700::1111")]
    [InlineData("::ffff:8.8.8.8")]
    public void An_address_outside_is_public(string address) => Assert.True(PublicAddress.Is(IPAddress.Parse(address)));

    [Theory]
    [InlineData("http://127.0.0.1:{0}/")]
    [InlineData("http://localhost:{0}/")]
    [InlineData("http://[::1]:{0}/")]
    [InlineData("http://0x7f000001:{0}/")]
    [InlineData("http://2130706433:{0}/")]
    [InlineData("http://127.1:{0}/")]
    public async Task However_it_is_written_a_private_address_is_not_connected_to(string form)
    {
        using var inside = new TcpListener(IPAddress.Loopback, 0);
        inside.Start();
        using var client = PublicInternet.Client(new EditorialOptions { RecipesPath = "." });
        var url = string.Format(System.Globalization.CultureInfo.InvariantCulture, form, ((IPEndPoint)inside.LocalEndpoint).Port);
        var thrown = await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(new Uri(url)));
        Assert.Contains("private address", PublicInternet.Refusal(thrown), StringComparison.Ordinal);
        Assert.False(inside.Pending());
    }

    [Fact]
    public async Task A_name_that_changes_its_address_between_two_looks_is_looked_up_once_for_each_connection()
    {
        using var inside = new TcpListener(IPAddress.Loopback, 0);
        inside.Start();
        var looks = 0;
        using var handler = PublicInternet.Handler(
            new EditorialOptions { RecipesPath = "." }, (_, _) => Task.FromResult<IPAddress[]>([looks++ == 0 ? IPAddress.Parse("10.255.255.1") : IPAddress.Loopback]));
        using var client = new HttpClient(handler);
        for (var i = 1; i <= 2; i++)
        {
            var thrown = await Assert.ThrowsAsync<HttpRequestException>(
                () => client.GetAsync(new Uri($"http://rebinding.example:{((IPEndPoint)inside.LocalEndpoint).Port}/")));
            Assert.NotNull(PublicInternet.Refusal(thrown));
            Assert.Equal(i, looks);
        }

        Assert.False(inside.Pending());
    }

    [Fact]
    public async Task A_redirect_into_the_inside_is_not_followed()
    {
        using var outside = new HttpListener();
        var port = FreePort();
        outside.Prefixes.Add($"http://127.0.0.1:{port}/");
        outside.Start();
        var asked = outside.GetContextAsync();
        using var client = PublicInternet.Client(new EditorialOptions { RecipesPath = ".", AllowPrivateAddresses = true });
        var answering = client.GetAsync(new Uri($"http://127.0.0.1:{port}/"));
        var context = await asked;
        context.Response.Redirect($"http://127.0.0.1:{port}/secret");
        context.Response.Close();
        using var answer = await answering;
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
