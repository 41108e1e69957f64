"""What programs do beyond the four snippets."""

import os
import tempfile
import unittest

import guard  # noqa: F401  (before the SDK)
from composio.client.exceptions import HTTPError
from composio.exceptions import ApiKeyError, EnumMetadataNotFound, InvalidParams
from composio_openai import Action, App, ComposioToolSet

from world import box, consent, seen, wants

SHOP = {"shop": "acme", "admin_api_access_token": "canary-shopify"}


def connect_github(toolset, entity_id):
    entity = toolset.get_entity(id=entity_id)
    request = entity.initiate_connection(app_name=App.GITHUB)
    consent(request.redirectUrl)
    return request.wait_until_active(client=toolset.client, timeout=20)


class Connections(unittest.TestCase):
    def setUp(self):
        self.toolset = ComposioToolSet()

    def test_with_a_key(self):
        request = self.toolset.initiate_connection(
            app=App.SHOPIFY, entity_id="shop", auth_scheme="API_KEY", connected_account_params=SHOP
        )
        self.assertEqual(request.connectionStatus, "ACTIVE")
        self.assertIsNone(request.redirectUrl)
        names = [
            field.name
            for field in self.toolset.get_expected_params_for_user(
                app=App.SHOPIFY, auth_scheme="API_KEY"
            )["expected_params"]
        ]
        self.assertEqual(sorted(names), sorted(SHOP))
        result = self.toolset.execute_action(
            Action.SHOPIFY_GET_SHOP_DETAILS, params={}, entity_id="shop"
        )
        self.assertTrue(result["successful"], result)

    def test_lacking_a_field(self):
        with self.assertRaises(InvalidParams):
            self.toolset.initiate_connection(
                app=App.SHOPIFY,
                entity_id="shop",
                auth_scheme="API_KEY",
                connected_account_params={"shop": "acme"},
            )

    def test_with_a_user_name_and_with_a_token(self):
        entity = self.toolset.get_entity(id="keys")
        basic = entity.initiate_connection(
            app_name=App.TWILIO,
            auth_mode="BASIC",
            connected_account_params={
                "account_sid": "AC" + "0123456789abcdef" * 2,
                "auth_token": "canary-twilio",
            },
        )
        bearer = entity.initiate_connection(
            app_name=App.DISCORDBOT,
            auth_mode="BEARER_TOKEN",
            auth_config={"token": "canary.discord.bot"},
        )
        self.assertEqual([basic.connectionStatus, bearer.connectionStatus], ["ACTIVE", "ACTIVE"])

    def test_are_listed(self):
        account = connect_github(self.toolset, "listed")
        entity = self.toolset.get_entity(id="listed")
        self.assertEqual(entity.get_connection(app=App.GITHUB).id, account.id)
        self.assertEqual([it.id for it in entity.get_connections()], [account.id])
        params = self.toolset.get_auth_params(app=App.GITHUB, connection_id=account.id)
        self.assertEqual(params.parameters[0].name.lower(), "authorization")
        self.assertNotIn("gho_", str(params))


class Acting(unittest.TestCase):
    def setUp(self):
        self.toolset = ComposioToolSet()

    def test_for_the_default_entity_of_the_toolset(self):
        connect_github(self.toolset, "default")
        tools = ComposioToolSet().get_tools(apps=[App.GITHUB])
        names = [tool["function"]["name"] for tool in tools]
        self.assertIn("GITHUB_CREATE_AN_ISSUE", names)
        self.assertLess(len(names), 128)

    def test_under_an_older_name(self):
        connect_github(self.toolset, "older")
        tools = self.toolset.get_tools(actions=[Action.GITHUB_ISSUES_CREATE])
        self.assertEqual(len(tools), 1)
        self.assertEqual(Action.GITHUB_ISSUES_CREATE.name, "GITHUB_CREATE_AN_ISSUE")

    def test_with_add_auth(self):
        self.toolset.add_auth(
            app=App.BOX,
            parameters=[{"in_": "header", "name": "Authorization", "value": "Bearer x"}],
        )
        result = self.toolset.execute_action(Action.BOX_GET_CURRENT_USER, params={}, entity_id="eve")
        self.assertEqual(result["data"]["id"], "42")

    def test_with_execute_request(self):
        account = connect_github(self.toolset, "proxied")
        result = self.toolset.execute_request(
            endpoint="/user", method="get", connection_id=account.id
        )
        self.assertEqual(result["data"]["login"], "octocat")

    def test_without_a_connection(self):
        tools = self.toolset.get_tools(actions=[Action.HACKERNEWS_GET_FRONTPAGE])
        self.assertEqual(len(tools), 1)
        results = self.toolset.handle_tool_calls(wants(("HACKERNEWS_GET_FRONTPAGE", {})))
        self.assertTrue(results[0]["successful"], results)

    def test_with_files(self):
        box(self.toolset, "filer")
        with tempfile.NamedTemporaryFile("w", suffix=".txt", delete=False) as file:
            file.write("hello from Python")
        up = self.toolset.execute_action(
            Action.BOX_UPLOAD_PART_OF_FILE,
            params={
                "upload_session_id": "s",
                "digest": "sha=x",
                "content-range": "bytes 0-16/17",
                "body": file.name,
            },
            entity_id="filer",
        )
        self.assertTrue(up["successful"], up)
        self.assertEqual(seen()["upload"], "hello from Python")
        down = self.toolset.execute_action(
            Action.BOX_DOWNLOAD_FILE, params={"file_id": "f1"}, entity_id="filer"
        )
        with open(down["data"]["downloaded_file_content"], "rb") as picture:
            self.assertEqual(picture.read()[:4], b"\x89PNG")

    def test_retried_after_a_time_out_once(self):
        account = box(self.toolset, "patient")
        self.toolset.client.long_timeout_http.timeout = 1.0  # 180 s as it comes
        before = seen()["asked"].count("POST /api.box.com/2.0/folders")
        result = self.toolset.execute_action(
            Action.BOX_CREATE_FOLDER,
            params={"name": "slow", "parent": {"id": "0"}},
            entity_id="patient",
            connected_account_id=account,
        )
        self.assertTrue(result["successful"], result)
        self.assertEqual(seen()["asked"].count("POST /api.box.com/2.0/folders"), before + 1)


class Errors(unittest.TestCase):
    def test_of_a_bad_key(self):
        with self.assertRaises(ApiKeyError):
            ComposioToolSet(api_key="bad").get_apps()

    def test_of_what_there_is_not(self):
        toolset = ComposioToolSet()
        toolset.client.http  # names are looked up through the client that was made last
        with self.assertRaises(EnumMetadataNotFound):
            Action("GITHUB_NO_SUCH_ACTION").load()
        with self.assertRaises(HTTPError) as caught:
            toolset.get_connected_account(id="conn_nothing")
        self.assertEqual(caught.exception.status_code, 404)

    def test_of_words_in_place_of_arguments(self):
        toolset = ComposioToolSet()
        account = connect_github(toolset, "talker")
        with self.assertRaises(HTTPError) as caught:
            toolset.execute_action(
                Action.GITHUB_CREATE_AN_ISSUE,
                params={},
                text="open an issue",
                entity_id="talker",
                connected_account_id=account.id,
            )
        self.assertIn("natural language", str(caught.exception))


if __name__ == "__main__":
    unittest.main()
