public import WebServer

/// The web client's files as they are served: which address shows which, for how long it holds, who may frame it.
public struct WebPages: Sendable {
    public enum Failure: Error, Hashable, Sendable, CustomStringConvertible {
        case unreadable(StaticFiles.Failure)
        case notBuilt(folder: String)

        public var description: String {
            switch self {
            case .unreadable(let failure): "\(failure)"
            case .notBuilt(let folder): "there is no index.html in '\(folder)': Sources/WebChat/build makes it"
            }
        }
    }

    private static let page = "index.html"

    private let files: StaticFiles
    private let fields: HTTPFields
    private let widgetFields: HTTPFields
    private let scriptFields: HTTPFields

    /// Reads the folder once.
    /// - Parameter hosts: The origins whose pages may hold the widget.
    public init(
        folder: String,
        heldBy hosts: [WebOrigin] = [],
        policy: SecurityPolicy = SecurityPolicy()
    ) throws(Failure) {
        do {
            files = try StaticFiles(root: folder)
        } catch {
            throw .unreadable(error)
        }
        guard files.contains(Self.page) else { throw .notBuilt(folder: folder) }
        var open = policy
        open.frameAncestors = ["'self'"] + hosts.map(\.description)
        open.isForOtherOrigins = true
        fields = policy.fields
        widgetFields = open.fields
        var script = policy
        script.isForOtherOrigins = true
        scriptFields = script.fields
    }

    /// Nil where there is neither a page nor a file.
    public func response(to request: HTTPRequest) -> HTTPResponse? {
        let first = request.target.segments.first ?? ""
        let answer =
            Self.isPage(request.target.segments)
            ? files.response(to: request, with: Self.page) : files.response(to: request)
        guard var response = answer else { return nil }
        switch first {
        case "widget": response.fields.fill(from: widgetFields)
        case "embed.js": response.fields.fill(from: scriptFields)
        default: response.fields.fill(from: fields)
        }
        return response
    }

    /// The addresses that the client's router knows.
    private static func isPage(_ segments: [String]) -> Bool {
        switch segments.first {
        case nil, "chat": segments.count <= 2
        case "status", "setup", "widget": segments.count == 1
        default: false
        }
    }
}
