internal import COpenSSL

/// OpenSSL's digests, of which a server needs two.
enum Digest {
    static func sha1(_ bytes: [UInt8]) -> [UInt8] {
        unsafe digest(bytes, by: EVP_sha1(), size: 20)
    }

    static func sha256(_ bytes: [UInt8]) -> [UInt8] {
        unsafe digest(bytes, by: EVP_sha256(), size: 32)
    }

    static func base64(_ bytes: [UInt8]) -> String {
        let size = (bytes.count + 2) / 3 * 4
        let text = unsafe [UInt8](unsafeUninitializedCapacity: size + 1) { output, count in
            count = unsafe Int(EVP_EncodeBlock(output.baseAddress, bytes, Int32(bytes.count)))
        }
        return String(decoding: text, as: UTF8.self)
    }

    private static func digest(_ bytes: [UInt8], by type: OpaquePointer?, size: Int) -> [UInt8] {
        var output = [UInt8](repeating: 0, count: size)
        let result = unsafe EVP_Digest(bytes, bytes.count, &output, nil, type, nil)
        precondition(result == 1, "libcrypto has the digests that HTTP needs")
        return output
    }
}
