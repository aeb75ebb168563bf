internal import FoundationEssentials

/// A number as words give it.
struct Numeral {
    var value: Decimal
    /// 十几万, 三百多: the words leave the rest open.
    var isApproximate = false
    /// Written with digits, at least in part.
    var hasDigits = false
    /// Said with a unit of size (万, k, million, 百): more likely an amount than a label.
    var hasScale = false
    /// A run of digits or of single figures as labels have it: no sign, point, group or unit.
    var isPlain = false

    /// As a small whole number, for the calendar and the clock.
    var small: Int? {
        guard value >= 0, value <= 1_000_000 else { return nil }
        let whole = Int(truncating: value)
        return Decimal(whole) == value ? whole : nil
    }
}

extension Decimal {
    /// `mantissa` times ten to the `exponent`.
    init(_ mantissa: Int, exponent: Int) {
        self.init(
            sign: mantissa < 0 ? .minus : .plus,
            exponent: exponent,
            significand: Decimal(mantissa.magnitude)
        )
    }

    /// The number that decimal digits spell; from the 19th on only their size counts.
    init(digits: ArraySlice<Unicode.Scalar>, fraction: ArraySlice<Unicode.Scalar> = []) {
        var mantissa = 0
        var exponent = 0
        var used = 0
        for scalar in digits {
            guard let digit = scalar.digit else { continue }
            if used < 18 {
                mantissa = mantissa * 10 + digit
                if mantissa > 0 { used += 1 }
            } else {
                exponent += 1
            }
        }
        for scalar in fraction {
            guard let digit = scalar.digit, used < 18, exponent <= 0 else { continue }
            mantissa = mantissa * 10 + digit
            if mantissa > 0 { used += 1 }
            exponent -= 1
            if exponent < -60 { break }
        }
        self.init(mantissa, exponent: min(exponent, 100))
    }

    var doubleValue: Double { Double("\(self)") ?? 0 }
}

extension Int {
    /// The whole part of a decimal of moderate size.
    init(truncating decimal: Decimal) {
        let value = decimal.doubleValue
        self = value.isFinite && abs(value) < 1e15 ? Int(value) : 0
    }
}
