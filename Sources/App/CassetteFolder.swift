internal import FoundationEssentials
internal import Models

/// Cassettes as files of one folder, which is made when the first one is kept.
struct CassetteFolder: CassetteShelf {
    let path: String

    func text(named name: String) -> String? { TextFile.read(path + "/" + name) }

    func keep(_ text: String, named name: String) throws {
        try Configuration.makeFolder(path)
        try Data(text.utf8).write(to: URL(filePath: path + "/" + name), options: .atomic)
    }
}
