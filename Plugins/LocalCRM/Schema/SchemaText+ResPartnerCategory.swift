// Generated from fields_get of Odoo 19.0: name|type flags>relation|English|Chinese|selection.
// Flags: ! required, ~ written by the store alone, * computed, @ translated. The last line has the defaults.
// swift-format-ignore-file

extension SchemaText {
    static let resPartnerCategory = """
        active|boolean|Active|有效
        child_ids|one2many>res.partner.category.parent_id|Child Tags|儿童标签
        color|integer|Color|颜色
        create_date|datetime~|Created on|创建日期
        create_uid|many2one~>res.users|Created by|创建人
        display_name|char~*|Display Name|显示名称
        id|integer~|ID|
        name|char!@|Name|名称
        parent_id|many2one>res.partner.category|Category|类别
        parent_path|char|Parent Path|上级路径
        write_date|datetime~|Last Updated on|最后更新时间
        write_uid|many2one~>res.users|Last Updated by|最后更新人
        = {"active": true, "color": 2}
        """
}
