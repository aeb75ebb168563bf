// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
]

/// A module of ours: its imports are the architecture, and `ArchitectureTests` compares them with the sources.
func module(
    _ name: String,
    _ imports: [String] = [],
    path: String? = nil,
    exclude: [String] = [],
    resources: [Resource] = []
) -> Target {
    .target(
        name: name,
        dependencies: imports.map { .byName(name: $0) },
        path: path,
        exclude: exclude,
        resources: resources,
        swiftSettings: settings
    )
}

func tests(_ name: String, _ imports: [String], resources: [Resource] = []) -> Target {
    .testTarget(
        name: name,
        dependencies: imports.map { .byName(name: $0) },
        resources: resources,
        swiftSettings: settings
    )
}

let package = Package(
    name: "Parlance",
    targets: [
        .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
        .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(name: "CEdit", pkgConfig: "libedit", providers: [.apt(["libedit-dev"])]),
        .systemLibrary(name: "CUTF8Proc", providers: [.apt(["libutf8proc-dev"])]),
        .systemLibrary(name: "COpenSSL", pkgConfig: "openssl", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CHiredis", providers: [.apt(["libhiredis-dev"])]),
        .systemLibrary(name: "CLinux"),

        module("Diagnostics", ["JSON"]),
        module("JSON"),
        module("YAML", ["CYAML", "Diagnostics"]),
        module("Intents", ["Diagnostics", "JSON"]),
        module("Entities", ["CUTF8Proc", "Intents"]),
        module("Understanding", ["Entities", "Intents"]),
        module(
            "Models",
            ["Entities", "HTTPClient", "Intents", "JSON", "SQLite", "Understanding"],
            exclude: ["README.md"]
        ),
        module("Dialogue", ["Intents"]),
        module("SourceFiles", ["COpenSSL"]),
        module(
            "Catalog",
            ["Intents", "YAML", "Diagnostics", "JSON", "SourceFiles"],
            resources: [.embedInCode("talk.yaml")]
        ),
        module(
            "Engine",
            ["Diagnostics", "Dialogue", "Entities", "Intents", "JSON", "Linking", "PluginAPI", "Understanding"]
        ),
        module("Storage", ["Engine", "Intents", "JSON", "Limits", "PluginAPI", "Redis", "SQLite", "SourceFiles"]),
        module("SQLite", ["CSQLite"]),
        module("Redis", ["CHiredis", "COpenSSL"]),
        module("HTTPClient", ["CCurl", "Observability"]),
        module("LineEditing", ["CEdit", "Diagnostics"]),
        module(
            "Console",
            [
                "Diagnostics", "Dialogue", "Engine", "Intents", "JSON", "LineEditing", "Linking", "PluginAPI",
                "TimeZones",
            ]
        ),
        module("WebServer", ["CLinux", "COpenSSL"]),
        module("WebPages", ["WebServer"]),
        module("Statistics", ["Intents", "JSON", "Observability"]),
        module(
            "Chat",
            [
                "Diagnostics", "Dialogue", "Engine", "HTTPAPI", "Intents", "JSON", "Limits", "Linking", "Observability",
                "PluginAPI", "Statistics", "Storage", "TimeZones", "WebServer",
            ],
            resources: [.embedInCode("Schemas/chat.json"), .embedInCode("Schemas/openapi.json")]
        ),
        module("TimeZones", ["Intents"]),
        module("PluginAPI", ["Intents", "JSON"]),
        module("Linking", ["Intents", "PluginAPI", "JSON", "Diagnostics"]),
        module("RecordHandlers", ["Intents", "JSON", "PluginAPI", "TimeZones"], path: "Plugins/RecordHandlers"),
        module(
            "LocalCRMPlugin",
            ["Intents", "JSON", "PluginAPI", "RecordHandlers", "SQLite", "TimeZones"],
            path: "Plugins/LocalCRM",
            exclude: ["README.md"]
        ),

        module("Secrets", ["COpenSSL", "HTTPClient", "SQLite"]),
        module("HMAC", ["COpenSSL"]),
        module("Limits"),
        module("Backup", ["JSON", "SQLite", "SourceFiles"]),
        module("Observability", ["JSON"]),
        module(
            "Identity",
            ["COpenSSL", "HMAC", "HTTPAPI", "Intents", "JSON", "Limits", "Observability", "SQLite", "WebServer"]
        ),
        module("HTTPAPI", ["JSON", "Limits", "Observability", "WebServer"]),
        module("Administration", ["HTTPAPI", "Identity", "Intents", "JSON", "Storage", "WebServer"]),
        module(
            "WebhookPlugin",
            ["HMAC", "HTTPClient", "Intents", "JSON", "PluginAPI"],
            path: "Plugins/Webhook",
            exclude: ["README.md"]
        ),
        module(
            "OdooPlugin",
            ["HTTPClient", "Intents", "JSON", "PluginAPI", "RecordHandlers"],
            path: "Plugins/Odoo",
            exclude: ["README.md"]
        ),
        .executableTarget(
            name: "parlance",
            dependencies: [
                "Administration", "Backup", "Catalog", "Chat", "Console", "Diagnostics", "Dialogue", "Engine",
                "Entities", "HTTPAPI", "HTTPClient", "Identity", "Intents", "JSON", "LineEditing", "Linking",
                "Limits", "LocalCRMPlugin", "Models", "Observability", "OdooPlugin", "PluginAPI", "Redis", "SQLite",
                "Secrets", "Storage", "TimeZones", "Understanding", "WebPages", "WebServer", "WebhookPlugin",
            ],
            path: "Sources/App",
            swiftSettings: settings
        ),

        .executableTarget(
            name: "Benchmarks",
            dependencies: [
                "Catalog", "Engine", "Entities", "HTTPClient", "Intents", "JSON", "Linking", "LocalCRMPlugin", "Models",
                "OdooPlugin", "PluginAPI", "RecordHandlers", "SQLite", "Storage", "Understanding",
            ],
            exclude: ["Serving", "scripted_provider.py", "yardstick.py"],
            swiftSettings: settings
        ),

        .executableTarget(
            name: "Fuzz",
            dependencies: [
                "Catalog", "Diagnostics", "Dialogue", "Engine", "Entities", "Intents", "JSON", "Linking",
                "LocalCRMPlugin", "PluginAPI", "SQLite", "Storage", "Understanding", "YAML",
            ],
            swiftSettings: settings
        ),

        .executableTarget(
            name: "EchoServer",
            dependencies: ["WebServer"],
            path: "Tests/Support/EchoServer",
            swiftSettings: settings
        ),
        module("ScriptedServer", ["COpenSSL"], path: "Tests/Support/ScriptedServer"),
        module("RedisServer", path: "Tests/Support/RedisServer"),
        module("PseudoTerminal", ["CLinux"], path: "Tests/Support/PseudoTerminal"),

        tests("ArchitectureTests", []),
        tests("DiagnosticsTests", ["Diagnostics", "JSON"]),
        tests("JSONTests", ["JSON"]),
        tests("YAMLTests", ["YAML", "Diagnostics"]),
        tests("SQLiteTests", ["SQLite"]),
        tests("StorageTests", ["JSON", "Limits", "Redis", "RedisServer", "SQLite", "Storage"]),
        tests("RedisTests", ["Redis", "RedisServer"]),
        tests("TimeZonesTests", ["TimeZones", "Intents"]),
        tests("IntentsTests", ["Intents", "Diagnostics", "JSON"]),
        tests("HMACTests", ["HMAC"]),
        tests("ChatTests", ["Chat", "Engine", "HTTPAPI", "Intents", "JSON"]),
        tests("LimitsTests", ["Limits"]),
        tests("BackupTests", ["Backup", "SQLite"]),
        tests("ObservabilityTests", ["JSON", "Observability"]),
        tests(
            "IdentityTests",
            ["HTTPAPI", "Identity", "Intents", "JSON", "Limits", "Observability", "SQLite", "WebServer"]
        ),
        tests("HTTPAPITests", ["HTTPAPI", "JSON", "Limits", "Observability", "WebServer"]),
        tests(
            "AdministrationTests",
            [
                "Administration", "Diagnostics", "Engine", "Identity", "Intents", "JSON", "PluginAPI", "SQLite",
                "Storage", "WebServer",
            ]
        ),
        tests(
            "WebhookTests",
            ["WebhookPlugin", "HTTPClient", "Intents", "JSON", "PluginAPI", "ScriptedServer"]
        ),
        tests("RecordHandlersTests", ["RecordHandlers", "PluginAPI", "Intents", "JSON"]),
        tests(
            "LocalCRMTests",
            ["LocalCRMPlugin", "RecordHandlers", "PluginAPI", "Intents", "JSON", "SQLite"]
        ),
        tests("AppTests", ["HTTPClient", "JSON", "ScriptedServer", "parlance"]),
        tests(
            "EngineTests",
            [
                "Catalog", "Diagnostics", "Dialogue", "Engine", "Intents", "JSON", "Linking", "LocalCRMPlugin",
                "PluginAPI", "SQLite", "Storage", "Understanding",
            ]
        ),
        tests(
            "OdooTests",
            [
                "Catalog", "Engine", "HTTPClient", "Intents", "JSON", "Linking", "LocalCRMPlugin", "OdooPlugin",
                "PluginAPI", "RecordHandlers", "SQLite", "ScriptedServer", "Storage", "Understanding", "WebServer",
            ],
            resources: [.copy("Resources")]
        ),
        tests("LinkingTests", ["Linking", "Catalog", "PluginAPI", "Intents", "Diagnostics", "JSON"]),
        tests("CatalogTests", ["Catalog", "YAML", "Intents", "Diagnostics", "JSON"]),
        tests("EntitiesTests", ["Entities", "Intents"]),
        tests("UnderstandingTests", ["Understanding", "Catalog", "Diagnostics", "Entities", "Intents"]),
        tests(
            "ConsoleTests",
            [
                "Catalog", "Console", "Diagnostics", "Engine", "Intents", "JSON", "LineEditing", "Linking",
                "LocalCRMPlugin",
                "PluginAPI", "SQLite", "Storage", "TimeZones", "Understanding",
            ]
        ),
        tests(
            "ModelsTests",
            [
                "Catalog", "Dialogue", "Engine", "Entities", "HTTPClient", "Intents", "JSON", "Linking",
                "LocalCRMPlugin", "Models", "PluginAPI", "SQLite", "ScriptedServer", "Storage", "Understanding",
            ]
        ),
        tests("LineEditingTests", ["LineEditing", "PseudoTerminal"]),
        tests("HTTPClientTests", ["HTTPClient", "Observability", "ScriptedServer"]),
        tests("StatisticsTests", ["JSON", "Observability", "Statistics"]),
        tests("WebServerTests", ["WebPages", "WebServer", "COpenSSL"]),
    ],
    swiftLanguageModes: [.v6]
)
