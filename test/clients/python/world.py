"""What the tests share: consent, a model's response, and what the stand-in for files saw."""

import json
import os
import time
import urllib.request

from openai.types.chat import ChatCompletion


def consent(link, user="octocat"):
    """Does what the user's browser does behind a link."""
    body = json.dumps({"link": link, "user": user}).encode()
    with urllib.request.urlopen(os.environ["CONSENT_URL"], data=body) as response:
        return json.load(response)["url"]


def seen():
    """What the stand-in for files was asked."""
    with urllib.request.urlopen(os.environ["FILES_URL"] + "/seen") as response:
        return json.load(response)


def wants(*calls):
    """A model's response that wants these calls made."""
    return ChatCompletion.model_validate(
        {
            "id": "chatcmpl-1",
            "object": "chat.completion",
            "created": int(time.time()),
            "model": "gpt-4o",
            "choices": [
                {
                    "index": 0,
                    "finish_reason": "tool_calls",
                    "message": {
                        "role": "assistant",
                        "content": None,
                        "tool_calls": [
                            {
                                "id": f"call_{index}",
                                "type": "function",
                                "function": {"name": name, "arguments": json.dumps(args)},
                            }
                            for index, (name, args) in enumerate(calls)
                        ],
                    },
                }
            ],
        }
    )


def box(toolset, entity_id):
    """A connection of Box, with a token that was brought along."""
    request = toolset.initiate_connection(
        app="BOX",
        entity_id=entity_id,
        auth_scheme="OAUTH2",
        auth_config={"client_id": "c", "client_secret": "s"},
        connected_account_params={"access_token": "brought"},
    )
    assert request.connectionStatus == "ACTIVE", request
    return request.connectedAccountId
