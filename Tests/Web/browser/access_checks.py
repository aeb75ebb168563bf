"""For every eye, hand and screen."""

from page import DESK, PHONE


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
