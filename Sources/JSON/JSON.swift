public enum JSON: Hashable, Sendable { case null, bool(Bool), integer(Int), double(Double), string(String), array([JSON]), object([String: JSON]) }
