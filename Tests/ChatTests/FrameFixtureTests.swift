import Chat
import FoundationEssentials
import JSON
import Testing

/// The frames that the schema, the web client and this server agree about.
@Suite struct FrameFixtureTests {
    static let cases = FrameCase.all("client")

    @Test func `there are frames to try`() {
        #expect(Self.cases.count > 60)
    }

    @Test(arguments: cases)
    func `a frame is read exactly when the schema allows it`(each: FrameCase) {
        #expect(FrameReading.isFrame(each.text) == each.isValid)
    }
}

struct FrameCase: Sendable, CustomStringConvertible {
    let description: String
    let isValid: Bool
    let text: String

    static func all(_ sender: String) -> [FrameCase] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Fixtures/frames")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.sorted().flatMap { name -> [FrameCase] in
            guard let data = try? Data(contentsOf: folder.appending(path: name)), let file = try? JSON(parsing: data),
                file["from"]?.stringValue == sender
            else { return [] }
            return (file["cases"]?.arrayValue ?? []).map { each in
                FrameCase(
                    description: "\(name): \(each["name"]?.stringValue ?? "")",
                    isValid: each["valid"]?.boolValue ?? false,
                    text: each["frame"]?.serialized() ?? ""
                )
            }
        }
    }
}
