import HTTPClient
import Testing

@Suite
struct SecretTests {
    private static let key = "sk-0123456789"

    @Test
    func `no way of printing a secret shows it`() {
        let secret = Secret(Self.key)
        var dumped = ""
        dump(secret, to: &dumped)
        dump(["key": secret], to: &dumped)
        for text in ["\(secret)", String(reflecting: secret), String(describing: [secret]), dumped] {
            #expect(!text.contains(Self.key))
        }
        #expect(secret.revealed() == Self.key)
    }

    @Test
    func `no way of printing a request shows its header, body, path or query`() {
        let request = HTTPClient.Request(
            .post,
            "https://api.example.com/hooks/\(Self.key)?token=\(Self.key)",
            headers: [.bearer(Secret(Self.key)), HTTPClient.Header("X-Api-Key", Self.key)],
            body: Array(Self.key.utf8),
            deadlines: HTTPClient.Deadlines(total: .seconds(1))
        )
        var dumped = ""
        dump(request, to: &dumped)
        dump(request.headers, to: &dumped)
        let texts = ["\(request)", String(reflecting: request), "\(request.headers)", "\([request])", dumped]
        for text in texts {
            #expect(!text.contains(Self.key))
        }
        #expect("\(request)" == "POST https://api.example.com")
    }

    @Test
    func `no way of printing an answer's header shows its values`() {
        var headers = HTTPClient.Headers()
        headers.append("Set-Cookie", Self.key)
        var dumped = ""
        dump(headers, to: &dumped)
        for text in ["\(headers)", String(reflecting: headers), dumped] {
            #expect(!text.contains(Self.key))
        }
        #expect(headers["SET-cookie"] == Self.key)
    }

    @Test
    func `a proxy's password stays out of the configuration's dump`() {
        var configuration = HTTPClient.Configuration()
        configuration.proxy = .server(Secret("http://user:\(Self.key)@proxy.example.com:3128"))
        var dumped = ""
        dump(configuration, to: &dumped)
        #expect(!dumped.contains(Self.key))
    }
}
