/// The ends of domain names that are common enough to mean an address without `http`.
enum TopLevelDomains {
    static func contains(_ name: String) -> Bool { names.contains(Substring(name)) }

    private static let names = Set(
        """
        com net org edu gov mil int info biz name pro mobi asia tel jobs travel cat coop aero museum post xyz top site online \
        shop store tech app dev cloud vip club wang ink ltd group work live news love link blog art fun email company city host \
        press design space website world wiki video team life today center zone agency academy digital media studio solutions \
        services systems network software business management marketing consulting finance fund capital bank insurance health \
        care clinic doctor dental law legal games game run plus red blue pink green black gold cool land house homes estate rent \
        auction market sale deals discount expert expo events education school university college institute training foundation \
        community social chat support help guide reviews photo photos pics gallery graphics film movie music band audio radio tv \
        sport fit football golf racing bike car cars auto taxi limo tours flights hotel restaurant cafe bar pub pizza food wine beer \
        coffee kitchen recipes garden farm eco energy solar build construction engineering industries supply tools parts express \
        delivery global international africa berlin london paris nyc tokyo moscow google amazon aws apple microsoft azure office \
        baidu weibo taobao alibaba new page zip mov how soy eat ing day dad phd prof esq foo nexus channel rsvp meme arpa \
        ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bv bw by bz ca cc cd cf cg \
        ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et eu fi fj fk fm fo fr ga gb gd ge gf gg gh gi gl \
        gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb \
        lc li lk lr ls lt lu lv ly ma mc md me mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz \
        om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si sj sk sl sm sn so sr ss st su sv sx sy sz \
        tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug uk us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw
        """.split(separator: " ")
    )
}
