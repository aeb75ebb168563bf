internal import FoundationEssentials
internal import Glibc
internal import HTTPClient
internal import Models

/// A provider on loopback, in a process of its own, so that its work is not counted as ours.
final class ScriptedProvider {
    let url: String
    private let folder: String
    private let process: String

    struct NotStarted: Error {}

    /// - Parameter core: The only one that it may use.
    init(on core: Int? = nil) throws {
        folder = Temporary.folder("parlance-bench-provider-\(getpid())")
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let port = folder + "/port"
        try? FileManager.default.removeItem(atPath: port)
        let bound = core.map { "taskset -c \($0) " } ?? ""
        process = Shell.run(
            "\(bound)python3 Sources/Benchmarks/scripted_provider.py \(port) > /dev/null 2>&1 & echo $!; "
                + "for i in $(seq 200); do [ -s \(port) ] && break; sleep 0.05; done"
        ).filter(\.isNumber)
        let text = (try? String(contentsOfFile: port, encoding: .utf8)) ?? ""
        guard !text.isEmpty, !process.isEmpty else { throw NotStarted() }
        url = "http://127.0.0.1:\(text)"
    }

    deinit {
        _ = Shell.run("kill \(process)")
        try? FileManager.default.removeItem(atPath: folder)
    }

    func model(_ client: HTTPClient) -> Provider {
        var vendor = Vendor.deepSeek
        vendor.url = url
        return Provider(vendor, key: Secret("sk-bench"), client: client)
    }
}
