internal import Intents

/// What digits mean to the telephone network.
enum PhoneNumber {
    static func isChineseMobile(_ digits: String) -> Bool {
        let bytes = Array(digits.utf8)
        return bytes.count == 11 && bytes[0] == UInt8(ascii: "1") && bytes[1] >= UInt8(ascii: "3")
    }

    /// 0 and an area code, or 400 and 800.
    static func isChineseLandline(_ digits: String, _ region: Region) -> Bool {
        guard region == .china else { return false }
        let bytes = Array(digits.utf8)
        if digits.hasPrefix("400") || digits.hasPrefix("800") { return bytes.count == 10 }
        guard bytes.count >= 10, bytes.count <= 12, bytes[0] == UInt8(ascii: "0"), bytes[1] != UInt8(ascii: "0") else {
            return false
        }
        // 010 and 02x have three figures, others four; seven or eight follow.
        let area = digits.hasPrefix("01") || digits.hasPrefix("02") ? 3 : 4
        return bytes.count - area == 8 || bytes.count - area == 7
    }

    static func phone(_ shape: PhoneGrammar.Shape, region: Region, extension ext: String?) -> Phone {
        let digits = shape.digits
        let dialled = shape.hasPlus ? "+" + digits : digits
        return Phone(number: international(shape, digits, region) ?? dialled, digits: dialled, extension: ext)
    }

    /// E.164, nil where the region leaves it open.
    private static func international(_ shape: PhoneGrammar.Shape, _ digits: String, _ region: Region) -> String? {
        if shape.hasPlus { return "+" + withoutTrunkZero(shape, digits) }
        if digits.hasPrefix("00"), digits.utf8.count > 10 { return "+" + withoutTrunkZero(shape, digits).dropFirst(2) }
        if region == .china {
            if isChineseMobile(digits) { return "+86" + digits }
            if digits.hasPrefix("86"), isChineseMobile(String(digits.dropFirst(2))) { return "+" + digits }
            if digits.hasPrefix("400") || digits.hasPrefix("800"), digits.utf8.count == 10 { return "+86" + digits }
            return isChineseLandline(digits, region) ? "+86" + digits.dropFirst() : nil
        }
        if region.callingCode == "1" {
            if digits.utf8.count == 10 { return "+1" + digits }
            return digits.utf8.count == 11 && digits.hasPrefix("1") ? "+" + digits : nil
        }
        if isChineseMobile(digits), region == .hongKong || region == .taiwan { return "+86" + digits }
        if digits.hasPrefix("0"), digits.utf8.count >= 8 { return "+" + region.callingCode + digits.dropFirst() }
        return region == .hongKong && digits.utf8.count == 8 ? "+852" + digits : nil
    }

    /// `+44(0)161…` is dialled without the bracketed zero.
    private static func withoutTrunkZero(_ shape: PhoneGrammar.Shape, _ digits: String) -> String {
        guard shape.groups.count > 1, shape.groups[1] == "0" else { return digits }
        return shape.groups[0] + shape.groups.dropFirst(2).joined()
    }
}
