# What `./run test` consists of, read by that script. Every check goes on after a failed one, unless it needs what that made.

passed=0
failed=0

# title passed failed
count() {
    passed=$((passed + $2))
    failed=$((failed + $3))
    local mark=✔
    if (($3 > 0)); then mark=✘; fi
    printf '%s %s: %s passed, %s failed\n' "$mark" "$1" "$2" "$3"
}

# A check that holds or does not: title, command.
check() {
    local title="$1"
    shift
    printf '\n── %s\n' "$title"
    if "$@"; then count "$title" 1 0; else
        count "$title" 0 1
        return 1
    fi
}

# A command whose last line is `N passed, N failed`: title, command.
check_counted() {
    local title="$1" log line
    shift
    printf '\n── %s\n' "$title"
    log="$(mktemp)"
    local status=0
    "$@" 2>&1 | tee "$log" || status=1
    line="$(grep -E '^[0-9]+ passed, [0-9]+ failed$' "$log" | tail -n 1 || true)"
    rm -f "$log"
    if [[ "$line" =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed$ ]]; then
        local good="${BASH_REMATCH[1]}" bad="${BASH_REMATCH[2]}"
        # A command that fails for another reason than its tests has failed all the same.
        if ((status != 0 && bad == 0)); then bad=1; fi
        count "$title" "$good" "$bad"
    else
        count "$title" 0 1
    fi
}

check_swift_tests() {
    local log status=0 total bad
    printf '\n── Swift tests\n'
    log="$(mktemp)"
    # Without a bound, tests that compute keep those that wait for a peer from their turn until their time is over.
    SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH=4 \
        timeout --kill-after=10 900 swift test --skip-build >"$log" 2>&1 || status=$?
    total="$(grep -aoE 'Test run with [0-9]+ tests?' "$log" | grep -oE '[0-9]+' | tail -n 1 || true)"
    bad="$(grep -aE '^✘ Test .* failed after ' "$log" | grep -acv '^✘ Test case' || true)"
    if ((status == 0)) && [[ -n "$total" ]] && ((total > 0)); then
        count "Swift tests" "$total" 0
    else
        grep -aE '^(✘|↳)|Fatal error|error:|signal' "$log" | grep -avE '^(✘ Suite|↳ T(esting Library|arget))' | head -n 200 || true
        if ((status == 124 || status == 137)); then printf 'stopped: the tests took longer than 15 minutes\n'; fi
        # A run that broke off has no closing line.
        if [[ -z "$total" ]]; then tail -n 20 "$log"; fi
        bad=$((bad > 1 ? bad - 1 : 1))
        count "Swift tests" "$((${total:-0} > bad ? total - bad : 0))" "$bad"
    fi
    rm -f "$log"
}

check_web() {
    local log status=0 good bad
    printf '\n── web client\n'
    log="$(mktemp)"
    Sources/WebChat/test --test-reporter=tap >"$log" 2>&1 || status=$?
    good="$(sed -n 's/^# pass \([0-9]*\)$/\1/p' "$log" | tail -n 1)"
    bad="$(sed -n 's/^# fail \([0-9]*\)$/\1/p' "$log" | tail -n 1)"
    if ((status != 0 || ${good:-0} == 0)); then
        grep -vE '^ *(ok|#|---|\.\.\.|duration_ms|type:)' "$log" | head -n 100 || true
        bad=$((${bad:-0} > 0 ? bad : 1))
    fi
    count "web client" "${good:-0}" "${bad:-0}"
    rm -f "$log"
    if check "web client: build" Sources/WebChat/build; then check_browser; fi
}

# The web client in a real browser. What drives it comes from PyPI, into an environment of its own.
check_browser() {
    local tools=.build/browser-tools needed=Tests/Web/browser/requirements.txt
    if ! cmp -s "$needed" "$tools/installed.txt"; then
        check "web client: browser tools" install_browser_tools "$tools" "$needed" || return 0
    fi
    check_counted "web client: in the browser" timeout --kill-after=10 400 \
        "$tools/bin/python" Tests/Web/browser/check.py
    if [[ -x .build/debug/parlance ]]; then
        check_counted "web client: on the real server" timeout --kill-after=10 600 \
            "$tools/bin/python" Tests/Web/browser/real.py
    else
        count "web client: on the real server" 0 1
    fi
    # The other engines where they are installed: `apt-get install firefox-esr webkit2gtk-driver xvfb`.
    if command -v firefox-esr WebKitWebDriver >/dev/null; then
        check_counted "web client: Firefox and WebKitGTK" timeout --kill-after=10 240 \
            "$tools/bin/python" Tests/Web/browser/smoke.py
    fi
}

