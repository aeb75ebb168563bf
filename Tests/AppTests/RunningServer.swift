import Foundation
import HTTPClient
import JSON
import Testing

/// `parlance serve`, as a process of its own.
final class RunningServer {
    let program: Program
    /// Where it listens.
    let address: String
    private let process = Process()
    private let output = Pipe()
    private let errors = Pipe()
    private let client: HTTPClient
    /// What it has said until it listened.
    private var beginning = ""

    init(_ program: Program, environment: [String: String] = [:]) throws {
        self.program = program
        var configuration = HTTPClient.Configuration()
        configuration.proxy = .none
        client = HTTPClient(configuration)
        process.executableURL = Program.binary
        process.arguments = [
            "serve", "--port", "0", "--data", program.folder.appending(path: "data").path, "--intents",
            program.intents.path,
        ]
        process.environment = ["PATH": "/usr/bin:/bin", "HOME": program.folder.path].merging(environment) { $1 }
        process.standardOutput = output
        process.standardError = errors
        process.standardInput = FileHandle.nullDevice
        try process.run()
        var said = Data()
        while true {
            let text = String(decoding: said, as: UTF8.self)
            if let match = text.firstMatch(of: /listens at (http:\/\/127\.0\.0\.1:\d+)\/\n/) {
                address = String(match.1)
                beginning = text
                return
            }
            let more = output.fileHandleForReading.availableData
            guard !more.isEmpty else { throw HTTPFailure.cancelled(sent: false) }
            said.append(more)
        }
    }

    deinit {
        if process.isRunning { process.terminate() }
    }

    /// The token of the setup link.
    var setupToken: String { beginning.firstMatch(of: /setup#([A-Za-z0-9_-]+)\n/).map { String($0.1) } ?? "" }

    func ask(
        _ method: HTTPClient.Request.Method,
        _ path: String,
        _ body: JSON? = nil,
        _ fields: [(String, String)] = []
    ) async throws -> Answer {
        try await raw(method, path, body?.serialized(), fields)
    }

    typealias Answer = (status: Int, json: JSON?, text: String, headers: HTTPClient.Headers)

    /// With a body that need not be JSON.
    func raw(
        _ method: HTTPClient.Request.Method,
        _ path: String,
        _ body: String?,
        _ fields: [(String, String)] = []
    ) async throws -> Answer {
        var headers = fields.map { HTTPClient.Header($0.0, $0.1) }
        if body != nil { headers.append(HTTPClient.Header("Content-Type", "application/json")) }
        let request = HTTPClient.Request(
            method,
            address + path,
            headers: headers,
            body: body.map { Array($0.utf8) },
            deadlines: HTTPClient.Deadlines(total: .seconds(20))
        )
        let response = try await client.send(request)
        let text = String(decoding: response.body, as: UTF8.self)
        return (response.status, try? JSON(parsing: text), text, response.headers)
    }

    /// Ends it as a supervisor does, and gives its status and what it has written.
    func stop() -> (status: Int32, written: String) {
        process.terminate()
        let rest = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, beginning + String(decoding: rest, as: UTF8.self))
    }
}
