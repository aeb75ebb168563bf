"""Logging in, commands, sessions, tables, settings, the dashboard, the widget."""

from page import DESK


def the_wrong_password_is_told_and_the_right_one_logs_in(v):
    v.allow_noise("401")
    page = v.open(logged_in=False)
    page.fill("input[name=username]", "wang")
    page.fill("input[name=password]", "wrong")
    page.click("button.is-primary")
    page.wait_for_selector(".fault:has-text('不对')")
    v.log_in(page)


def the_first_administrator_is_made_by_the_link(v):
    page = v.open(logged_in=False, path="/setup#secret-token")
    page.fill("input[name=name]", "王芳")
    page.fill("input[name=username]", "wang")
    page.fill("input[name=password]", "a long sentence")
    page.click("button.is-primary")
    page.wait_for_selector(".composer")
    assert "secret" not in page.url


def three_examples_greet_a_newcomer_and_one_tap_sends_one(v):
    page = v.open()
    v.begin(page)
    assert page.locator(".welcome li button").count() == 3
    page.locator(".welcome li button").first.click()
    page.wait_for_selector(".message.is-bot")


def enter_during_composition_never_sends(v):
    page = v.open(DESK)
    v.begin(page)
    page.focus("#composer-text")
    session = page.context.new_cdp_session(page)
    session.send("Input.imeSetComposition", {"text": "chuang", "selectionStart": 6, "selectionEnd": 6})
    page.keyboard.press("Enter")
    page.evaluate("""() => {
        const box = document.getElementById('composer-text');
        box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', keyCode: 229, bubbles: true, cancelable: true }));
        box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true, cancelable: true }));
    }""")
    assert page.locator(".message").count() == 0
    session.send("Input.insertText", {"text": "创建"})
    page.keyboard.press("Enter")
    page.wait_for_selector(".message.is-me")


def commands_complete_by_keyboard_and_by_palette(v):
    page = v.open(DESK)
    v.begin(page)
    page.focus("#composer-text")
    page.keyboard.type("/查找")
    page.wait_for_selector("[role=option][aria-selected=true]:has-text('查找客户')")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.getElementById('composer-text').value === '查一下上海的客户'")
    page.keyboard.press("Enter")
    page.wait_for_selector(".message.is-me")
    page.keyboard.press("Control+k")
    page.wait_for_function("() => document.activeElement.getAttribute('role') === 'combobox'")
    page.keyboard.type("漏斗")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.getElementById('composer-text').value === '看看销售漏斗'")


def the_last_message_is_edited_with_the_arrow(v):
    page = v.open(DESK)
    v.begin(page)
    v.say(page, "电话是138")
    page.focus("#composer-text")
    page.evaluate("(() => { const later = requestAnimationFrame; window.requestAnimationFrame = (task) => setTimeout(() => later(task), 500) })()")
    page.keyboard.press("ArrowUp")
    page.wait_for_selector(".composer-note")
    page.keyboard.type("001")
    page.wait_for_timeout(600)
    page.keyboard.type("38000")
    page.keyboard.press("Enter")
    page.wait_for_selector(".message.is-me:has-text('电话是13800138000')")
    page.wait_for_selector(".meta:has-text('已在下面重新说过')")


def a_session_is_renamed_pinned_and_archived(v):
    page = v.open(DESK)
    v.begin(page)
    v.say(page, "要改名的会话")
    current = ".session.is-current"
    page.click(f"{current} .session-more")
    page.click("[role=menuitem]:has-text('重命名')")
    page.fill("dialog input", "新的名字")
    page.click("dialog .is-primary")
    page.wait_for_selector(f"{current}:has-text('新的名字')")
    page.click(f"{current} .session-more")
    page.click("[role=menuitem]:has-text('置顶')")
    page.wait_for_selector(f"{current}.is-pinned")
    page.click(f"{current} .session-more")
    page.click("[role=menuitem]:has-text('归档')")
    page.wait_for_selector(".link-button:has-text('显示归档')")


def a_pasted_table_is_checked_and_sent_as_one_message(v):
    page = v.open(DESK)
    v.begin(page)
    page.focus("#composer-text")
    page.evaluate("navigator.clipboard.writeText('名称\\t电话\\n上海云启\\t13800138000\\n北京飞石\\t12\\n')")
    page.keyboard.press("Control+v")
    page.click(".composer-note .button")
    page.wait_for_selector("dialog .tag.is-refused")
    page.click("dialog .is-primary")
    page.wait_for_selector(".tag:has-text('不通过')")
    page.wait_for_selector(".is-confirm")


