public import JSON
public import WebServer

/// The members of a request's JSON body, read one by one; what is not right is told by name.
public struct JSONBody: Sendable {
    private let members: [String: JSON]

    /// - Parameter isOptional: Whether no body at all is as good as an empty object.
    public init(_ request: HTTPRequest, upTo limit: Int = 16 << 10, isOptional: Bool = false) async throws(APIFailure) {
        let bytes: [UInt8]
        do throws(HTTPRefusal) {
            bytes = try await request.body.collect(upTo: limit)
        } catch {
            throw APIFailure(error)
        }
        if bytes.isEmpty, isOptional {
            members = [:]
            return
        }
        let type = request.fields["content-type"]?.split(separator: ";").first?.lowercased()
        guard type?.filter({ $0 != " " }) == "application/json" else { throw .notJSON }
        guard let object = (try? JSON(parsing: bytes, limits: JSON.Limits(maxDepth: 16)))?.objectValue else {
            throw .badRequest()
        }
        members = object
    }

    /// A text within its length in Unicode scalars, which is how JSON Schema counts.
    public func text(_ name: String, _ length: ClosedRange<Int>) throws(APIFailure) -> String {
        guard let text = members[name]?.stringValue, length.contains(text.unicodeScalars.count) else {
            throw .badRequest(name)
        }
        return text
    }

    /// A text that may be left out.
    public func optionalText(_ name: String, _ length: ClosedRange<Int>) throws(APIFailure) -> String? {
        guard let value = members[name], !value.isNull else { return nil }
        return try text(name, length)
    }

    /// The body as it came.
    public var json: JSON { .object(members) }

    /// Nil when it is left out.
    public func optionalFlag(_ name: String) throws(APIFailure) -> Bool? {
        guard let value = members[name], !value.isNull else { return nil }
        guard let flag = value.boolValue else { throw .badRequest(name) }
        return flag
    }

    /// False when it is left out.
    public func flag(_ name: String) throws(APIFailure) -> Bool {
        guard let value = members[name], !value.isNull else { return false }
        guard let flag = value.boolValue else { throw .badRequest(name) }
        return flag
    }
}
