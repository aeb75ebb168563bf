public import FoundationEssentials

/// How values are written for people: in which language, and what they need not be told.
public struct ValueFormat: Hashable, Sendable {
    public var language: Language
    /// ISO 4217: the currency of amounts that name none.
    public var currency: String
    /// Dates of this year are written without it.
    public var today: Day?
    /// Seconds east of UTC, for times that a service gives in UTC.
    public var offset: Int

    public init(_ language: Language, currency: String = "CNY", today: Day? = nil, offset: Int = 0) {
        self.language = language
        self.currency = currency
        self.today = today
        self.offset = offset
    }

    /// `1,234,567.5`
    public func text(_ number: Decimal, fractionDigits: Int? = nil) -> String {
        let rounded = number.rounded(to: fractionDigits ?? 6)
        let parts = rounded.description.split(separator: ".", omittingEmptySubsequences: false)
        let whole = parts[0].drop { $0 == "-" }
        var fraction = parts.count > 1 ? String(parts[1]) : ""
        if let fractionDigits {
            fraction += String(repeating: "0", count: max(0, fractionDigits - fraction.count))
        }
        return (number < 0 && rounded != 0 ? "-" : "") + grouped(whole) + (fraction.isEmpty ? "" : ".\(fraction)")
    }

    /// `¥500,000`, `US$1,200.50`; cents only when there are some.
    public func text(_ money: Money) -> String {
        let code = money.currency ?? currency
        let rounded = money.amount.rounded(to: 2)
        let digits = text(abs(rounded), fractionDigits: rounded == rounded.rounded(to: 0) ? nil : 2)
        let sign = rounded < 0 ? "-" : ""
        return sign + (Self.symbols[code] ?? "\(code) ") + digits
    }

    /// `3月18日`, `2027年3月18日`, `Mar 18`, `Mar 18, 2027`
    public func text(_ day: Day) -> String {
        let (year, month, dayOfMonth) = day.civil
        let isThisYear = today?.year == year
        return switch language {
        case .zh: (isThisYear ? "" : "\(year)年") + "\(month)月\(dayOfMonth)日"
        case .en: "\(Self.months[month - 1]) \(dayOfMonth)" + (isThisYear ? "" : ", \(year)")
        }
    }

    /// `15:30`
    public func text(_ time: TimeOfDay) -> String { String(time.description.prefix(5)) }

    /// `3月18日 15:30`
    public func text(_ moment: Moment) -> String { "\(text(moment.day)) \(text(moment.time))" }

    public func text(_ period: Period) -> String {
        switch (period.start, period.end, language) {
        case (let start?, let end?, _) where start == end: text(start)
        case (let start?, let end?, .zh): "\(text(start))至\(text(end))"
        case (let start?, let end?, .en): "\(text(start)) – \(text(end))"
        case (let start?, nil, .zh): "\(text(start))起"
        case (let start?, nil, .en): "from \(text(start))"
        case (nil, let end?, .zh): "\(text(end))前"
        case (nil, let end?, .en): "until \(text(end))"
        case (nil, nil, .zh): "不限"
        case (nil, nil, .en): "any time"
        }
    }

    /// `1小时30分钟`, `2 days 1 h`
    public func text(_ span: Span) -> String {
        let seconds = abs(span.seconds)
        let counts = [seconds / 86_400, seconds / 3600 % 24, seconds / 60 % 60, seconds % 60]
        let units =
            switch language {
            case .zh: ["天", "小时", "分钟", "秒"]
            case .en: [counts[0] == 1 ? " day" : " days", " h", " min", " s"]
            }
        let parts = zip(counts, units).filter { $0.0 > 0 }.map { "\($0.0)\($0.1)" }
        guard !parts.isEmpty else { return "0\(units[2])" }
        return (span.seconds < 0 ? "-" : "") + parts.joined(separator: language == .zh ? "" : " ")
    }

    /// `138 0013 8000`, `021-5888 1234 转 8`, `+15417543010 ext. 8`
    public func text(_ phone: Phone) -> String {
        let number = phone.number.hasPrefix("+86") ? Self.domestic(String(phone.number.dropFirst(3))) : phone.number
        guard let `extension` = phone.extension else { return number }
        return number + (language == .zh ? " 转 " : " ext. ") + `extension`
    }

    public func text(_ quantity: Quantity) -> String {
        guard let unit = quantity.unit else { return text(quantity.amount) }
        let isLatin = unit.unicodeScalars.allSatisfy(\.isASCII)
        return text(quantity.amount) + (isLatin ? " " : "") + unit
    }

    public func text(_ flag: Bool) -> String {
        switch language {
        case .zh: flag ? "是" : "否"
        case .en: flag ? "yes" : "no"
        }
    }

    /// What stands between the items of a list.
    public var separator: String { language == .zh ? "、" : ", " }

    private func grouped(_ digits: Substring) -> String {
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { text.append(",") }
            text.append(digit)
        }
        return text
    }

    /// A Chinese number without its country code: a mobile in three groups, a landline behind its area code.
    private static func domestic(_ digits: String) -> String {
        guard digits.allSatisfy(\.isNumber) else { return digits }
        if digits.count == 11, digits.hasPrefix("1"), !digits.hasPrefix("10") {
            return "\(digits.prefix(3)) \(digits.dropFirst(3).prefix(4)) \(digits.suffix(4))"
        }
        let area = digits.hasPrefix("10") || digits.hasPrefix("2") ? 2 : 3
        let rest = digits.dropFirst(area)
        guard rest.count == 7 || rest.count == 8 else { return digits }
        return "0\(digits.prefix(area))-\(rest.dropLast(4)) \(rest.suffix(4))"
    }

    private static let symbols = [
        "CNY": "¥", "USD": "US$", "EUR": "€", "GBP": "£", "HKD": "HK$", "TWD": "NT$", "JPY": "JP¥", "SGD": "S$",
        "AUD": "A$", "CAD": "C$", "KRW": "₩", "INR": "₹",
    ]

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
}

extension Decimal {
    /// Half away from zero.
    func rounded(to fractionDigits: Int) -> Decimal {
        let scale = (0..<max(0, fractionDigits)).reduce(Decimal(1)) { scale, _ in scale * 10 }
        let scaled = abs(self) * scale + (Decimal(string: "0.5") ?? 0)
        let whole = scaled.description.prefix { $0 != "." }
        guard let magnitude = Decimal(string: String(whole)) else { return self }
        return (self < 0 ? -magnitude : magnitude) / scale
    }
}
