public import Intents

/// What words mean when the past is spoken of and when the future is; one and the same where they leave no choice.
public struct Reading<Value> {
    public let past: Value
    public let future: Value

    public init(past: Value, future: Value) {
        self.past = past
        self.future = future
    }

    public init(_ value: Value) {
        past = value
        future = value
    }

    public func map<Other>(_ transform: (Value) throws -> Other) rethrows -> Reading<Other> {
        Reading<Other>(past: try transform(past), future: try transform(future))
    }

    /// Both readings combined with those of `other`, each with its like.
    public func with<Other, Result>(_ other: Reading<Other>, _ combine: (Value, Other) -> Result) -> Reading<Result> {
        Reading<Result>(past: combine(past, other.past), future: combine(future, other.future))
    }
}

extension Reading: Equatable where Value: Equatable {
    /// Whether the words leave no choice.
    public var isFixed: Bool { past == future }
}
extension Reading: Hashable where Value: Hashable {}
extension Reading: Sendable where Value: Sendable {}

/// Which reading of an ambiguous time is wanted.
public enum Preference: Sendable {
    case past, future
}

extension Reading {
    public subscript(preference: Preference) -> Value {
        switch preference {
        case .past: past
        case .future: future
        }
    }
}

/// Days from `start` up to and without `end`; a side may be open.
public struct DayRange: Hashable, Sendable {
    public var start: Day?
    /// As the evaluation's source has it: the day after a calendar period, but the day named after 到.
    public var end: Day?
    /// The first day that belongs to it; later than `start` after 之后.
    public var first: Day?
    /// The last day that belongs to it.
    public var last: Day?
    /// For an open range the day that its words name: 5月30号前 names 5月30号.
    public var named: Day?

    public init(start: Day?, end: Day?, last: Day? = nil, named: Day? = nil) {
        self.start = start
        self.end = end
        first = start
        self.last = last ?? end.map { $0 - 1 }
        self.named = named
    }
}

/// A time on the clock's face.
public struct ClockTime: Hashable, Sendable {
    /// Seconds since midnight; 86,400 is the midnight that ends the day.
    public var seconds: Int
    /// Said without morning or afternoon and without a sign that 24 hours are counted.
    public var isTwelveHour: Bool

    public init(_ hour: Int, _ minute: Int = 0, _ second: Int = 0, isTwelveHour: Bool = false) {
        seconds = hour * 3600 + minute * 60 + second
        self.isTwelveHour = isTwelveHour
    }

    public init(seconds: Int, isTwelveHour: Bool = false) {
        self.seconds = seconds
        self.isTwelveHour = isTwelveHour
    }
}

/// From one clock time to another; a side may be open.
public struct ClockRange: Hashable, Sendable {
    public var start: ClockTime?
    public var end: ClockTime?
    /// Named as a part of the day (上午, evening) and not by the clock.
    public var isDayPart: Bool

    public init(start: ClockTime?, end: ClockTime?, isDayPart: Bool = false) {
        self.start = start
        self.end = end
        self.isDayPart = isDayPart
    }
}

/// A clock time on a day.
public struct WallTime: Hashable, Sendable {
    public var day: Day
    public var time: ClockTime
    /// False for 三小时后 and `now`: counted, not read off a clock.
    public var isNamed: Bool

    public init(_ day: Day, _ time: ClockTime, isNamed: Bool = true) {
        self.day = day
        self.time = time
        self.isNamed = isNamed
    }
}

/// From one time on a day to another; a side may be open.
public struct WallRange: Hashable, Sendable {
    public var start: WallTime?
    public var end: WallTime?
    /// The day's part was named and no hour: 明天上午.
    public var isDayPart: Bool

    public init(start: WallTime?, end: WallTime?, isDayPart: Bool = false) {
        self.start = start
        self.end = end
        self.isDayPart = isDayPart
    }
}
