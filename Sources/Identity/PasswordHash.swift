internal import COpenSSL

/// A password as it is kept: what scrypt (RFC 7914) made of it, with the salt and the cost.
package struct PasswordHash: Hashable, Sendable {
    package struct Cost: Hashable, Sendable {
        /// The logarithm of the memory, in blocks of `r` × 128 bytes.
        package let ln: Int
        package let r: Int
        package let p: Int

        package init(ln: Int, r: Int, p: Int) {
            self.ln = ln
            self.r = r
            self.p = p
        }

        /// 32 MiB, three times over.
        package static let standard = Cost(ln: 15, r: 8, p: 3)
    }

    package let cost: Cost
    private let salt: [UInt8]
    private let key: [UInt8]

    /// Takes long and much memory, on purpose.
    package init(of password: String, cost: Cost) {
        self.cost = cost
        salt = Cryptography.random(16)
        key = Self.key(password, salt, cost, length: 32)
    }

    /// Reads what `text` wrote: `$scrypt$ln=15,r=8,p=3$salt$key`.
    package init?(_ text: String) {
        let parts = text.split(separator: "$", omittingEmptySubsequences: false)
        guard parts.count == 5, parts[1] == "scrypt" else { return nil }
        let numbers = parts[2].split(separator: ",").compactMap { $0.split(separator: "=").last.flatMap { Int($0) } }
        guard numbers.count == 3, (1...20).contains(numbers[0]), (1...32).contains(numbers[1]),
            (1...16).contains(numbers[2]), let salt = Base64URL.decode(parts[3]), let key = Base64URL.decode(parts[4]),
            key.count == 32
        else { return nil }
        cost = Cost(ln: numbers[0], r: numbers[1], p: numbers[2])
        self.salt = salt
        self.key = key
    }

    package var text: String {
        "$scrypt$ln=\(cost.ln),r=\(cost.r),p=\(cost.p)$\(Base64URL.encode(salt))$\(Base64URL.encode(key))"
    }

    /// Takes as long as making it.
    package func isOf(_ password: String) -> Bool {
        Cryptography.areEqual(Self.key(password, salt, cost, length: key.count), key)
    }

    package static func key(_ password: String, _ salt: [UInt8], _ cost: Cost, length: Int) -> [UInt8] {
        var key = [UInt8](repeating: 0, count: length)
        let password = password.utf8.map { CChar(bitPattern: $0) }
        let result = unsafe scrypt_key(
            password,
            password.count,
            salt,
            salt.count,
            1 << UInt64(cost.ln),
            UInt64(cost.r),
            UInt64(cost.p),
            &key,
            length
        )
        precondition(result == 1, "libcrypto has scrypt and the machine its memory")
        return key
    }
}
