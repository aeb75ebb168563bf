// Generated from fields_get of Odoo 19.0: name|type flags>relation|English|Chinese|selection.
// Flags: ! required, ~ written by the store alone, * computed, @ translated. The last line has the defaults.
// swift-format-ignore-file

extension SchemaText {
    static let crmLostReason = """
        active|boolean|Active|有效
        create_date|datetime~|Created on|创建日期
        create_uid|many2one~>res.users|Created by|创建人
        display_name|char~*|Display Name|显示名称
        id|integer~|ID|
        leads_count|integer*|Leads Count|线索数量
        name|char!@|Description|描述
        write_date|datetime~|Last Updated on|最后更新日期
        write_uid|many2one~>res.users|Last Updated by|最后更新人
        = {"active": true}
        """
}
