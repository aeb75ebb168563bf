internal import HTTPClient
internal import Intents

/// What went wrong, for the person who speaks: messages of Odoo come in the language that the user has there, and say
/// what only its developers understand.
struct Wording {
    private let language: Language

    init(_ language: Language) {
        self.language = language
    }

    private func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

    func noKey(of user: String) -> String {
        say(
            "「\(user)」还没有 API 密钥，请用 `parlance key add` 添加",
            "there is no API key for '\(user)': add one with `parlance key add`"
        )
    }

    var keyNotAccepted: String {
        say("API 密钥不对、已过期，或者不属于这台服务器", "the API key is unknown, expired or not for this server")
    }

    func notAccepted(login: String) -> String {
        say("登录名「\(login)」或它的密钥不被接受", "the login '\(login)' or its key is not accepted")
    }

    func notTheirs(company: String) -> String {
        say("您不属于公司「\(company)」", "'\(company)' is not one of your companies")
    }

    /// What the call was for, on what. The message comes in the language that the user has in Odoo; what tells rules
    /// about records from rights on models is the same in all.
    func denied(_ call: RemoteCall, _ message: String) -> String {
        if message.contains("unauthorized or invalid companies") {
            return say("这涉及您不属于的公司", "it concerns a company that you do not belong to")
        }
        let what = models[call.model]
        let zh = what?.zh ?? call.model
        let en = what?.en ?? call.model
        let (zhVerb, enVerb) = verb(call.right)
        if message.contains("(id=") || message.contains("Records:") {
            return say(
                "按 Odoo 的访问规则，您无权\(zhVerb)这条\(zh)，它属于或将属于同事",
                "by Odoo's access rules you may not \(enVerb) this record (\(en)): it is, or would be, a colleague's"
            )
        }
        return say("您在 Odoo 中没有\(zhVerb)\(zh)的权限", "you have no right in Odoo to \(enVerb) such records (\(en))")
    }

    private func verb(_ right: RemoteCall.Right) -> (zh: String, en: String) {
        switch right {
        case .create: ("新建", "create")
        case .read: ("查看", "see")
        case .write: ("修改", "change")
        case .unlink: ("删除", "delete")
        }
    }

    func redirected(_ status: Int) -> String {
        say(
            "服务器把请求转到了别处（\(status)）：请把地址设成它指向的那个",
            "the server answers with a redirection (\(status)); set the address that it points to"
        )
    }

    var noDatabase: String {
        say(
            "没有这个数据库，或者这个地址上不是 Odoo 19：请检查两者",
            "there is no such database, or no Odoo of version 19 at this address; check both"
        )
    }

    func notJSON(_ type: String) -> String {
        say(
            "服务器回的是 \(type.isEmpty ? "没有类型的内容" : type)，不是 JSON：那里是 Odoo 吗？",
            "the server answered with \(type.isEmpty ? "no type" : type) instead of JSON; is it Odoo?"
        )
    }

    func status(_ status: Int) -> String {
        say(
            "服务器或它前面的代理返回了状态 \(status)",
            "the server, or a proxy before it, answered with status \(status)"
        )
    }

    var changing: String { say("别人正在改同一条记录", "somebody else is changing the same record") }

    var databaseUnreachable: String { say("服务器连不上它的数据库", "the server cannot reach its database") }

    var busy: String { say("服务器忙", "the server is busy") }

    func failed(_ status: Int, _ name: String) -> String {
        say("服务器出错（\(status) \(name)）", "the server failed (\(status) \(name))")
    }

    func failure(_ failure: HTTPFailure) -> String {
        guard language == .zh else { return failure.description }
        return switch failure {
        case .invalidRequest: "地址不是普通的 http 或 https 地址"
        case .unknownHost: "找不到服务器的名字"
        case .unreachable: "连不上服务器"
        case .proxy: "代理不放行，或者连不上代理"
        case .tls: "不能建立可信的加密连接，请检查证书"
        case .timedOut, .stalled: "服务器没有及时回答"
        case .closed, .malformedAnswer: "服务器没有答完就断开了"
        case .tooLarge, .headersTooLarge: "服务器的回答太大"
        case .cancelled: "请求已取消"
        case .library(let code, _): "请求失败（libcurl \(code)）"
        }
    }

    private var models: [String: (zh: String, en: String)] {
        [
            "res.partner": ("客户或联系人", "customer or contact"), "crm.lead": ("线索或商机", "lead or opportunity"),
            "crm.stage": ("商机阶段", "stage"), "crm.tag": ("标签", "tag"), "crm.lost.reason": ("输单原因", "lost reason"),
            "res.partner.category": ("客户标签", "customer tag"), "utm.source": ("来源", "source"),
            "mail.activity": ("活动", "activity"), "mail.message": ("备注", "note"),
            "calendar.event": ("会议", "meeting"), "sale.order": ("报价单", "quotation"),
            "sale.order.line": ("报价明细", "quotation line"), "product.product": ("产品", "product"),
            "res.users": ("用户", "user"), "res.company": ("公司", "company"),
        ]
    }
}

extension RemoteCall {
    enum Right { case create, read, write, unlink }

    /// The right that the call takes.
    var right: Right {
        switch method {
        case "create": .create
        case "web_save": ids?.isEmpty == false ? .write : .create
        case "unlink": .unlink
        case _ where RemoteCall.reading.contains(where: method.hasPrefix): .read
        default: .write
        }
    }

    private static let reading = [
        "search", "read", "web_read", "web_search", "name_search", "formatted_read", "fields_get", "default_get",
    ]
}
