"""Nothing is lost, whatever happens to the network, the login and the storage."""


def offline_messages_survive_reloads_and_go_out_in_order(v):
    v.allow_noise("WebSocket", "Failed to load resource", "ERR_", "503")
    page = v.open()
    v.begin(page)
    v.say(page, "在线")
    page.evaluate("navigator.serviceWorker.ready")
    v.control("down")
    page.wait_for_selector(".banner.is-offline")
    written = ["零"]
    v.say(page, "零", answered=False)
    for text in "一二三四五六":
        written.append(text)
        v.say(page, text, answered=False)
        page.reload()
        page.wait_for_selector(f".message.is-me:has-text('{text}')")
    v.control("up")
    page.wait_for_selector(".link-state.is-online", timeout=30_000)
    page.wait_for_selector(".message.is-bot:has-text('收到：六')")
    assert v.said(page) == ["在线", *written]


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
