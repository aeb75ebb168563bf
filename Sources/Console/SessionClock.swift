public import Intents
public import TimeZones

/// The time at which turns happen: the clock on the wall, or the same time of day on a day chosen for trying out.
public struct SessionClock: Sendable {
    public let zone: ZoneRules
    public var day: Day?
    private let wall: @Sendable () -> Int

    /// - Parameter wall: Seconds since 1970.
    public init(zone: ZoneRules, day: Day? = nil, wall: @escaping @Sendable () -> Int) {
        self.zone = zone
        self.day = day
        self.wall = wall
    }

    /// Seconds since 1970.
    public var now: Int {
        let now = wall()
        guard let day else { return now }
        return zone.instant(of: day, zone.moment(at: now).time)
    }

    /// Seconds east of UTC.
    public var offset: Int { zone.offset(at: now) }
}
