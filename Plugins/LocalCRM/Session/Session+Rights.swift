internal import Intents
internal import PluginAPI

extension Session {
    /// Managers and administrators may do everything; others what the model grants to salespeople.
    func check(_ access: Access, on model: Model, _ ids: [Int] = []) throws(HandlerFailure) {
        guard purpose == .call, !isManager, !model.definition.salesMay.contains(access) else { return }
        let sentence =
            switch (access, caller.language) {
            case (.create, .zh): "你没有新建的权限，请联系管理员。"
            case (.write, .zh): "你没有修改的权限，请联系管理员。"
            case (.unlink, .zh): "你没有删除的权限，可以改为归档，或联系管理员。"
            case (.create, .en): "You may not create these records; ask a manager."
            case (.write, .en): "You may not change these records; ask a manager."
            case (.unlink, .en): "You may not delete these records; archive them, or ask a manager."
            }
        throw .denied(model: model.name, detail: sentence)
    }

    var isManager: Bool { !caller.roles.isDisjoint(with: Self.managers) }

    private static let managers: Set<Role> = ["sales_manager", "admin"]
}
