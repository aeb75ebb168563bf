import Foundation
import SQLite
import Testing

struct PrivateFileTests {
    @Test(arguments: [nil, 0o644, 0o666, 0o640] as [Int?])
    func `a database and what stands beside it are for its owner alone`(before: Int?) throws {
        let folder = try TemporaryFolder()
        let path = try folder.file("a.sqlite", before == nil ? nil : [])
        if let before { try FileManager.default.setAttributes([.posixPermissions: before], ofItemAtPath: path) }
        let connection = try Connection(.file(path))
        try connection.execute("CREATE TABLE note (text)")
        for name in ["a.sqlite", "a.sqlite-wal", "a.sqlite-shm"] {
            let attributes = try FileManager.default.attributesOfItem(atPath: "\(folder.path)/\(name)")
            #expect(attributes[.posixPermissions] as? Int == 0o600, "\(name)")
        }
    }

    @Test func `another connection to a file leaves the locks on it`() throws {
        let folder = try TemporaryFolder()
        let path = try folder.file("a.sqlite")
        let first = try Connection(.file(path))
        try first.execute("CREATE TABLE note (text); BEGIN IMMEDIATE")
        let second = try Connection(.file(path), Connection.Options(busyMilliseconds: 0))
        #expect(throws: DatabaseError.locked(path: path)) { try second.execute("BEGIN IMMEDIATE") }
    }
}
