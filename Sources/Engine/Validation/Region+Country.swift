internal import Entities

extension Region {
    /// - Parameter country: ISO 3166-1 alpha-2; one that is not known here reads numbers as China does.
    init(country: String) {
        self.init(callingCode: Region.callingCodes[country.uppercased()] ?? "86")
    }

    /// ITU-T E.164 country codes of the places that a pack is likely to name.
    private static let callingCodes = [
        "CN": "86", "HK": "852", "MO": "853", "TW": "886", "SG": "65", "MY": "60", "TH": "66", "VN": "84", "ID": "62",
        "PH": "63", "JP": "81", "KR": "82", "IN": "91", "AE": "971", "SA": "966", "AU": "61", "NZ": "64", "US": "1",
        "CA": "1", "MX": "52", "BR": "55", "GB": "44", "IE": "353", "FR": "33", "DE": "49", "AT": "43", "CH": "41",
        "IT": "39", "ES": "34", "PT": "351", "NL": "31", "BE": "32", "LU": "352", "DK": "45", "SE": "46", "NO": "47",
        "FI": "358", "PL": "48", "CZ": "420", "RU": "7", "TR": "90", "IL": "972", "ZA": "27", "EG": "20",
    ]
}
