// Generated from fields_get of Odoo 19.0: name|type flags>relation|English|Chinese|selection.
// Flags: ! required, ~ written by the store alone, * computed, @ translated. The last line has the defaults.
// swift-format-ignore-file

extension SchemaText {
    static let saleOrderLine = """
        company_id|many2one~>res.company|Company|公司
        create_date|datetime~|Created on|创建日期
        create_uid|many2one~>res.users|Created by|创建人
        currency_id|many2one~>res.currency|Currency|币别
        discount|float|Discount (%)|折扣（%）
        display_name|char~*|Display Name|显示名称
        display_type|selection|Display Type|显示类型|line_section=Section=小节;line_subsection=Subsection=小节;line_note=Note=备注
        id|integer~|ID|
        invoice_status|selection~|Invoice Status|发票状态|upselling=Upselling Opportunity=加售商机;invoiced=Fully Invoiced=已全额开票;to invoice=To Invoice=待开票;no=Nothing to Invoice=没有待开票项目
        name|text|Description|描述
        order_id|many2one!>sale.order|Order Reference|订单参考号
        order_partner_id|many2one~>res.partner|Customer|客户
        price_subtotal|monetary~|Subtotal|小计
        price_tax|float~|Total Tax|总税额
        price_total|monetary~|Total|总计
        price_unit|float!|Unit Price|单价
        product_id|many2one>product.product|Product|产品
        product_type|selection*|Product Type|产品类型|consu=Goods=实物;service=Service=服务;combo=Combo=组合
        product_uom_qty|float!|Quantity|数量
        salesman_id|many2one~>res.users|Salesperson|销售人员
        sequence|integer|Sequence|序列
        state|selection~|Order Status|订单状态|draft=Quotation=报价单;sent=Quotation Sent=已发送报价单;sale=Sales Order=销售订单;cancel=Cancelled=已取消
        write_date|datetime~|Last Updated on|上次更新日期
        write_uid|many2one~>res.users|Last Updated by|上一更新人
        = {"product_uom_qty": 1.0, "sequence": 10}
        """
}
