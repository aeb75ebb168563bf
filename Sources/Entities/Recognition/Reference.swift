public import Intents

/// What the words of a message are relative to: the clock, the country of telephone numbers.
public struct Reference: Hashable, Sendable {
    public var now: Moment
    public var region: Region

    public init(now: Moment, region: Region = .china) {
        self.now = now
        self.region = region
    }

    public var today: Day { now.day }
}

/// The country whose telephone numbers are said without a country code.
public struct Region: Hashable, Sendable {
    /// `86`
    public let callingCode: String

    public init(callingCode: String) {
        self.callingCode = callingCode
    }

    public static let china = Region(callingCode: "86")
    public static let hongKong = Region(callingCode: "852")
    public static let taiwan = Region(callingCode: "886")
    public static let unitedStates = Region(callingCode: "1")
    public static let unitedKingdom = Region(callingCode: "44")
}
