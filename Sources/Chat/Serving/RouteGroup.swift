public import WebServer

/// A part of what is served over HTTP.
public protocol RouteGroup: Sendable {
    func add(to router: inout Router)
}
