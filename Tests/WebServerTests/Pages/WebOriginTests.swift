import Testing
import WebPages

@Suite struct WebOriginTests {
    @Test(arguments: [
        ("https://odoo.example", "https://odoo.example"), ("HTTP://Intranet:8069", "http://intranet:8069"),
        ("https://10.0.0.1:443", "https://10.0.0.1:443"),
    ])
    func `an origin is a scheme, a host and a port`(text: String, origin: String) {
        #expect(WebOrigin(text)?.description == origin)
    }

    @Test(arguments: [
        "", "odoo.example", "https://", "https://odoo.example/", "https://*.example", "https://a b", "ftp://a",
        "https://a; script-src *", "https://a:", "https://a:0", "https://a:65536", "https://a:+1", "https://u@a",
        "null",
    ])
    func `what else is written for one is none`(text: String) {
        #expect(WebOrigin(text) == nil)
    }
}