# The chat, cut off and killed, by a client of another make from PyPI.
check_chat() {
    local tools=.build/chat-tools needed=Tests/Chat/requirements.txt
    if ! cmp -s "$needed" "$tools/installed.txt"; then
        check "chat: tools" install_browser_tools "$tools" "$needed" || return 0
    fi
    check_counted "chat: what it must survive" timeout --kill-after=10 900 "$tools/bin/python" Tests/Chat/check.py
}

# Whatever the API's description allows and what it does not, by a fuzzer from PyPI.
check_api() {
    local tools=.build/api-tools needed=Tests/API/requirements.txt
    if ! cmp -s "$needed" "$tools/installed.txt"; then
        check "API: tools" install_browser_tools "$tools" "$needed" || return 0
    fi
    check "API: no failure of the server" timeout --kill-after=10 400 "$tools/bin/python" Tests/API/fuzz.py 15 || true
}

# Clients that mean harm: slow, mute, garbled, many; and restarts under load.
check_hostile() {
    check_counted "chat: hostile clients" timeout --kill-after=10 600 \
        .build/chat-tools/bin/python Tests/WebSocket/hostile.py
}

# RFC 6455 by the suite that other servers are held to; it needs Python 2.7.
check_websocket() {
    local tools=.build/websocket-tools needed=Tests/WebSocket/requirements.txt python
    if ! python="$(find_python2)"; then
        printf '\n── WebSocket: skipped, Autobahn needs a Python 2.7 and there is none here\n'
        return 0
    fi
    if ! cmp -s "$needed" "$tools/installed.txt"; then
        check "WebSocket: tools" install_autobahn "$tools" "$needed" "$python" || return 0
    fi
    check_counted "WebSocket: Autobahn" timeout --kill-after=10 900 python3 Tests/WebSocket/conformance.py
}

find_python2() {
    local python
    for python in python2.7 "${PYENV_ROOT:-$HOME/.pyenv}"/versions/2.7.*/bin/python2.7; do
        if "$python" -c 'import ssl' 2>/dev/null; then
            printf '%s\n' "$python"
            return 0
        fi
    done
    return 1
}

install_autobahn() {
    install_browser_tools "$1" "$2" &&
        "$1/bin/virtualenv" --quiet --python "$3" "$1/autobahn" &&
        "$1/autobahn/bin/pip" install --quiet -r Tests/WebSocket/requirements-autobahn.txt 2>/dev/null ||
        { rm -f "$1/installed.txt" && return 1; }
}

# A gateway to models of another make, from PyPI, where it is asked for: its tools take longer to install than all the rest.
check_gateway() {
    if [[ "${GATEWAY:-}" != 1 ]]; then return 0; fi
    local tools=.build/gateway-tools needed=Tests/Gateway/requirements.txt
    if ! cmp -s "$needed" "$tools/installed.txt"; then
        check "gateway: tools" install_browser_tools "$tools" "$needed" || return 0
    fi
    check_counted "gateway to models" timeout --kill-after=10 600 "$tools/bin/python" Tests/Gateway/check.py
}

install_browser_tools() {
    rm -rf "$1"
    python3 -m venv "$1" && "$1/bin/pip" install --quiet --disable-pip-version-check -r "$2" &&
        cp "$2" "$1/installed.txt"
}

check_format() { swift format lint --strict --parallel -r Package.swift Sources Plugins Tests; }

release_build() {
    swift build -c release --product parlance --quiet --no-color-diagnostics &&
        swift build -c release --product Fuzz --quiet --no-color-diagnostics
}

check_all() {
    export LC_ALL=C.UTF-8
    # What ./run opens and what is thrown at it are built for speed.
    if check "release build" release_build; then
        check_counted "odd inputs" timeout --kill-after=10 600 .build/release/Fuzz --seed 1 --count 20000
    fi
    # The settings of Package.swift make an error of every warning.
    if check "build" swift build --build-tests --quiet --no-color-diagnostics; then
        check_swift_tests
        check "intents: lint" .build/debug/parlance lint || true
        check_counted "intents: tests" .build/debug/parlance test
        check_counted "Odoo: one of another make" timeout --kill-after=10 600 python3 Tests/Odoo/check.py
        check_chat
        check_hostile
        check_websocket
        check_api
        check_gateway
    fi
    check_web
    check "format" check_format || true
    printf '\n%s passed, %s failed\n' "$passed" "$failed"
    ((failed == 0))
}
