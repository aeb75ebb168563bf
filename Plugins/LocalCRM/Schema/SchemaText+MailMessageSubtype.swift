// Generated from fields_get of Odoo 19.0: name|type flags>relation|English|Chinese|selection.
// Flags: ! required, ~ written by the store alone, * computed, @ translated. The last line has the defaults.
// swift-format-ignore-file

extension SchemaText {
    static let mailMessageSubtype = """
        create_date|datetime~|Created on|创建日期
        create_uid|many2one~>res.users|Created by|创建人
        default|boolean|Default|默认
        description|text|Description|说明
        display_name|char~*|Display Name|显示名称
        id|integer~|ID|ID
        internal|boolean|Internal Only|仅内部
        name|char!@|Message Type|消息类型
        res_model|char|Model|模型
        sequence|integer|Sequence|序号
        write_date|datetime~|Last Updated on|上次更新日期
        write_uid|many2one~>res.users|Last Updated by|上次更新人
        = {"default": true, "sequence": 1}
        """
}
