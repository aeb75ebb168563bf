public struct SourcePosition: Hashable, Sendable { public let line: Int; public let column: Int; public let offset: Int }
public struct SourceRange: Hashable, Sendable { public let file: String; public let start: SourcePosition; public let end: SourcePosition }
