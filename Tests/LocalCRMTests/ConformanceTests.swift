import JSON
import LocalCRMPlugin
import PluginAPI
import RecordHandlers
import Testing

/// The embedded CRM answers as a real Odoo 19 did.
struct ConformanceTests {
    @Test func `there are recordings`() {
        #expect(Recording.all.count > 100)
        #expect(Recording.world["crm.lead"]?.isEmpty == false)
    }

    @Test(arguments: Recording.all)
    func `an exchange with Odoo`(recording: Recording) async throws {
        let crm = try LocalCRM()
        try await crm.load(Recording.world, as: recording.caller)
        for earlier in recording.after.compactMap({ name in Recording.all.first { $0.name == name } }) {
            _ = try await Replay(crm: crm, recording: earlier).answer()
        }
        do throws(HandlerFailure) {
            let answer = try await Replay(crm: crm, recording: recording).answer()
            #expect(recording.kind == nil, "answered \(answer)")
            let expected = common(recording.result, answer)
            switch recording.compare {
            case .same: #expect(masked(answer) == masked(expected))
            case .shape: #expect(Shape(answer).fits(Shape(expected)), "\(Shape(answer)) is not \(Shape(expected))")
            }
        } catch {
            #expect(error.kind == recording.kind, "\(error)")
        }
    }

    /// The recorded answer without the fields that the embedded CRM does not have.
    private func common(_ recorded: JSON, _ answer: JSON) -> JSON {
        switch (recorded, answer) {
        case (.array(let left), .array(let right)):
            guard let sample = right.first else { return recorded }
            return .array(left.map { common($0, sample) })
        case (.object(let left), .object(let right)):
            return .object(left.filter { right[$0.key] != nil })
        default: return recorded
        }
    }

    /// Without what differs from run to run: the ids of new records, the time, and the ids of currencies.
    private func masked(_ json: JSON) -> JSON {
        switch json {
        case .string(let text) where text.hasPrefix("2026-11-23 ") || text.hasPrefix("1970-01-01 "): return "now"
        case .array(let items):
            if items.count == 2, items[1] == "USD" || items[1] == "CNY" { return items[1] }
            return .array(items.map(masked))
        case .object(let members):
            return .object(
                Dictionary(uniqueKeysWithValues: members.map { ($0.key, $0.key == "id" ? 0 : masked($0.value)) })
            )
        default: return json
        }
    }
}
