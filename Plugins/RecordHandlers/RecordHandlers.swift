public import PluginAPI

/// The `odoo.*` handlers over one store: an intent that uses them runs unchanged on Odoo and on the embedded CRM.
public func recordHandlers(over store: some RecordStore) -> [Handler] {
    [
        .create(over: store),
        .search(over: store),
        .read(over: store),
        .write(over: store),
        .advance(over: store),
        .archive(over: store),
        .restore(over: store),
        .unlink(over: store),
        .group(over: store),
        .call(over: store),
        .note(over: store),
        .schedule(over: store),
        .event(over: store),
        .lose(over: store),
        .convert(over: store),
    ]
}
