internal import FoundationEssentials
internal import Glibc

/// From the command line to an answer, and what the process then holds in memory.
enum StartBenchmark {
    static func run() async throws {
        let binary = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().path + "/parlance"
        var watch = Stopwatch()
        for _ in 0..<20 {
            await watch.lap { _ = Shell.run("echo 帮助 | \(binary) repl --memory > /dev/null") }
        }
        report("start, one turn and end of `parlance repl`", watch.summary, bound: "to the prompt at most 100 ms")
        let script =
            "(echo 查一下深圳的客户; sleep 1) | \(binary) repl --memory > /dev/null & sleep 0.7; "
            + "ps -o rss= -p $!"
        let kilobytes = Shell.run(script).filter(\.isNumber)
        report("resident memory with the standard pack", "\((Int(kilobytes) ?? 0) / 1024) MB", bound: "at most 40 MB")
    }
}

/// Commands of the shell, for processes that are measured from outside.
enum Shell {
    static func run(_ command: String) -> String {
        guard let pipe = unsafe popen(command, "r") else { return "" }
        defer { unsafe pclose(pipe) }
        var output: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = unsafe fread(&buffer, 1, buffer.count, pipe)
            guard count > 0 else { return String(decoding: output, as: UTF8.self) }
            output += buffer[..<count]
        }
    }
}

/// The programs that figures are held against, run in the same minute.
enum Yardstick {
    static func run(_ what: String, _ arguments: [String]) throws {
        let figure = Shell.run("python3 Sources/Benchmarks/yardstick.py \(arguments.joined(separator: " "))")
        report("yardstick: \(what)", figure.trimmed, bound: "–")
    }
}

extension String {
    fileprivate var trimmed: String {
        String(reversed().drop(while: \.isWhitespace).reversed())
    }
}
