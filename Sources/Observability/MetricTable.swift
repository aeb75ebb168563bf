/// The figures as a value.
struct MetricTable: Sendable {
    private enum Figure: Sendable {
        case number(Double)
        case histogram(Histogram)
    }

    /// Beyond this many combinations of labels the rest is counted together, so that no client can fill the memory.
    private static let mostSeries = 200
    private static let other = "other"

    private var figures: [Metric: [[String]: Figure]] = [:]

    init() {
        for metric in Metric.all where metric.labels.isEmpty {
            figures[metric] = [[]: metric.kind == .histogram ? .histogram(Histogram()) : .number(0)]
        }
    }

    mutating func add(_ metric: Metric, _ labels: [String], _ amount: Double) {
        precondition(metric.kind != .histogram, "a histogram observes")
        change(metric, labels) { $0 += amount }
    }

    mutating func set(_ metric: Metric, _ labels: [String], _ value: Double) {
        precondition(metric.kind == .gauge, "only a gauge is set")
        change(metric, labels) { $0 = value }
    }

    mutating func observe(_ metric: Metric, _ labels: [String], _ seconds: Double) {
        precondition(metric.kind == .histogram, "only a histogram observes")
        let labels = admitted(metric, labels)
        var histogram = Histogram()
        if case .histogram(let there) = figures[metric]?[labels] { histogram = there }
        histogram.observe(seconds)
        figures[metric, default: [:]][labels] = .histogram(histogram)
    }

    func values(of metric: Metric) -> [[String]: Double] {
        (figures[metric] ?? [:]).compactMapValues { figure in
            if case .number(let value) = figure { value } else { nil }
        }
    }

    var text: String {
        var lines: [String] = []
        for metric in Metric.all {
            lines.append("# HELP \(metric.name) \(metric.purpose)")
            lines.append("# TYPE \(metric.name) \(metric.kind.rawValue)")
            for (labels, figure) in (figures[metric] ?? [:]).sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
                let pairs = zip(metric.labels, labels).map { "\($0)=\"\(Self.escaped($1))\"" }
                switch figure {
                case .number(let value): lines.append("\(metric.name)\(Self.braced(pairs)) \(Self.shown(value))")
                case .histogram(let histogram): lines += Self.lines(metric.name, pairs, histogram)
                }
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private mutating func change(_ metric: Metric, _ labels: [String], _ body: (inout Double) -> Void) {
        let labels = admitted(metric, labels)
        var value = 0.0
        if case .number(let there) = figures[metric]?[labels] { value = there }
        body(&value)
        figures[metric, default: [:]][labels] = .number(value)
    }

    private func admitted(_ metric: Metric, _ labels: [String]) -> [String] {
        precondition(labels.count == metric.labels.count, "as many values as the metric has labels")
        guard let there = figures[metric], there[labels] == nil, there.count >= Self.mostSeries else { return labels }
        return labels.map { _ in Self.other }
    }

    private static func lines(_ name: String, _ pairs: [String], _ histogram: Histogram) -> [String] {
        var below = 0
        var lines: [String] = []
        for (index, count) in histogram.counts.enumerated() {
            below += count
            let bound = index < Histogram.bounds.count ? shown(Histogram.bounds[index]) : "+Inf"
            lines.append("\(name)_bucket\(braced(pairs + ["le=\"\(bound)\""])) \(below)")
        }
        lines.append("\(name)_sum\(braced(pairs)) \(shown(histogram.sum))")
        lines.append("\(name)_count\(braced(pairs)) \(below)")
        return lines
    }

    private static func braced(_ pairs: [String]) -> String {
        pairs.isEmpty ? "" : "{\(pairs.joined(separator: ","))}"
    }

    private static func shown(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
    }

    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for character in text.unicodeScalars {
            switch character {
            case "\\": escaped += "\\\\"
            case "\"": escaped += "\\\""
            case "\n": escaped += "\\n"
            default: escaped.unicodeScalars.append(character)
            }
        }
        return escaped
    }
}
