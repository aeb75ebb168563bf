"""What is kept, found, taken away and told while nobody looks."""

import json
from pathlib import Path

from page import DESK


AT_END = "() => { const log = document.querySelector('.log'); return log.scrollHeight - log.scrollTop - log.clientHeight < 2 }"


def a_conversation_is_taken_away_as_text_and_as_json(v):
    page = v.open(DESK)
    v.begin(page)
    v.say(page, "要带走的话")
    title = page.locator(".session.is-current .session-title").inner_text()
    for item, ending in (("导出为文本", ".md"), ("导出为 JSON", ".json")):
        page.click(".session.is-current .session-more")
        with page.expect_download() as download:
            page.click(f"[role=menuitem]:has-text('{item}')")
        file = download.value
        assert file.suggested_filename == f"{title}{ending}", file.suggested_filename
        text = Path(file.path()).read_text()
        if ending == ".json":
            text = str(json.loads(text))
        assert "要带走的话" in text, text


def conversations_are_found_by_their_words(v):
    page = v.open(DESK)
    for text in ("寻找苹果", "寻找香蕉"):
        v.begin(page)
        v.say(page, text)
    page.fill(".search", "苹果")
    page.wait_for_function("() => document.querySelectorAll('.session').length === 1")
    page.click(".session-open:has-text('寻找苹果')")
    page.wait_for_selector(".message.is-me:has-text('寻找苹果')")
    page.fill(".search", "没有这样的")
    page.wait_for_selector(".sidebar .hint")


def what_is_found_does_not_move_the_page(v):
    page = v.open(DESK, path="/chat/s-long")
    page.wait_for_selector(".message")
    page.keyboard.press("Control+f")
    page.fill(".find input", "第 33 个")
    page.wait_for_selector(".is-found")
    place = page.evaluate("[document.scrollingElement.scrollTop, document.querySelector('.sidebar-head').getBoundingClientRect().top]")
    assert place == [0, 0], place
    tall = page.evaluate("document.scrollingElement.scrollHeight - innerHeight")
    assert tall == 0, f"the page is {tall} px too high"


def an_answer_is_told_while_the_page_is_hidden(v):
    page = v.open(DESK)
    page.context.grant_permissions(["notifications", "clipboard-read", "clipboard-write"])
    page.context.add_init_script("""
        window.told = [];
        ServiceWorkerRegistration.prototype.showNotification = (title, options) => (window.told.push([title, options.body, options.silent]), Promise.resolve());
        window.hide = (isHidden) => {
            Object.defineProperty(document, 'hidden', { value: isHidden, configurable: true });
            document.dispatchEvent(new Event('visibilitychange'));
        };""")
    v.begin(page)
    v.say(page, "在看")
    page.click("[aria-label='设置']")
    page.click("dialog .check:has-text('通知')")
    page.wait_for_selector("dialog .check:has-text('通知') input:checked")
    page.keyboard.press("Escape")
    other = page.context.new_page()
    v.watch(other)
    other.goto(page.url)
    other.wait_for_selector(".message.is-bot:has-text('收到：在看')")
    other.wait_for_selector(".link-state.is-online")
    page.evaluate("window.hide(true)")
    v.say(other, "没在看")
    page.wait_for_function("() => document.title === '(1) Parlance' && window.told.length === 1")
    assert page.evaluate("window.told") == [["Parlance", "收到：没在看", True]]
    page.evaluate("window.hide(false)")
    page.wait_for_function("() => document.title === 'Parlance'")


def the_keyboard_of_a_phone_leaves_the_composer_and_the_end_in_sight(v):
    page = v.open()
    v.begin(page)
    for word in ("图表", "创建客户", "表单"):
        v.say(page, word)
    page.wait_for_selector("form.is-form")
    page.focus("#composer-text")
    # With interactive-widget=resizes-content the keyboard takes from the height.
    page.set_viewport_size({"width": 390, "height": 430})
    page.wait_for_function("() => innerHeight === 430")
    page.wait_for_function(AT_END)
    box, head = page.locator(".composer").bounding_box(), page.locator(".pane-head").bounding_box()
    assert head["y"] == 0 and box["y"] + box["height"] <= 430, (head, box)
    assert page.evaluate("[scrollY, document.scrollingElement.scrollHeight]") == [0, 430]
    page.fill("#composer-text", "一\n二\n三\n四\n五\n六\n七\n八\n九\n十\n十一\n十二")
    assert page.locator(".composer").bounding_box()["height"] < 300
    page.set_viewport_size({"width": 390, "height": 844})
    page.wait_for_function(AT_END)


def it_can_be_installed(v):
    page = v.open()
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    session = page.context.new_cdp_session(page)
    # A browser's private window, as this one is, installs nothing.
    faults = [fault["errorId"] for fault in session.send("Page.getInstallabilityErrors")["installabilityErrors"] if fault["errorId"] != "in-incognito"]
    assert not faults, faults
    answer = session.send("Page.getAppManifest")
    assert not answer["errors"], answer["errors"]
    for icon in json.loads(answer["data"])["icons"]:
        size = page.evaluate("async (src) => { const image = new Image(); image.src = src; await image.decode(); return image.naturalWidth }", icon["src"])
        assert icon["sizes"] in ("any", f"{size}x{size}"), (icon, size)


def a_file_of_rows_is_checked_carried_out_and_taken_back_as_one(v):
    page = v.open(DESK)
    v.begin(page)
    page.click(".composer [aria-label='导入表格']")
    page.wait_for_selector("dialog[open]")
    rows = "名称,电话\n上海云启,13800138000\n北京飞石,12\n广州南星,13700137000\n".encode("gb18030")
    page.set_input_files("dialog input[type=file]", {"name": "客户.csv", "mimeType": "text/csv", "buffer": rows})
    page.wait_for_selector("dialog td:has-text('广州南星')")
    assert page.locator("dialog tbody tr").first.locator(".tag.is-refused").count() == 1
    v.shot("import-preview", page)
    page.click("dialog .is-primary")
    page.click(".is-confirm:not(:has(.outcome)) .is-primary")
    page.wait_for_selector(".message.is-bot:last-of-type .tag.is-done")
    page.wait_for_selector(".message.is-bot:last-of-type .tag.is-failed")
    v.shot("import-result", page)
    assert page.locator(".link-button:has-text('撤销')").count() == 1
    page.click(".link-button:has-text('撤销')")
    page.wait_for_selector(".message-foot .hint:has-text('已撤销')")
