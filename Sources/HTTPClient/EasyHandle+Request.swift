import CCurl

extension EasyHandle {
    /// Sets all that does not depend on who receives the answer.
    func prepare(_ request: HTTPClient.Request, _ configuration: HTTPClient.Configuration) {
        set(CURLOPT_URL, request.url)
        set(CURLOPT_PROTOCOLS_STR, "http,https")
        set(CURLOPT_DISALLOW_USERNAME_IN_URL, true)
        set(CURLOPT_FOLLOWLOCATION, false)
        set(CURLOPT_NOSIGNAL, true)
        // Without it, removing a transfer waits on this thread for its name to be resolved.
        set(CURLOPT_QUICK_EXIT, true)
        set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_2TLS))
        set(CURLOPT_TCP_KEEPALIVE, true)
        set(CURLOPT_MAXAGE_CONN, 55)
        set(CURLOPT_CONNECTTIMEOUT_MS, milliseconds: request.deadlines.connect)
        if request.acceptsGzip { set(CURLOPT_ACCEPT_ENCODING, "gzip") }
        set(CURLOPT_USERAGENT, configuration.userAgent)
        prepareTrust(configuration)
        prepareProxy(configuration.proxy, isSecure: request.isSecure)
        prepareMethod(request)
    }

    private func prepareTrust(_ configuration: HTTPClient.Configuration) {
        set(CURLOPT_SSL_VERIFYPEER, 1)
        set(CURLOPT_SSL_VERIFYHOST, 2)
        if let file = configuration.certificates { set(CURLOPT_CAINFO, file) }
    }

    /// An empty text stops libcurl from looking at the environment itself.
    private func prepareProxy(_ proxy: HTTPClient.Proxy, isSecure: Bool) {
        set(CURLOPT_PROXY, (isSecure ? proxy.https : proxy.http)?.revealed() ?? "")
        set(CURLOPT_NOPROXY, proxy.exceptions)
        set(CURLOPT_SUPPRESS_CONNECT_HEADERS, true)
    }

    private func prepareMethod(_ request: HTTPClient.Request) {
        var lines = request.headers.map(\.line)
        switch request.method {
        case .get, .options, .delete:
            if let body = request.body { setBody(body) }
        case .head:
            set(CURLOPT_NOBODY, true)
        case .post, .put, .patch:
            setBody(request.body ?? [])
        }
        if request.method != .get || request.body != nil { set(CURLOPT_CUSTOMREQUEST, request.method.rawValue) }
        // Libcurl would wait for leave to send a large body, and call every body a form.
        lines.append("Expect:")
        if !request.headers.contains(where: { $0.name.lowercased() == "content-type" }) {
            lines.append("Content-Type:")
        }
        setHeaders(lines)
    }
}
