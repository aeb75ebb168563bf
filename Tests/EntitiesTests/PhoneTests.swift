import Entities
import Intents
import Testing

struct PhoneTests {
    @Test(arguments: [
        ("手机13800138000", "+8613800138000"), ("１３８ ００１３-８０００", "+8613800138000"), ("189-7006-5521", "+8618970065521"),
        ("电话是幺三九幺六二二零五八八", "+8613916220588"), ("一五八零零七七三六一九", "+8615800773619"),
        ("+86 138 0013 8000", "+8613800138000"),
        ("008613800138000", "+8613800138000"), ("021-58881234转8", "+862158881234 x8"),
        ("010-62288559-801", "+861062288559 x801"),
        ("(021)58881234", "+862158881234"), ("400-810-8888", "+864008108888"), ("+1 (541) 754-3010", "+15417543010"),
        ("+44(0)113-496-0009", "+441134960009"), ("tel 212-555-0187", "2125550187"), ("628 555 0174", "6285550174"),
        ("837.824.1482x63888", "8378241482 x63888"),
    ])
    func `a number becomes E.164 where the region allows`(text: String, number: String) {
        #expect(values(.phone, in: text, kinds: [.phone]) == [number])
    }

    @Test(arguments: [
        (Region.unitedStates, "212-555-0187", "+12125550187"), (.unitedKingdom, "020 7946 0958", "+442079460958"),
        (.hongKong, "28905678给我", "+85228905678"),
    ])
    func `the region completes a number`(region: Region, text: String, number: String) {
        let abroad = Reference(now: reference.now, region: region)
        let found = recognizer.entities(in: text, reference: abroad, kinds: [.phone])
        #expect(found.compactMap { $0.value(as: .phone, reference: abroad) }.map(written) == [number])
    }

    @Test(arguments: [
        "s666666666", "666666666s", "16-04-2010", "911-67-0060", "P0-001-000016155-9", "192.168.255.255",
        "account #12345678",
        "(39 (6)) 345276", "order 2020-01-01-0001", "$1234567", "http://twitter.com/87057367204202896", "1000-1=999",
    ])
    func `other figures are no telephone numbers`(text: String) {
        #expect(values(.phone, in: text, kinds: [.phone]) == [])
    }

    @Test(arguments: [("手机尾号7745的客户", "7745"), ("尾号七七四五", "7745"), ("ending in 0187", "0187")])
    func `the end of a number is marked as such`(text: String, digits: String) {
        let found = recognizer.entities(in: text, reference: reference, kinds: [.phone])
        guard found.count == 1, case .phone(let phone) = found[0].value else {
            Issue.record("no telephone in \(text)")
            return
        }
        #expect(phone.isEnding)
        #expect(phone.phone.digits == digits)
    }

    @Test(arguments: [
        ("邮箱contact@qvalley.cn，谢谢", ["contact@qvalley.cn"]),
        ("first.last@sub.example.museum", ["first.last@sub.example.museum"]),
        ("a..bc@outlook.com .abc@hotmail.com Alice@abc j_9@129.126.118.1", []),
        ("<joe@x.org>;tom@y.net", ["joe@x.org", "tom@y.net"]),
    ])
    func `mail addresses are whole and valid`(text: String, addresses: [String]) {
        #expect(values(.email, in: text, kinds: [.email]) == addresses)
    }

    @Test(arguments: [
        ("网址 https://qvalley.cn。", ["https://qvalley.cn"]), ("官网填上：http://www.zyll.com.cn", ["http://www.zyll.com.cn"]),
        ("bit.ly, sound.academy...", ["bit.ly", "sound.academy"]),
        ("see example.com:8080/x?y=1.", ["example.com:8080/x?y=1"]),
        ("e.g. 3.14 U.S.A. node.js 7.am httt://abc.com http://#", []), ("raj@orion.com", []),
    ])
    func `web addresses end where the sentence goes on`(text: String, addresses: [String]) {
        #expect(values(.url, in: text, kinds: [.url]) == addresses)
    }
}
