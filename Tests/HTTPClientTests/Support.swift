import HTTPClient

extension HTTPClient.Request {
    static func get(
        _ url: String,
        headers: [HTTPClient.Header] = [],
        deadlines: HTTPClient.Deadlines = HTTPClient.Deadlines(total: .seconds(20))
    ) -> Self {
        Self(.get, url, headers: headers, deadlines: deadlines)
    }

    static func post(
        _ url: String,
        _ body: String = "{}",
        deadlines: HTTPClient.Deadlines = HTTPClient.Deadlines(total: .seconds(20))
    ) -> Self {
        Self(
            .post,
            url,
            headers: [HTTPClient.Header("Content-Type", "application/json")],
            body: Array(body.utf8),
            deadlines: deadlines
        )
    }
}

extension HTTPClient.Response<[UInt8]> {
    var text: String { String(decoding: body, as: UTF8.self) }
}

extension HTTPClient {
    /// Tests leave the machine's own proxies alone.
    convenience init(over proxy: Proxy = .none) {
        var configuration = Configuration()
        configuration.proxy = proxy
        self.init(configuration)
    }
}
