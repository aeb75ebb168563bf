/// Something that is counted or measured, under the name that Prometheus knows it by.
public struct Metric: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable { case counter, gauge, histogram }

    public let name: String
    public let kind: Kind
    public let purpose: String
    public let labels: [String]

    private init(_ name: String, _ kind: Kind, _ purpose: String, _ labels: [String] = []) {
        self.name = "parlance_" + name
        self.kind = kind
        self.purpose = purpose
        self.labels = labels
    }
}

/// All there are. Labels take few values each; people and sessions are none of them.
extension Metric {
    public static let all: [Metric] = [
        requests, requestSeconds, refusals, errors, logins, connections, openSockets, upgradesRefused, resumes,
        messages,
        duplicates, slowCloses, droppedFrames, turns, ackSeconds, firstDeltaSeconds, replySeconds, stageSeconds,
        crmSeconds, crmFailures, modelSeconds, modelFailures, modelTokens, modelCost,
    ]

    public static let requests = Metric(
        "http_requests_total",
        .counter,
        "HTTP requests by route and status.",
        ["route", "status"]
    )
    public static let requestSeconds = Metric("http_request_seconds", .histogram, "Time to answer.", ["route"])
    public static let refusals = Metric("limit_refusals_total", .counter, "What was over a limit.", ["limit"])
    public static let errors = Metric("errors_total", .counter, "Failures told to clients, by code.", ["code"])
    public static let logins = Metric("logins_total", .counter, "Logins by outcome.", ["outcome"])
    public static let connections = Metric("sockets_total", .counter, "WebSockets opened.")
    public static let openSockets = Metric("open_sockets", .gauge, "WebSockets open now.")
    public static let upgradesRefused = Metric("upgrades_refused_total", .counter, "By reason.", ["reason"])
    public static let resumes = Metric("resumes_total", .counter, "Resumes, recovered or not.", ["outcome"])
    public static let messages = Metric("messages_total", .counter, "Messages accepted, by channel.", ["channel"])
    public static let duplicates = Metric("duplicates_total", .counter, "Messages sent again.")
    public static let slowCloses = Metric("slow_closes_total", .counter, "Sockets closed for being slow.")
    public static let droppedFrames = Metric("dropped_frames_total", .counter, "Passing frames left out.", ["action"])
    public static let turns = Metric("turns_total", .counter, "Turns by intent and outcome.", ["intent", "outcome"])
    public static let ackSeconds = Metric("ack_seconds", .histogram, "Frame in to ack.")
    public static let firstDeltaSeconds = Metric("first_delta_seconds", .histogram, "Frame in to the first delta.")
    public static let replySeconds = Metric("reply_seconds", .histogram, "Frame in to the durable reply.")
    public static let stageSeconds = Metric("stage_seconds", .histogram, "One stage of a turn.", ["stage"])
    public static let crmSeconds = Metric("crm_seconds", .histogram, "One call of Odoo.", ["operation"])
    public static let crmFailures = Metric("crm_failures_total", .counter, "Calls of Odoo that failed.", ["reason"])
    public static let modelSeconds = Metric("model_seconds", .histogram, "One answer of a model.", ["provider"])
    public static let modelFailures = Metric("model_failures_total", .counter, "By reason.", ["provider", "reason"])
    public static let modelTokens = Metric("model_tokens_total", .counter, "Read and written.", ["provider", "kind"])
    public static let modelCost = Metric(
        "model_cost_millionths_total",
        .counter,
        "Millionths of the currency.",
        ["provider"]
    )
}
