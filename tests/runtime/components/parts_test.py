"""What the program of a stack of components says of what lies between them, and that it then writes nothing.

    python3 parts_test.py <program>
"""

import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

program = sys.argv[1]
SOURCE = "tests/runtime/components/parts.cpp"


class Parts(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def run_program(self, *arguments):
        return subprocess.run([program, *arguments], cwd=self.folder.name, capture_output=True, text=True)

    def refused(self, case, *findings):
        """The program says these findings, `PLACE: words`, and no other, ends with 1, and writes nothing."""
        done = self.run_program(case, "--output", "out", "--no-warnings")
        lines = [re.sub(rf"{re.escape(SOURCE)}:\d+", "HERE", line) for line in done.stderr.splitlines()]
        count = len(findings)
        self.assertEqual(lines, [*findings, f"shop: {count} finding{'' if count == 1 else 's'} in the stack, so nothing was written"])
        self.assertEqual(done.returncode, 1)
        self.assertEqual(done.stdout, "")
        self.assertFalse((pathlib.Path(self.folder.name) / "out").exists())
        # In every form, and where only one environment is asked for.
        self.assertEqual(self.run_program(case, "--environment", "prod", "--stdout").returncode, 1)
        self.assertEqual(self.run_program(case, "--chart", "--output", "out").returncode, 1)
        self.assertFalse((pathlib.Path(self.folder.name) / "out").exists())

    def test_a_sound_stack_is_written_in_both_forms(self):
        done = self.run_program("sound", "--output", "out")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        folder = pathlib.Path(self.folder.name) / "out"
        self.assertIn("replicas: 5\n", (folder / "rendered/prod/cart/deployment-cart.yaml").read_text())
        self.assertIn("replicas: 3\n", (folder / "rendered/prod/prices/deployment-prices.yaml").read_text())
        self.assertIn("replicas: 1\n", (folder / "base/cart/deployment-cart.yaml").read_text())
        listed = re.findall(r"- (\S+\.yaml)", (folder / "base/kustomization.yaml").read_text())
        self.assertEqual(listed[:2], ["settings.yaml", "cart/deployment-cart.yaml"])
        self.assertEqual(self.run_program("sound", "--output", "out", "--check").returncode, 0)

    def test_a_value_of_one_component_is_a_setting_of_the_stack(self):
        made = self.run_program("sound", "--environment", "prod", "--stdout").stdout
        self.assertIn("value: welcome\n", made)
        made = self.run_program("sound", "--environment", "prod", "--stdout", "--set", "cart.greeting=hey").stdout
        self.assertIn("value: hey\n", made)

    def test_a_sound_stack_is_a_chart(self):
        done = self.run_program("sound", "--chart", "--output", "chart")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        folder = pathlib.Path(self.folder.name) / "chart"
        template = (folder / "templates/cart-deployment-cart.yaml").read_text()
        self.assertIn(".Values.cart.greeting", template)
        self.assertIn("replicas: ", template)
        self.assertIn("  greeting: hello\n", (folder / "values.yaml").read_text())
        self.assertIn("welcome", (folder / "values-prod.yaml").read_text())
        self.assertTrue((folder / "templates/prices-service-prices.yaml").exists())

    def test_what_nobody_offers(self):
        self.refused(
            "offered-by-nobody",
            "HERE: component `cart` needs Service `prices`, which no component offers; they offer Service `cart` [DOV-81]",
            *["HERE: prod: NetworkPolicy `cart` names pods with `app: prices`, but no workload of this stack has them; there are pods with "
              "`app` `cart` [REF-41]"] * 2,
        )

    def test_what_is_made_and_not_offered(self):
        self.refused(
            "not-offered",
            "HERE: component `cart` needs Service `prices`, which component `prices` makes and does not offer; add it to offers(...) of "
            "component `prices` [DOV-81]",
        )

    def test_what_is_offered_by_another_name(self):
        self.refused("near", "HERE: component `cart` needs Service `price`, which no component offers; did you mean `prices`? [DOV-81]")

    def test_a_port_that_is_not_offered(self):
        self.refused(
            "another-port",
            "HERE: component `cart` needs port `admin` 9090 of Service `prices`, which component `prices` offers without it; it offers "
            "port `http` 8080; take what it offers, or let component `prices` offer more [DOV-81]",
        )

    def test_what_is_its_own(self):
        self.refused("its-own", "HERE: component `cart` needs Service `cart`, which is its own; take it out of needs(...) [DOV-81]")

    def test_a_component_of_another_stack(self):
        self.refused(
            "another-stack",
            f"HERE: component `prices` is made for stack `other` of HERE, and is put into stack `shop` of {SOURCE}; make all components "
            "for the stack that they are put into [DOV-82]",
        )

    def test_two_of_one_name(self):
        self.refused(
            "one-name",
            "HERE: component `cart` is in the stack twice, and not as the same: the other one is at HERE; name it once in whole(...) "
            "[DOV-82]",
        )
        self.refused("twice", "HERE: component `cart` is in the stack twice; name it once in whole(...) [DOV-82]")

    def test_one_that_is_left_out(self):
        self.refused(
            "left-out",
            "HERE: component `cart` is compiled into this program, and is no part of its stack; add it to whole(...), or take its source "
            "out of dovetail_add_stack() [DOV-82]",
        )
        self.refused(
            "without-any",
            "HERE: component `cart` is compiled into this program, which writes stack `shop` without it; generate what has it: "
            "whole(shop, cart) [DOV-82]",
        )

    def test_one_file_of_two(self):
        self.refused(
            "one-file",
            "HERE: component `prices` writes file `cart/deployment-cart.yaml`, which component `cart` writes too, at HERE; give each "
            "component a folder of its own [DOV-83]",
        )

    def test_one_object_of_two(self):
        self.refused(
            "one-object",
            "HERE: prod: ConfigMap `settings` stands in the stack twice; the other is at HERE; rename one of the two, or remove it [IDN-28]",
        )

    def test_a_policy_of_another_component_cuts_it_off(self):
        self.refused(
            "closed",
            "HERE: prod: NetworkPolicy `prices` cuts Deployment `cart` off from Service `prices`, which it uses at HERE: no policy lets "
            "it in to Deployment `prices` at port 8080; allow ingress to the other at this port [DOV-62]",
        )

    def test_pods_without_a_policy(self):
        self.refused(
            "open",
            "HERE: prod: Deployment `prices` is open to every pod: no NetworkPolicy is for it; add a NetworkPolicy, or waive SEC-34 with "
            "a reason [SEC-34]",
        )


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
