"""What must hold in the browser. A function is a check, its name the sentence."""

import inspect
import sys

from page import DESK, PHONE


def all():
    here = sys.modules[__name__]
    found = [value for _, value in inspect.getmembers(here, inspect.isfunction) if value.__module__ == __name__ and value is not all]
    return sorted(found, key=lambda function: function.__code__.co_firstlineno)


def the_wrong_password_is_told_and_the_right_one_logs_in(v):
    v.allow_noise("401")
    page = v.open(logged_in=False)
    page.fill("input[name=username]", "wang")
    page.fill("input[name=password]", "wrong")
    page.click("button.is-primary")
    page.wait_for_selector(".fault:has-text('不对')")
    v.log_in(page)


def three_examples_greet_a_newcomer_and_one_tap_sends_one(v):
    page = v.open()
    v.begin(page)
    assert page.locator(".welcome li button").count() == 3
    page.locator(".welcome li button").first.click()
    page.wait_for_selector(".message.is-bot")


def every_block_is_shown_on_a_phone_and_nothing_is_too_wide(v):
    page = v.open()
    v.begin(page)
    for word, wanted in [("表格", "table"), ("记录", ".fields"), ("表单", "form.is-form"), ("确认卡", ".is-confirm"), ("危险", ".is-danger"),
                         ("图表", "svg.chart"), ("重复", ".is-notice"), ("哪位", ".pick-list"), ("创建客户", ".trace"), ("长词", ".prose"), ("未来", ".prose")]:
        v.say(page, word)
        page.wait_for_selector(f".message.is-bot:last-of-type {wanted}")
        v.expect_no_sideways(page)


def a_block_that_cannot_be_drawn_leaves_the_rest_alone(v):
    v.allow_noise("TypeError", "not iterable")
    page = v.open()
    v.begin(page)
    v.say(page, "坏块")
    v.say(page, "记录")
    page.wait_for_selector(".message.is-bot:last-of-type .fields")


def text_of_the_crm_is_text_and_never_runs(v):
    page = v.open()
    v.begin(page)
    v.say(page, "脚本")
    assert page.locator(".bubble img").count() == 0
    assert page.evaluate("window.hacked") is None
    assert page.locator(".bubble a").count() == 1
    assert page.locator(".bubble a").get_attribute("href") == "https://example.com/"


def a_card_is_answered_once(v):
    page = v.open()
    v.begin(page)
    v.say(page, "确认卡")
    page.click(".is-confirm .is-primary")
    page.wait_for_selector(".is-confirm .outcome:has-text('已确认')")
    assert page.locator(".is-confirm button").count() == 0
    page.reload()
    page.wait_for_selector(".is-confirm .outcome:has-text('已确认')")


def a_danger_card_wants_its_words_typed(v):
    page = v.open()
    v.begin(page)
    v.say(page, "危险")
    button = page.locator(".card.is-danger .button.is-danger")
    assert button.is_disabled()
    page.fill(".card.is-danger input", "确认删除")
    button.click()
    page.wait_for_selector(".outcome:has-text('已确认')")


def a_refused_form_stays_open_and_shows_the_field(v):
    page = v.open()
    v.begin(page)
    v.say(page, "表单")
    page.select_option("form.is-form select", "2")
    page.fill("form.is-form [role=combobox]", "云")
    page.click(".lookup-list li:has-text('上海云启')")
    page.click("form.is-form .is-primary")
    page.wait_for_selector("form.is-form .fault:has-text('请填写电话')")
    assert page.evaluate("document.activeElement.name") == "phone"
    page.fill("form.is-form [name=phone]", "13800138000")
    page.fill("form.is-form [name=close]", "2026-12-31")
    page.click("form.is-form .is-primary")
    page.wait_for_selector("form.is-form .outcome:has-text('已提交')")


def a_table_fetches_its_next_page(v):
    page = v.open(DESK)
    v.begin(page)
    v.say(page, "表格")
    page.click(".card-foot button")
    page.wait_for_function("() => document.querySelectorAll('.is-table tbody tr').length === 20")


