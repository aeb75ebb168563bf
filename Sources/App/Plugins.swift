internal import LocalCRMPlugin
internal import PluginAPI

/// The one place that knows both the engine and the plugins.
enum Plugins {
    static func installed(_ configuration: Configuration) throws -> [any Plugin] {
        [try LocalCRM(file: configuration.data("crm.sqlite"))]
    }

    /// The same plugins over stores that are gone with the process.
    static func inMemory() throws -> [any Plugin] {
        [try LocalCRM()]
    }
}
