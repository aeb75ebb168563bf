"""Pattern-by-pattern matching as it is usually written: every head of every intent is tried on every utterance."""
import re
import sys
import time

HAN = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳"


def noun(n):
    return HAN[n % len(HAN)] + HAN[n // len(HAN) % len(HAN)] + HAN[n // 7 % len(HAN)] + "表"


def intents(count=10_000):
    heads = []
    for n in range(count):
        for text in (f"(创建|新建|登记|录入)(一个)?{noun(n)}", f"{noun(n)}(登记|入库)",
                     f"(create|add|register) (a |an )?(new )?word{n}x", f"new word{n}x"):
            heads.append((n, re.compile(text)))
    laps = []
    for n in range(0, 40):
        text = f"帮我登记{noun(n * 7)} 上海云启科技，电话13800138000，金额50万"
        start = time.perf_counter()
        found = [m for m, pattern in heads if pattern.search(text)]
        laps.append(time.perf_counter() - start)
        assert found
    laps.sort()
    print(f"p50 {laps[len(laps) // 2] * 1000:.3f} ms  ({len(laps)} laps)")


if __name__ == "__main__":
    {"intents": intents}[sys.argv[1]]()
