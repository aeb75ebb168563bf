// Generated from fields_get of Odoo 19.0: name|type flags>relation|English|Chinese|selection.
// Flags: ! required, ~ written by the store alone, * computed, @ translated. The last line has the defaults.
// swift-format-ignore-file

extension SchemaText {
    static let resCountry = """
        code|char!|Country Code|国家/地区代码
        create_date|datetime~|Created on|创建日期
        create_uid|many2one~>res.users|Created by|创建人
        currency_id|many2one>res.currency|Currency|币别
        display_name|char~*|Display Name|显示名称
        id|integer~|ID|
        name|char!@|Country Name|国家/地区名称
        phone_code|integer|Country Calling Code|国家/地区长途区号
        state_ids|one2many>res.country.state.country_id|States|省/州
        state_required|boolean|State Required|省/州必填
        vat_label|char|Vat Label|大桶标签
        write_date|datetime~|Last Updated on|最后更新时间
        write_uid|many2one~>res.users|Last Updated by|最后更新人
        """
}
