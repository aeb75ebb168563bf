import CYAML

/// libyaml's parser together with the bytes that it points into.
@safe struct Parser: ~Copyable {
    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private let bytes: UnsafeMutableBufferPointer<UInt8>

    /// Takes UTF-8 without a byte order mark; nil when memory is short.
    init?(_ text: ArraySlice<UInt8>) {
        // libyaml takes no null pointer, not even for an empty text.
        unsafe bytes = .allocate(capacity: max(text.count, 1))
        unsafe parser = .allocate(capacity: 1)
        _ = unsafe bytes.initialize(from: text)
        guard unsafe yaml_parser_initialize(parser) == 1 else {
            unsafe parser.deallocate()
            unsafe bytes.deallocate()
            return nil
        }
        unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        unsafe yaml_parser_set_input_string(parser, bytes.baseAddress, text.count)
    }

    deinit {
        unsafe yaml_parser_delete(parser)
        unsafe parser.deallocate()
        unsafe bytes.deallocate()
    }

    mutating func next() throws(SyntaxFailure) -> Event {
        var event = unsafe yaml_event_t()
        guard unsafe yaml_parser_parse(parser, &event) == 1 else { throw failure }
        defer { unsafe yaml_event_delete(&event) }
        return Event(
            kind: unsafe kind(of: event),
            start: unsafe Int(event.start_mark.index),
            end: unsafe Int(event.end_mark.index)
        )
    }

    private func kind(of event: borrowing yaml_event_t) -> Event.Kind {
        switch unsafe event.type {
        case YAML_STREAM_START_EVENT: return .streamStart
        case YAML_DOCUMENT_START_EVENT: return .documentStart
        case YAML_DOCUMENT_END_EVENT: return .documentEnd
        case YAML_ALIAS_EVENT: return .alias(unsafe text(event.data.alias.anchor) ?? "")
        case YAML_SCALAR_EVENT:
            let scalar = unsafe event.data.scalar
            let value = unsafe UnsafeBufferPointer(start: scalar.value, count: scalar.length)
            return .scalar(
                unsafe String(decoding: value, as: UTF8.self),
                unsafe style(scalar.style),
                unsafe Event.Properties(anchor: text(scalar.anchor), tag: text(scalar.tag))
            )
        case YAML_SEQUENCE_START_EVENT:
            let start = unsafe event.data.sequence_start
            return .sequenceStart(unsafe Event.Properties(anchor: text(start.anchor), tag: text(start.tag)))
        case YAML_MAPPING_START_EVENT:
            let start = unsafe event.data.mapping_start
            return .mappingStart(unsafe Event.Properties(anchor: text(start.anchor), tag: text(start.tag)))
        case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: return .collectionEnd
        default: return .streamEnd
        }
    }

    private func style(_ style: yaml_scalar_style_t) -> YAMLNode.ScalarStyle {
        switch style {
        case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
        case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
        case YAML_LITERAL_SCALAR_STYLE: .literal
        case YAML_FOLDED_SCALAR_STYLE: .folded
        default: .plain
        }
    }

    private func text(_ pointer: UnsafeMutablePointer<UInt8>?) -> String? {
        unsafe pointer.map { unsafe String(cString: $0) }
    }

    private var failure: SyntaxFailure {
        SyntaxFailure(
            problem: unsafe parser.pointee.problem.map { unsafe String(cString: $0) } ?? "memory is short",
            mark: unsafe Int(parser.pointee.problem_mark.index),
            context: unsafe parser.pointee.context.map { unsafe String(cString: $0) } ?? "",
            contextMark: unsafe Int(parser.pointee.context_mark.index)
        )
    }
}
