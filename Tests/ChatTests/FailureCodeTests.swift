import FoundationEssentials
import HTTPAPI
import JSON
import Testing

/// One list of codes serves the frames and the HTTP API.
@Suite struct FailureCodeTests {
    private static let schema: JSON? = {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
        let data = try? Data(contentsOf: root.appending(path: "Sources/Chat/Schemas/chat.json"))
        return data.flatMap { try? JSON(parsing: $0) }
    }()

    @Test(arguments: APIFailure.Code.allCases)
    func `a code is one that the schema lists, with a sentence in each language`(code: APIFailure.Code) throws {
        let known = try #require(Self.schema?["$defs"]?["ErrorCode"]?["enum"]?.arrayValue)
        #expect(known.contains(.string(code.rawValue)))
        let failure = APIFailure(code).json(inChinese: true, request: "r-1")
        #expect(failure["message"]?.stringValue == code.message.zh && !code.message.en.isEmpty)
        #expect(failure["request_id"] == "r-1")
    }

    @Test func `a wait is told in milliseconds, and in whole seconds where a header has them`() {
        let failure = APIFailure(.rateLimited, retryAfter: .milliseconds(1_500))
        #expect(failure.json(inChinese: false, request: "r")["retry_after_ms"] == 1_500)
        #expect(failure.json(inChinese: false, request: "r")["retryable"] == true)
    }
}