def an_undo_is_done_once(v):
    page = v.open()
    v.begin(page)
    v.say(page, "创建客户")
    page.click(".link-button:has-text('撤销')")
    page.wait_for_selector(".message-foot .hint:has-text('已撤销')")


def a_story_streams_and_stop_keeps_the_part(v):
    page = v.open()
    v.begin(page)
    v.say(page, "讲个故事", answered=False)
    page.wait_for_selector(".is-streaming")
    page.click(".working button")
    page.wait_for_selector(".meta:has-text('已停止')")
    assert page.locator(".is-streaming").count() == 0


def long_work_shows_its_steps_and_its_time(v):
    page = v.open()
    v.begin(page)
    v.say(page, "慢慢来", answered=False)
    page.wait_for_selector(".working progress")
    page.wait_for_selector(".working-label:has-text('秒')", timeout=8_000)
    page.click(".working button")
    page.wait_for_selector(".message.is-bot")


def a_failure_is_told_and_can_be_tried_again(v):
    page = v.open()
    v.begin(page)
    v.say(page, "出错")
    page.click(".message.is-bot .button:has-text('重试')")
    page.wait_for_selector(".message.is-me >> nth=1")


def offline_messages_survive_two_reloads_and_go_out_in_order(v):
    v.allow_noise("WebSocket", "Failed to load resource", "ERR_", "503")
    page = v.open()
    v.begin(page)
    v.say(page, "在线")
    page.evaluate("navigator.serviceWorker.ready")
    v.control("down")
    page.wait_for_selector(".banner.is-offline")
    for text in ("一", "二"):
        v.say(page, text, answered=False)
    page.reload()
    page.wait_for_selector(".message.is-me:has-text('二')")
    v.say(page, "三", answered=False)
    page.reload()
    page.wait_for_selector(".message.is-me:has-text('三')")
    v.control("up")
    page.wait_for_selector(".link-state.is-online", timeout=30_000)
    page.wait_for_selector(".message.is-bot:has-text('收到：三')")
    assert v.said(page) == ["在线", "一", "二", "三"]


def without_a_network_the_page_opens_and_shows_its_history(v):
    v.allow_noise("WebSocket", "Failed to load resource", "ERR_")
    page = v.open()
    v.begin(page)
    v.say(page, "记住我")
    page.evaluate("navigator.serviceWorker.ready.then(() => new Promise((done) => setTimeout(done, 500)))")
    page.context.set_offline(True)
    page.reload()
    page.wait_for_selector(".message.is-bot:has-text('收到：记住我')")
    page.context.set_offline(False)


def the_banner_tells_why_and_what_helps(v):
    v.allow_noise("WebSocket")
    page = v.open()
    v.begin(page)
    v.control("close-4409")
    page.wait_for_selector(".banner.is-stopped:has-text('另一个窗口')")
    page.click(".banner button")
    page.wait_for_selector(".link-state.is-online")


def a_new_token_brings_the_link_back_and_a_revoked_login_ends(v):
    v.allow_noise("WebSocket", "401")
    page = v.open()
    v.begin(page)
    v.control("close-4410")
    page.wait_for_timeout(200)
    page.wait_for_selector(".link-state.is-online")
    v.say(page, "还在")
    v.control("close-4403")
    page.wait_for_selector(".banner.is-stopped:has-text('登录已失效')")
    page.context.clear_cookies()
    page.click(".banner button")
    page.wait_for_selector(".login-card")


def without_storage_it_works_and_forgets(v):
    v.allow_noise("The browser keeps nothing")
    page = v.open(logged_in=False)
    page.context.add_init_script("Object.defineProperty(window, 'indexedDB', { get() { throw new Error('no storage') } })")
    page.reload()
    v.log_in(page)
    v.begin(page)
    v.say(page, "你好")
    v.say(page, "再见")
    page.reload()
    page.wait_for_selector(".message.is-bot:has-text('收到：再见')")


