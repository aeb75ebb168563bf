import Foundation
import Identity
import Testing

struct SignatureTests {
    private static func bytes(hex text: String) -> [UInt8] {
        let digits = text.compactMap(\.hexDigitValue)
        return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }

    private static func bytes(base64URL text: String) -> [UInt8] {
        let standard = text.replacing("-", with: "+").replacing("_", with: "/")
        let padded = standard + String(repeating: "=", count: (4 - standard.count % 4) % 4)
        return [UInt8](Data(base64Encoded: padded) ?? Data())
    }

    /// RFC 7914, section 12; the last one asks for a gibibyte and is left out.
    @Test(arguments: [
        (
            "", "", 4, 1, 1,
            "77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906"
        ),
        (
            "password", "NaCl", 10, 8, 16,
            "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b3731622eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640"
        ),
        (
            "pleaseletmein", "SodiumChloride", 14, 8, 1,
            "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887"
        ),
    ])
    func `scrypt is the one of the standard`(
        password: String,
        salt: String,
        ln: Int,
        r: Int,
        p: Int,
        expected: String
    ) {
        let cost = PasswordHash.Cost(ln: ln, r: r, p: p)
        #expect(PasswordHash.key(password, Array(salt.utf8), cost, length: 64) == Self.bytes(hex: expected))
    }

    @Test func `a password is known again, from its text too, and no other one is`() throws {
        let hash = PasswordHash(of: "密码 correct", cost: PasswordHash.Cost(ln: 4, r: 8, p: 1))
        let read = try #require(PasswordHash(hash.text))
        #expect(read == hash)
        #expect(read.isOf("密码 correct"))
        #expect(!read.isOf("密码 Correct"))
        #expect(!read.isOf(""))
        #expect(PasswordHash(of: "x", cost: hash.cost) != PasswordHash(of: "x", cost: hash.cost))
        for broken in ["", "$scrypt$ln=4,r=8$AA$AA", "$scrypt$ln=40,r=8,p=1$AA$AA", "$argon2$ln=4,r=8,p=1$AA$AA"] {
            #expect(PasswordHash(broken) == nil, "\(broken)")
        }
    }

    /// RFC 7515, appendix A.1.
    @Test func `HS256 signs as the standard does`() {
        let key = SigningKey(
            shared: Self.bytes(
                base64URL: "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow"
            )
        )
        let message = Array(
            ("eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9."
                + "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ").utf8
        )
        let signature = Self.bytes(base64URL: "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")
        #expect(key.signature(of: message) == signature)
        #expect(key.accepts(signature, of: message))
        #expect(!key.accepts(Array(signature.dropLast()), of: message))
        #expect(!key.accepts([], of: message))
    }

    /// RFC 8037, appendix A: its key in the PEM of RFC 8410.
    @Test func `EdDSA signs as the standard does, with the key of a PEM file`() throws {
        let key = try Self.ed25519()
        let message = Array("eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc".utf8)
        let signature = Self.bytes(
            base64URL:
                "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg"
        )
        #expect(key.algorithm == "EdDSA")
        #expect(key.signature(of: message) == signature)
        #expect(key.accepts(signature, of: message))
        #expect(!key.accepts(signature, of: message + [0]))
        #expect(!key.accepts(Array(signature.dropLast()), of: message))
    }

    static func ed25519() throws -> SigningKey {
        let raw = bytes(base64URL: "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A")
        let der = bytes(hex: "302e020100300506032b657004220420") + raw
        let pem = "-----BEGIN PRIVATE KEY-----\n\(Data(der).base64EncodedString())\n-----END PRIVATE KEY-----\n"
        let file = FileManager.default.temporaryDirectory.appending(path: "key-\(UUID().uuidString).pem")
        defer { try? FileManager.default.removeItem(at: file) }
        try pem.write(to: file, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
        return try SigningKey(file: file.path)
    }

    @Test func `a key is made once, for its owner alone, and a file that others may read is refused`() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "key-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: file) }
        let made = try SigningKey(file: file.path)
        let read = try SigningKey(file: file.path)
        #expect(made.algorithm == "HS256")
        #expect(made.signature(of: [1]) == read.signature(of: [1]))
        #expect(try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int == 0o600)
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: file.path)
        #expect(throws: KeyFile.Failure.self) { try SigningKey(file: file.path) }
    }
}
