/// The files below a directory, read once: serving them touches no disk and cannot leave the directory.
public struct StaticFiles: Sendable {
    public enum Failure: Error, Hashable, Sendable, CustomStringConvertible {
        case unreadable(String, reason: String)
        case tooLarge(limit: Int)

        public var description: String {
            switch self {
            case .unreadable(let path, let reason): "cannot read '\(path)': \(reason)"
            case .tooLarge(let limit): "the files are larger than \(limit) bytes together"
            }
        }
    }

    private let files: [String: StaticFile]

    /// Files whose path begins with `immutable` carry their content's hash in their name and are cached for ever;
    /// a file beside one that has the same name with `.gz` is its compressed form.
    public init(root: String, immutable: String = "assets/", limit: Int = 64 << 20) throws(Failure) {
        let contents: [String: [UInt8]]
        do {
            contents = try FileTree.read(root, limit: limit)
        } catch {
            switch error {
            case .unreadable(let path, let errno): throw .unreadable(path, reason: SystemCall.message(errno))
            case .tooLarge: throw .tooLarge(limit: limit)
            }
        }
        var files: [String: StaticFile] = [:]
        for (path, bytes) in contents where !path.hasSuffix(".gz") || contents[String(path.dropLast(3))] == nil {
            files[path] = StaticFile(
                bytes,
                compressed: contents[path + ".gz"],
                mediaType: MediaType.of(path),
                isImmutable: path.hasPrefix(immutable)
            )
        }
        self.files = files
    }

    public func contains(_ path: String) -> Bool { files[path] != nil }

    /// The answer for the file that the request names; nil when there is none.
    public func response(to request: HTTPRequest) -> HTTPResponse? {
        let segments = request.target.segments
        guard !segments.contains(where: { $0.contains("/") }) else { return nil }
        let path = segments.joined(separator: "/")
        return response(to: request, with: path.isEmpty || path.hasSuffix("/") ? path + "index.html" : path)
    }

    /// The answer with the file at `path`, whatever the request names: for pages that share one file.
    public func response(to request: HTTPRequest, with path: String) -> HTTPResponse? {
        guard let file = files[path] else { return nil }
        guard request.method == .get || request.method == .head else {
            var response = HTTPResponse.text(.methodNotAllowed, "this method is not allowed here\n")
            response.fields["allow"] = "GET, HEAD"
            return response
        }
        return file.response(to: request.fields)
    }
}