def the_first_administrator_is_made_by_the_link(v):
    page = v.open(logged_in=False, path="/setup#secret-token")
    page.fill("input[name=name]", "王芳")
    page.fill("input[name=username]", "wang")
    page.fill("input[name=password]", "a long sentence")
    page.click("button.is-primary")
    page.wait_for_selector(".composer")
    assert "secret" not in page.url


def two_windows_of_one_session_show_the_same(v):
    page = v.open()
    v.begin(page)
    v.say(page, "第一")
    other = page.context.new_page()
    v.watch(other)
    other.goto(page.url)
    other.wait_for_selector(".message.is-bot:has-text('收到：第一')")
    v.say(other, "第二")
    page.wait_for_selector(".message.is-bot:has-text('收到：第二')")
    v.say(page, "第三")
    other.wait_for_selector(".message.is-bot:has-text('收到：第三')")
    assert page.locator(".message").count() == other.locator(".message").count() == 6


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


def the_place_one_reads_stays_and_new_answers_are_counted(v):
    page = v.open(path="/chat/s-long")
    page.wait_for_selector(".message")
    page.evaluate("document.querySelector('.log').scrollTop -= 900")
    page.wait_for_timeout(300)
    place = "(() => { const r = [...document.querySelectorAll('[data-seq]')].find(e => e.getBoundingClientRect().bottom > 200); return [r.dataset.seq, Math.round(r.getBoundingClientRect().top)] })()"
    before = page.evaluate(place)
    other = page.context.new_page()
    v.watch(other)
    other.goto(page.url)
    other.wait_for_selector(".link-state.is-online")
    v.say(other, "新的问题", answered=False)
    page.wait_for_selector(".to-end:has-text('1 条新消息')")
    assert page.evaluate(place) == before
    page.click(".to-end")
    page.wait_for_selector(".message.is-bot:has-text('收到：新的问题')")


def whoever_reads_at_the_end_stays_there_whatever_comes(v):
    page = v.open()
    v.begin(page)
    for word in ("创建客户", "图表", "表单", "讲个故事", "图表"):
        v.say(page, word, answered=False)
        page.wait_for_timeout(500)
    page.wait_for_selector(".message.is-bot >> nth=4", timeout=15_000)
    page.wait_for_timeout(500)
    left = page.evaluate("(() => { const log = document.querySelector('.log'); return log.scrollHeight - log.scrollTop - log.clientHeight })()")
    assert left < 2, f"{left} px from the end"


def old_messages_load_and_no_more_than_a_hundred_are_mounted(v):
    page = v.open(path="/chat/s-long")
    page.wait_for_selector(".message")
    most, lowest = 0, 10**9
    for _ in range(60):
        page.evaluate("document.querySelector('.log').scrollTop = 0")
        page.wait_for_timeout(60)
        most = max(most, page.locator(".message").count())
        lowest = min(lowest, int(page.locator("[data-seq]").first.get_attribute("data-seq")))
        if lowest == 1:
            break
    assert lowest == 1, f"only down to {lowest}"
    assert most <= 100, f"{most} are mounted"


def words_are_found_far_back(v):
    page = v.open(DESK, path="/chat/s-long")
    page.wait_for_selector(".message")
    page.keyboard.press("Control+f")
    page.fill(".find input", "第 33 个问题")
    page.wait_for_selector(".message:has-text('第 33 个问题')", timeout=10_000)
    page.keyboard.press("Escape")
    page.click(".to-end")
    page.wait_for_function("() => { const log = document.querySelector('.log'); return log.scrollHeight - log.scrollTop - log.clientHeight < 50 }")


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
    page.keyboard.press("ArrowUp")
    page.wait_for_selector(".composer-note")
    page.keyboard.type("00138000")
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


def a_thumb_down_asks_why(v):
    page = v.open()
    v.begin(page)
    v.say(page, "你好")
    page.click("[aria-label='回答不好']")
    page.check("dialog input[value=wrong_data]")
    page.click("dialog .is-primary")
    page.wait_for_selector(".toast")
    page.wait_for_selector("[aria-label='回答不好'][aria-pressed=true]")


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


