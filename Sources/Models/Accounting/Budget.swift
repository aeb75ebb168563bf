/// How much may be spent in a day, in millionths; nil sets no bound.
public struct Budget: Hashable, Sendable {
    public var ofUser: Int?
    public var ofInstallation: Int?

    public init(ofUser: Int? = nil, ofInstallation: Int? = nil) {
        self.ofUser = ofUser
        self.ofInstallation = ofInstallation
    }

    enum Verdict: Hashable { case within, spent(of: String) }

    /// Within it, the cost is held until `leave`: requests made at the same time see each other, so that together they
    /// exceed a bound by no more than one of them. A budget without a readable account is taken as spent.
    func admit(_ cost: Int, _ ledger: (any Ledger)?, user: String) -> Verdict {
        guard ofUser != nil || ofInstallation != nil else { return .within }
        guard let ledger else { return .spent(of: ofUser == nil ? "the installation" : "the user") }
        return ledger.reservations.hold(cost, for: user) { ofOne, ofAll in
            if let ofUser, !Self.isWithin(ofUser, ledger.spentToday(by: user), ofOne) { return .spent(of: "the user") }
            if let ofInstallation, !Self.isWithin(ofInstallation, ledger.spentToday(by: nil), ofAll) {
                return .spent(of: "the installation")
            }
            return .within
        }
    }

    /// After what was admitted has been recorded.
    func leave(_ cost: Int, _ ledger: (any Ledger)?, user: String) {
        guard ofUser != nil || ofInstallation != nil else { return }
        ledger?.reservations.release(cost, for: user)
    }

    private static func isWithin(_ bound: Int, _ spent: Int?, _ held: Int) -> Bool {
        spent.map { $0 + held < bound } ?? false
    }
}
