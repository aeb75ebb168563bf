// Generated from fields_get of Odoo 19.0: name|type flags>relation|English|Chinese|selection.
// Flags: ! required, ~ written by the store alone, * computed, @ translated. The last line has the defaults.
// swift-format-ignore-file

extension SchemaText {
    static let mailMessage = """
        author_id|many2one>res.partner|Author|作者
        body|html|Contents|内容
        child_ids|one2many>mail.message.parent_id|Child Messages|下级消息
        create_date|datetime~|Created on|创建日期
        create_uid|many2one~>res.users|Created by|创建人
        date|datetime|Date|日期
        display_name|char~*|Display Name|显示名称
        email_from|char|From|来自
        id|integer~|ID|
        is_internal|boolean|Employee Only|仅限员工
        mail_activity_type_id|many2one>mail.activity.type|Mail Activity Type|邮件活动类型
        message_type|selection!|Type|类型|email=Incoming Email=接收电子邮件;comment=Comment=备注;email_outgoing=Outgoing Email=外发电子邮件;notification=System notification=系统通知;auto_comment=Automated Targeted Notification=自动定向通知;out_of_office=Out-of-office Message;user_notification=User Specific Notification=用户特定通知;sms=SMS=短信息;snailmail=Snailmail=传统信件
        model|char|Related Document Model|相关单据模型
        parent_id|many2one>mail.message|Parent Message|上级消息
        partner_ids|many2many>res.partner|Recipients|收件人
        record_company_id|many2one>res.company|Company|公司
        record_name|char*|Message Record Name|消息记录名称
        reply_to|char|Reply-To|回复 至
        res_id|many2one_reference|Related Document ID|相关单据ID
        subject|char|Subject|主旨
        subtype_id|many2one>mail.message.subtype|Subtype|子类型
        write_date|datetime~|Last Updated on|上次更新日期
        write_uid|many2one~>res.users|Last Updated by|最后更新人
        = {"message_type": "comment"}
        """
}