def theme_colour_and_language_change_at_once_and_stay(v):
    page = v.open()
    v.begin(page)
    page.click("[aria-label='设置']")
    page.check("input[name=theme][value=dark]", force=True)
    page.check("input[name=accent][value=violet]", force=True)
    page.click("input[name=language][value=en]", force=True)
    page.wait_for_selector("dialog h2:has-text('Settings')")
    page.reload()
    page.wait_for_selector("[aria-label='Settings']")
    root = page.evaluate("({ ...document.documentElement.dataset, lang: document.documentElement.lang })")
    assert root == {"theme": "dark", "accent": "violet", "lang": "en"}, root


def logging_out_leaves_nothing_behind(v):
    page = v.open()
    v.begin(page)
    v.say(page, "秘密")
    page.click("[aria-label='设置']")
    page.click("dialog .button:has-text('在所有设备上退出')")
    page.wait_for_selector(".login-card")
    assert page.evaluate("indexedDB.databases().then((all) => all.length)") == 0
    page.reload()
    page.wait_for_selector(".login-card")


def the_dashboard_shows_its_figures_and_their_age(v):
    page = v.open(DESK, path="/status")
    page.wait_for_selector(".figures dd:has-text('12')")
    page.wait_for_selector(".pane-title .hint:has-text('刚刚')")
    assert page.locator("svg.chart").count() == 2
    v.expect_no_sideways(page)
    v.shot("status", page)


def _hold(page, host, base):
    """A page of another site with the one script tag."""
    page.goto(host + "/control/host")
    page.evaluate("""(base) => {
        const tag = document.createElement('script');
        tag.src = base + '/embed.js';
        tag.dataset.label = 'CRM';
        document.body.append(tag);
    }""", base)
    page.click("button:has-text('CRM')")


def the_widget_lives_in_a_page_of_the_allow_list(v):
    host = v.base.replace("127.0.0.1", "localhost")
    v.allow_strangers(host)
    # In a frame of another site the browser may refuse storage and locks.
    v.allow_noise("The browser keeps nothing")
    page = v.open(DESK, logged_in=False)
    v.control(f"origins?origin={host}")
    _hold(page, host, v.base)
    frame = page.frame_locator("iframe")
    frame.locator("input[name=username]").fill("wang")
    frame.locator("input[name=password]").fill("correct horse")
    frame.locator(".login-card button.is-primary").click()
    frame.locator(".link-state.is-online").wait_for()
    page.keyboard.press("Escape")
    page.wait_for_selector("iframe", state="hidden")


def _hand_over(v, page):
    """The page of another site holds the widget and gives it a login."""
    host = v.base.replace("127.0.0.1", "localhost")
    v.allow_strangers(host)
    # In a frame of another site the browser may refuse storage and locks.
    v.allow_noise("The browser keeps nothing")
    v.control(f"origins?origin={host}")
    _hold(page, host, v.base)
    login = page.request.post(v.base + "/api/v1/auth/login", data={"username": "wang", "password": "correct horse"}).json()
    page.evaluate("(login) => window.parlance.login(login)", login)
    return page.frame_locator("iframe")


def the_page_around_the_widget_hands_its_login_over(v):
    page = v.open(DESK, logged_in=False)
    _hand_over(v, page).locator(".link-state.is-online").wait_for()


def a_login_handed_over_stands_when_the_server_says_late_that_there_was_none(v):
    page = v.open(DESK, logged_in=False)
    held = []
    page.route("**/api/v1/auth/refresh", lambda route: held.append(route))
    widget = _hand_over(v, page)
    widget.locator(".link-state.is-online").wait_for()
    with page.expect_response("**/api/v1/auth/refresh"):
        for route in held:
            route.continue_()
    widget.locator("#composer-text").fill("还在")
    widget.locator("#composer-text").press("Enter")
    widget.locator(".message.is-bot:has-text('收到：还在')").wait_for()


def a_session_made_while_the_list_is_asked_for_stays_the_one(v):
    page = v.open(DESK, logged_in=False)
    held = []
    page.route("**/api/v1/sessions?**", lambda route: held.append(route), times=2)
    with page.expect_response(lambda response: response.status == 201):
        widget = _hand_over(v, page)
    widget.locator(".link-state.is-online").wait_for()
    sessions = len(v.control("look")["said"])
    with page.expect_response("**/api/v1/sessions?archived=true**"):
        for route in held:
            route.fulfill(json={"sessions": []})
    widget.locator("#composer-text").fill("你好")
    widget.locator("#composer-text").press("Enter")
    widget.locator(".message.is-bot:has-text('收到：你好')").wait_for()
    assert len(v.control("look")["said"]) == sessions


def the_widget_lives_in_no_other_page(v):
    host = v.base.replace("127.0.0.1", "localhost")
    v.allow_strangers(host)
    v.allow_noise("frame-ancestors", "Framing")
    page = v.open(DESK, logged_in=False)
    v.control("origins?origin=https://odoo.example")
    with page.expect_console_message(lambda message: "frame-ancestors" in message.text):
        _hold(page, host, v.base)
    assert page.frame_locator("iframe").locator("#root").count() == 0
