internal import JSON
internal import Storage

/// Durable frames in front of a position, with where the log stood when they were read.
struct Page: Sendable {
    let json: JSON

    init(_ room: Room, before: Int?, limit: Int, _ log: any ChatLog) async throws(ChatLogFailure) {
        let top = await room.published
        let found = try await log.frames(of: room.id, before: before ?? top + 1, limit: limit + 1)
        let frames = found.suffix(limit).map { ServerFrame($0, session: room.id).json }
        json = [
            "frames": .array(frames), "has_more": .bool(found.count > limit), "top": .integer(top),
            "epoch": .string(room.epoch),
        ]
    }
}
