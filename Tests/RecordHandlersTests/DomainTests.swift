import JSON
import RecordHandlers
import Testing

/// `path = value`
func leaf(_ path: String, _ value: JSON) -> Domain {
    .condition(Domain.Condition(path.split(separator: ".").map(String.init), .equal, value))
}

struct DomainTests {
    @Test(
        arguments: [
            ("null", .everything),
            ("[]", .everything),
            (#"[["a", "=", 1]]"#, leaf("a", 1)),
            (#"[["a", "==", 1]]"#, leaf("a", 1)),
            (#"[["a.b", "=", 1]]"#, leaf("a.b", 1)),
            (#"[["a", "=", null]]"#, leaf("a", false)),
            (#"[["a", "=", {"id": 7, "name": "x"}]]"#, leaf("a", 7)),
            (#"[["a", "=", 1], ["b", "=", 2]]"#, .all([leaf("a", 1), leaf("b", 2)])),
            (#"["|", ["a", "=", 1], ["b", "=", 2]]"#, .any([leaf("a", 1), leaf("b", 2)])),
            (#"["!", ["a", "=", 1]]"#, .not(leaf("a", 1))),
            (
                #"["|", "&", ["a", "=", 1], ["b", "=", 2], ["c", "=", 3], ["d", "=", 4]]"#,
                .all([.any([.all([leaf("a", 1), leaf("b", 2)]), leaf("c", 3)]), leaf("d", 4)])
            ),
            (#"[["a", "=", [1, 2]]]"#, .condition(Domain.Condition(["a"], .isIn, [1, 2]))),
            (#"[["a", "<>", [1]]]"#, .condition(Domain.Condition(["a"], .isNotIn, [1]))),
            (#"[["a", "in", 1]]"#, .condition(Domain.Condition(["a"], .isIn, [1]))),
            (#"[["a", "=?", false]]"#, .everything),
            (#"[["a", "=?", 3]]"#, leaf("a", 3)),
            (#"[["a", "any", [["b", "=", 1]]]]"#, .related(path: ["a"], isNegated: false, leaf("b", 1))),
            (#"[["a", "not any", []]]"#, .related(path: ["a"], isNegated: true, .everything)),
            (#"[[1, "=", 1]]"#, .everything),
            (#"[[0, "=", 1]]"#, .nothing),
        ] as [(String, Domain)]
    )
    func `prefix notation is read`(text: String, domain: Domain) throws {
        #expect(try Domain(try JSON(parsing: text)) == domain)
    }

    @Test(
        arguments: [
            ("[]", "a domain is a list of conditions"), (["|", ["a", "=", 1]], "lacks a condition"),
            (["!"], "lacks a condition"), ([["a", "="]], "is no condition"), ([["a", "=", 1, 2]], "is no condition"),
            ([[nil, "=", 1]], "is no condition"), ([["", "=", 1]], "is no condition"),
            ([["a..b", "=", 1]], "is no condition"), ([["a", "contains", 1]], "there is no operator 'contains'"),
            ([["a", ">", [1]]], "takes one value"), ([["a", "=", ["x": 1]]], "is no condition"),
            ([["a", "any", 5]], "a domain is a list"), ([7], "is no condition"), ([[2, "=", 1]], "is no condition"),
        ] as [(JSON, String)]
    )
    func `what is no domain says why`(json: JSON, reason: String) {
        let mistake = #expect(throws: Domain.Mistake.self) { try Domain(json) }
        #expect(mistake?.description.contains(reason) == true)
    }

    @Test func `a domain knows the fields it speaks of and whether it speaks of archived records`() throws {
        let domain = try Domain(["|", ["a.b", "=", 1], ["c", "any", [["active", "=", false]]]])
        #expect(domain.paths == [["a", "b"], ["c"], ["c", "active"]])
        #expect(!domain.mentionsActive)
        #expect(try Domain(["!", ["active", "=", true]]).mentionsActive)
    }
}
