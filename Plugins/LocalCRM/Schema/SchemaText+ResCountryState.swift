// Generated from fields_get of Odoo 19.0: name|type flags>relation|English|Chinese|selection.
// Flags: ! required, ~ written by the store alone, * computed, @ translated. The last line has the defaults.
// swift-format-ignore-file

extension SchemaText {
    static let resCountryState = """
        code|char!|State Code|省/州代码
        country_id|many2one!>res.country|Country|国家/地区
        create_date|datetime~|Created on|创建日期
        create_uid|many2one~>res.users|Created by|创建人
        display_name|char~*|Display Name|显示名称
        id|integer~|ID|
        name|char!@|State Name|省/州名称
        write_date|datetime~|Last Updated on|最后更新时间
        write_uid|many2one~>res.users|Last Updated by|最后更新人
        """
}
