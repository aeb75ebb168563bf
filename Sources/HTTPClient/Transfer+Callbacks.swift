import CCurl

extension Transfer {
    /// Has libcurl call this transfer, which must stay alive until the handle is removed.
    func installCallbacks() {
        let user = unsafe Unmanaged.passUnretained(self).toOpaque()
        unsafe easy.set(CURLOPT_PRIVATE, pointer: user)
        unsafe easy.set(CURLOPT_PREREQDATA, pointer: user)
        unsafe easy.set(CURLOPT_HEADERDATA, pointer: user)
        unsafe easy.set(CURLOPT_WRITEDATA, pointer: user)
        unsafe easy.setPrerequest { user, address, _, _, _ in
            let address = unsafe address.map { unsafe String(cString: $0) }
            return unsafe Transfer.behind(user)?.willSend(to: address ?? "") == true
                ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT
        }
        unsafe easy.set(CURLOPT_HEADERFUNCTION) { data, size, count, user in
            let line = unsafe UnsafeRawBufferPointer(start: data, count: size * count)
            return unsafe Transfer.behind(user)?.takeHeaderLine(Array(line)) == true ? line.count : 0
        }
        unsafe easy.set(CURLOPT_WRITEFUNCTION) { data, size, count, user in
            let bytes = unsafe UnsafeRawBufferPointer(start: data, count: size * count)
            return switch unsafe Transfer.behind(user)?.takeBody(bytes) {
            case .all: bytes.count
            case .later: Int(CURL_WRITEFUNC_PAUSE)
            case .refused, nil: Int(CURL_WRITEFUNC_ERROR)
            }
        }
    }

    static func behind(_ user: UnsafeMutableRawPointer?) -> Transfer? {
        guard let user = unsafe user else { return nil }
        return unsafe Unmanaged<Transfer>.fromOpaque(user).takeUnretainedValue()
    }
}
