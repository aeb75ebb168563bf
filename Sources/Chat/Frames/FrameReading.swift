internal import HTTPAPI

/// A door for tests: how frames are read.
package enum FrameReading {
    package static func isFrame(_ text: String) -> Bool { (try? ClientFrame(text)) != nil }

    /// The code that the text is refused with; nil when it is a frame.
    package static func refusal(of text: String) -> String? {
        do throws(APIFailure) {
            _ = try ClientFrame(text)
            return nil
        } catch {
            return error.code.rawValue
        }
    }
}
