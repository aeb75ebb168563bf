"""What an answer is made of, and what one can do with it."""

from page import DESK


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


def a_thumb_down_asks_why(v):
    page = v.open()
    v.begin(page)
    v.say(page, "你好")
    page.click("[aria-label='回答不好']")
    page.check("dialog input[value=wrong_data]")
    page.click("dialog .is-primary")
    page.wait_for_selector(".toast")
    page.wait_for_selector("[aria-label='回答不好'][aria-pressed=true]")
