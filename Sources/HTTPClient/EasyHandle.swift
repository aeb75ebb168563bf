import CCurl

/// One transfer's options and results in libcurl; used on the curl thread only, freed when dropped.
@safe
final class EasyHandle {
    let pointer: UnsafeMutableRawPointer
    private var list: UnsafeMutablePointer<curl_slist>?
    /// The first option that libcurl did not take.
    private(set) var failure = CURLE_OK

    init?() {
        guard let pointer = unsafe curl_easy_init() else { return nil }
        unsafe self.pointer = unsafe pointer
    }

    deinit {
        unsafe curl_easy_cleanup(pointer)
        unsafe curl_slist_free_all(list)
    }

    /// Forgets the transfer; TLS sessions are kept for the next.
    func reset() {
        unsafe curl_easy_reset(pointer)
        unsafe curl_slist_free_all(list)
        unsafe list = nil
        failure = CURLE_OK
    }

    func set(_ option: CURLoption, _ value: Int) {
        note(unsafe curlx_set_long(pointer, option, value))
    }

    func set(_ option: CURLoption, _ value: Bool) {
        set(option, value ? 1 : 0)
    }

    func set(_ option: CURLoption, _ text: String) {
        note(unsafe curlx_set_text(pointer, option, text))
    }

    func set(_ option: CURLoption, milliseconds duration: Duration) {
        set(option, max(1, duration.milliseconds))
    }

    func set(_ option: CURLoption, pointer value: UnsafeMutableRawPointer) {
        unsafe note(curlx_set_pointer(pointer, option, value))
    }

    func set(_ option: CURLoption, callback: @escaping curlx_data_callback) {
        unsafe note(curlx_set_data_callback(pointer, option, callback))
    }

    func setPrerequest(callback: @escaping curl_prereq_callback) {
        unsafe note(curlx_set_prerequest_callback(pointer, callback))
    }

    /// Libcurl keeps a copy.
    func setBody(_ body: [UInt8]) {
        note(unsafe curlx_set_offset(pointer, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(body.count)))
        guard !body.isEmpty else { return set(CURLOPT_COPYPOSTFIELDS, "") }
        unsafe body.withUnsafeBytes { bytes in
            unsafe note(curlx_set_pointer(pointer, CURLOPT_COPYPOSTFIELDS, bytes.baseAddress))
        }
    }

    func setHeaders(_ lines: [String]) {
        for line in lines {
            guard let longer = unsafe curl_slist_append(list, line) else { return note(CURLE_OUT_OF_MEMORY) }
            unsafe list = longer
        }
        unsafe note(curlx_set_list(pointer, CURLOPT_HTTPHEADER, list))
    }

    /// Has the connection closed with the transfer: over HTTP/2 the libcurl of Debian 12 would keep the word that
    /// a stream is cancelled in its buffer until the connection's next use.
    func forbidReuse() {
        set(CURLOPT_FORBID_REUSE, true)
    }

    func number(_ info: CURLINFO) -> Int {
        var value = 0
        return unsafe curlx_get_long(pointer, info, &value) == CURLE_OK ? value : 0
    }

    func offset(_ info: CURLINFO) -> Int {
        var value: curl_off_t = 0
        return unsafe curlx_get_offset(pointer, info, &value) == CURLE_OK ? Int(value) : 0
    }

    private func note(_ code: CURLcode) {
        if failure == CURLE_OK { failure = code }
    }
}

extension Duration {
    var milliseconds: Int {
        let (seconds, attoseconds) = components
        // Libcurl counts milliseconds in 32 bits in places; a longer wait than three weeks is none.
        return Int(min(max(seconds, 0), 2_000_000)) * 1000 + Int(attoseconds / 1_000_000_000_000_000)
    }
}