def all_works_at_320_pixels_and_with_letters_twice_as_big(v):
    page = v.open({"width": 320, "height": 568})
    v.begin(page)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    for word in ("创建客户", "表单", "确认卡", "图表", "表格"):
        v.say(page, word)
        v.expect_no_sideways(page)
    assert page.locator("#composer-text").bounding_box()["width"] > 120
    v.shot("small", page)


def targets_are_big_enough_and_inputs_do_not_zoom(v):
    page = v.open()
    v.begin(page)
    for word in ("创建客户", "表单", "确认卡"):
        v.say(page, word)
    small = page.evaluate("""() => [...document.querySelectorAll('button, select, input:not([type=checkbox]):not([type=radio]), textarea')]
        .filter((e) => e.offsetParent).map((e) => [e.className || e.name, e.getBoundingClientRect().height]).filter(([, height]) => height < 43.5)""")
    assert not small, small
    letters = page.evaluate("[...document.querySelectorAll('input, select, textarea')].map((e) => parseFloat(getComputedStyle(e).fontSize)).filter((size) => size < 16)")
    assert not letters, letters


def nobody_is_kept_out(v):
    for size, dark, language in ((PHONE, False, "zh-CN"), (PHONE, True, "zh-CN"), (DESK, False, "en-GB"), (DESK, True, "en-GB")):
        page = v.open(size, language, dark, logged_in=False)
        page.wait_for_selector(".login-card")
        v.expect_accessible(page, "login")
        v.log_in(page)
        v.begin(page)
        v.expect_accessible(page, "welcome")
        for word in ("创建客户", "表格", "表单", "确认卡", "危险", "图表", "重复", "哪位"):
            v.say(page, word)
        page.wait_for_selector("form.is-form, svg.chart")
        v.expect_accessible(page, "conversation")
        v.shot(f"chat-{'phone' if size is PHONE else 'desk'}-{'dark' if dark else 'light'}", page)
        page.fill("#composer-text", "/")
        page.wait_for_selector(".slash")
        v.expect_accessible(page, "slash menu")
        page.fill("#composer-text", "")
        for label in (("设置", "命令") if language == "zh-CN" else ("Settings", "Commands")):
            page.click(f".pane-head [aria-label='{label}']")
            page.wait_for_selector("dialog[open]")
            v.expect_accessible(page, label)
            page.keyboard.press("Escape")
        if size is DESK:
            page.goto(v.base + "/status")
            page.wait_for_selector(".figures")
            v.expect_accessible(page, "dashboard")


def the_keyboard_alone_is_enough(v):
    page = v.open(DESK)
    v.begin(page)
    page.focus("#composer-text")
    page.keyboard.type("确认卡")
    page.keyboard.press("Enter")
    page.wait_for_selector(".is-confirm")
    for _ in range(30):
        page.keyboard.press("Shift+Tab")
        if page.evaluate("document.activeElement.matches('.is-confirm .is-primary')"):
            break
    page.keyboard.press("Enter")
    page.wait_for_selector(".outcome:has-text('已确认')")


def an_answer_is_announced_once_and_its_parts_never(v):
    page = v.open()
    v.begin(page)
    page.evaluate("""() => {
        window.told = [];
        const region = document.querySelector('.log-frame > [role=status]');
        new MutationObserver(() => window.told.push(region.textContent)).observe(region, { childList: true, characterData: true, subtree: true });
    }""")
    v.say(page, "讲个故事", answered=False)
    page.wait_for_selector(".message.is-bot .feedback", timeout=15_000)
    page.wait_for_timeout(300)
    assert page.evaluate("window.told.length") == 1, page.evaluate("window.told")


def the_widget_lives_in_a_page_of_the_allow_list(v):
    page = v.open(DESK)
    v.control(f"origins?origin={v.base}")
    page.goto(v.base + "/healthz")
    page.evaluate("""(base) => { const tag = document.createElement('script'); tag.src = base + '/embed.js'; tag.dataset.label = 'CRM'; document.body.append(tag) }""", v.base)
    page.click("button:has-text('CRM')")
    frame = page.frame_locator("iframe")
    frame.locator(".composer").wait_for()
    v.control("origins")
