/// What `Package.swift` declares, read from its text: the compiler lets a target import more than that.
struct Manifest {
    struct Target {
        enum Kind { case module, executable, tests, systemLibrary }

        let kind: Kind
        let name: String
        let dependencies: Set<String>
        let folder: String
    }

    let targets: [Target]

    init(_ text: String) {
        let calls: [(call: String, kind: Target.Kind, folder: String)] = [
            ("module(", .module, "Sources"), (".executableTarget(", .executable, "Sources"),
            ("tests(", .tests, "Tests"), (".systemLibrary(", .systemLibrary, "Sources"),
        ]
        // What stands before is how the calls are defined.
        let declarations = text.firstRange(of: "let package").map { text[$0.lowerBound...] } ?? text[...]
        targets = calls.flatMap { call, kind, folder in
            declarations.arguments(ofCallsTo: call).compactMap { arguments in
                guard let name = arguments.firstMatch(of: /"([^"]+)"/)?.1 else { return nil }
                let list = arguments.firstMatch(of: /\[([^\]]*)\]/)?.1 ?? ""
                let path = arguments.firstMatch(of: /path:\s*"([^"]+)"/)?.1
                let isLibrary = kind == .systemLibrary
                return Target(
                    kind: kind,
                    name: String(name),
                    dependencies: isLibrary ? [] : Set(list.matches(of: /"([^"]+)"/).map { String($0.1) }),
                    folder: path.map(String.init) ?? "\(folder)/\(name)"
                )
            }
        }
    }

    func target(_ name: String) -> Target? {
        targets.first { $0.name == name }
    }

    /// Targets that call a C library of their own.
    func wrapsC(_ target: Target) -> Bool {
        target.dependencies.contains { self.target($0)?.kind == .systemLibrary }
    }

    func isPlugin(_ target: Target) -> Bool { target.folder.hasPrefix("Plugins/") }
}

extension Substring {
    /// What stands between the parentheses of each call.
    fileprivate func arguments(ofCallsTo call: String) -> [Substring] {
        ranges(of: call).compactMap { range in
            if range.lowerBound > startIndex, self[index(before: range.lowerBound)].isLetter { return nil }
            var depth = 1
            let end = self[range.upperBound...].firstIndex { character in
                if character == "(" { depth += 1 }
                if character == ")" { depth -= 1 }
                return depth == 0
            }
            return end.map { self[range.upperBound..<$0] }
        }
    }
}
