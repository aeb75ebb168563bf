import Observability
import Testing

struct MetricsTests {
    private let metrics = Metrics()

    private var lines: [String] { metrics.text.split(separator: "\n").map(String.init) }

    @Test func `counters and gauges come out with their labels`() {
        metrics.add(.errors, "rate_limited")
        metrics.add(.errors, "rate_limited", by: 2)
        metrics.add(.requests, "/healthz", "200")
        metrics.set(.openSockets, to: 7)
        #expect(lines.contains(#"parlance_errors_total{code="rate_limited"} 3"#))
        #expect(lines.contains(#"parlance_http_requests_total{route="/healthz",status="200"} 1"#))
        #expect(lines.contains("parlance_open_sockets 7"))
        #expect(lines.contains("parlance_duplicates_total 0"))
        #expect(metrics.values(of: .errors) == [["rate_limited"]: 3])
    }

    @Test func `a histogram counts what is below each bound`() {
        for milliseconds in [1, 4, 4, 60_000] { metrics.observe(.ackSeconds, took: .milliseconds(milliseconds)) }
        #expect(lines.contains("# TYPE parlance_ack_seconds histogram"))
        #expect(lines.contains(#"parlance_ack_seconds_bucket{le="0.001"} 1"#))
        #expect(lines.contains(#"parlance_ack_seconds_bucket{le="0.005"} 3"#))
        #expect(lines.contains(#"parlance_ack_seconds_bucket{le="30"} 3"#))
        #expect(lines.contains(#"parlance_ack_seconds_bucket{le="+Inf"} 4"#))
        #expect(lines.contains("parlance_ack_seconds_count 4"))
        #expect(lines.contains { $0.hasPrefix("parlance_ack_seconds_sum 60.00") })
    }

    @Test func `a label can neither break a line nor fill the memory`() {
        metrics.add(.errors, "a\"b\\c\nd")
        #expect(lines.contains(#"parlance_errors_total{code="a\"b\\c\nd"} 1"#))
        for number in 0..<1_000 { metrics.add(.errors, "code \(number)") }
        #expect(metrics.values(of: .errors).count <= 201)
        #expect(metrics.values(of: .errors)[["other"]] == 801)
    }

    @Test func `each line is one that Prometheus reads`() throws {
        metrics.add(.turns, "create_customer", "done")
        metrics.observe(.stageSeconds, "read", took: .microseconds(300))
        let sample = /[a-z_]+(\{[a-z_]+="[^"\n]*"(,[a-z_]+="[^"\n]*")*\})? (\d|\.|e|-)+/
        let comment = /# (HELP|TYPE) [a-z_]+ .+/
        for line in lines {
            #expect(try (sample.wholeMatch(in: line) != nil) != (comment.wholeMatch(in: line) != nil), "\(line)")
        }
        #expect(Set(Metric.all.map(\.name)).count == Metric.all.count)
    }
}
