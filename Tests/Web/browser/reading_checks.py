"""The reader's place, long histories, finding."""

from page import DESK


def the_place_one_reads_stays_and_new_answers_are_counted(v):
    page = v.open(path="/chat/s-long")
    page.wait_for_selector(".message")
    page.wait_for_selector(".message >> nth=39")
    page.evaluate("document.querySelector('.log').scrollTop -= 900")
    place = "(() => { const r = [...document.querySelectorAll('[data-seq]')].find(e => e.getBoundingClientRect().bottom > 200); return [r.dataset.seq, Math.round(r.getBoundingClientRect().top)] })()"
    page.wait_for_function(f"() => {{ const now = JSON.stringify({place}); const stood = window.place === now; window.place = now; return stood }}", polling=400)
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
