internal import HTTPClient
internal import JSON
internal import PluginAPI

/// `POST /json/2/<model>/<method>` of Odoo 19 and later: a bearer key, named arguments, bare answers.
struct JSON2Transport: Transport {
    let server: OdooServer
    let client: HTTPClient

    func send(
        _ call: RemoteCall,
        context: JSON,
        as credential: OdooCredential
    ) async throws(HandlerFailure) -> JSON {
        var body = call.named
        body["ids"] = call.ids.map { .array($0.map(JSON.integer)) }
        body["context"] = context
        let answer = try await client.exchange(
            "\(server.url)/json/2/\(call.model)/\(call.method)",
            [.bearer(credential.key), HTTPClient.Header("X-Odoo-Database", server.database)],
            .object(body),
            call.purpose,
            call.language
        )
        return try OdooAnswer(answer, call).json2()
    }
}
