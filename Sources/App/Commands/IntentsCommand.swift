internal import Diagnostics
internal import Engine
internal import Intents
internal import PluginAPI

/// `parlance intents`: what can be asked, and with `--handlers` what plans can be made of.
enum IntentsCommand {
    static func run(_ arguments: Arguments) async throws -> Int32 {
        let configuration = try Configuration(arguments)
        let installation = try await Installation.inMemory(configuration)
        if arguments.flags.contains("handlers") {
            for plugin in installation.plugins {
                print("\(plugin.name): \(plugin.purpose)")
                for handler in plugin.handlers { print(describe(handler)) }
            }
            return 0
        }
        for intent in installation.interpreter.intents(for: configuration.roles) {
            let titles = [intent.title.zh, intent.title.en].compactMap(\.self).joined(separator: " / ")
            let examples = [intent.examples.zh?.first?.text, intent.examples.en?.first?.text].compactMap(\.self)
            print("\(intent.id)  \(titles)  (\(intent.effect.rawValue))")
            for example in examples { print("    \(example)") }
        }
        return installation.diagnostics.containsError ? 1 : 0
    }

    private static func describe(_ handler: Handler) -> String {
        let parameters = handler.parameters.map { parameter in
            "      \(parameter.name)\(parameter.isRequired ? "" : "?"): \(parameter.shape.phrase). \(parameter.purpose)."
        }
        return (["  \(handler.id) (\(handler.effect.rawValue)): \(handler.purpose)"] + parameters).joined(
            separator: "\n"
        )
    }
}
