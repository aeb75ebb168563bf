internal import Diagnostics
internal import Engine
internal import Intents
internal import JSON
internal import PluginAPI

/// `parlance intents`: what can be asked, and with `--handlers` what plans can be made of; with `--json` one value a line.
enum IntentsCommand {
    static func run(_ arguments: Arguments) async throws -> Int32 {
        let configuration = try Configuration(arguments)
        let installation = try await Installation.inMemory(configuration)
        let isJSON = arguments.flags.contains("json")
        if arguments.flags.contains("handlers") {
            for plugin in installation.plugins {
                if !isJSON { print("\(plugin.name): \(plugin.purpose)") }
                for handler in plugin.handlers {
                    print(isJSON ? json(handler, of: plugin).serialized() : describe(handler))
                }
            }
            return 0
        }
        for intent in installation.interpreter.intents(for: configuration.roles) {
            if isJSON {
                print(json(intent).serialized())
                continue
            }
            let titles = [intent.title.zh, intent.title.en].compactMap(\.self).joined(separator: " / ")
            let examples = [intent.examples.zh?.first?.text, intent.examples.en?.first?.text].compactMap(\.self)
            print("\(intent.id)  \(titles)  (\(intent.effect.rawValue))")
            for example in examples { print("    \(example)") }
        }
        return installation.diagnostics.containsError ? 1 : 0
    }

    private static func json(_ intent: Intent) -> JSON {
        [
            "intent": .string(intent.id.rawValue), "does": .string(intent.effect.rawValue),
            "title": byLanguage { intent.title[$0].map(JSON.string) },
            "slots": .array(intent.slots.map { .string($0.name.rawValue) }),
            "examples": byLanguage { language in
                intent.examples[language].map { .array($0.map { .string($0.text) }) }
            },
        ]
    }

    private static func byLanguage(_ value: (Language) -> JSON?) -> JSON {
        let values = Language.allCases.compactMap { language in value(language).map { (language.rawValue, $0) } }
        return .object(Dictionary(uniqueKeysWithValues: values))
    }

    private static func json(_ handler: Handler, of plugin: any Plugin) -> JSON {
        let parameters = handler.parameters.map { parameter -> JSON in
            [
                "name": .string(parameter.name), "purpose": .string(parameter.purpose),
                "takes": .string(parameter.shape.phrase), "required": .bool(parameter.isRequired),
            ]
        }
        return [
            "handler": .string(handler.id), "does": .string(handler.effect.rawValue),
            "plugin": .string(plugin.name), "purpose": .string(handler.purpose), "parameters": .array(parameters),
        ]
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
