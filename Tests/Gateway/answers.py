"""What the gateway's model answers: LiteLLM calls this before each request, and makes the mocked response itself."""

import json
import os
import re

from litellm.integrations.custom_logger import CustomLogger

def commands(words):
    if "弄进咱们系统" in words:
        # What is masked has stand-ins.
        found = [("start", "create_customer", None)]
        found += [("set", "customer_name", name) for name in re.findall(r"把(.*?)弄进", words)]
        found += [("set", "phone", number) for number in re.findall(r"PHONE_\d+_", words)]
    else:
        found = [("chitchat", "praise", None)]
    return json.dumps({"commands": [dict(zip(("do", "name", "words"), each)) for each in found]}, ensure_ascii=False)


class Answers(CustomLogger):
    async def async_pre_call_hook(self, user_api_key_dict, cache, data, call_type):
        sent = data["proxy_server_request"]["body"]
        answer = commands(sent["messages"][-1]["content"])
        if sent["model"] == "busy":
            data["mock_response"] = "litellm.RateLimitError"
        elif "tools" in sent:
            called = {"name": sent["tool_choice"]["function"]["name"], "arguments": answer}
            data["mock_response"] = ""
            data["mock_tool_calls"] = [{"id": "call_1", "type": "function", "function": called}]
        else:
            data["mock_response"] = answer if "response_format" in sent else os.environ["GATEWAY_PROSE"]
        return data


answers = Answers()
