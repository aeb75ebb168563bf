extension ScriptedServer {
    public enum Event: Hashable, Sendable {
        case connected(Int)
        case received(Request)
        case expected(Int, [UInt8])
        /// The client of that connection has not taken what was sent to it for a while.
        case blocked(Int)
        case ended(Int, Ending)
    }

    /// How a client left.
    public enum Ending: Hashable, Sendable {
        case closed, reset
    }
}
