internal import FoundationEssentials

/// Whole files as text; bytes that are no UTF-8 are repaired.
enum TextFile {
    static func read(_ path: String) -> String? {
        guard let data = try? Data(contentsOf: URL(filePath: path)) else { return nil }
        return String(decoding: data, as: UTF8.self)
    }
}
