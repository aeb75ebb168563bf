public import HTTPClient

/// One database of one Odoo server.
public struct OdooServer: Hashable, Sendable {
    /// `https://crm.example.com`, without a path.
    public var url: String
    public var database: String
    /// The company to work in, by name or number, for people who have several; nil for each one's own.
    public var company: String?

    public init(url: String, database: String, company: String? = nil) {
        self.url = url.last == "/" ? String(url.dropLast()) : url
        self.database = database
        self.company = company
    }
}

/// Who a call is made as.
public struct OdooCredential: Sendable {
    /// The login in Odoo; JSON-RPC needs it, JSON-2 does not.
    public var login: String
    /// An API key of that login.
    public var key: Secret

    public init(login: String, key: Secret) {
        self.login = login
        self.key = key
    }
}

/// Whose key a person's calls are made with.
public protocol OdooCredentials: Sendable {
    /// Nil when this person has none.
    func credential(for user: String) async -> OdooCredential?
}

/// One account for everybody: Odoo then sees one user, so its access rules and its audit trail no longer tell people
/// apart, and everybody may do what that account may.
public struct ServiceAccount: OdooCredentials {
    private let account: OdooCredential

    public init(_ account: OdooCredential) {
        self.account = account
    }

    public func credential(for user: String) async -> OdooCredential? { account }
}
