"""What initial_values.py takes for a declaration without initial values."""

import unittest

from initial_values import bare_names


class BareNames(unittest.TestCase):
    def test_what_is_declared_by_itself(self):
        self.assertEqual(bare_names("  model::text name;"), ["name"])
        self.assertEqual(bare_names("    list<map<text>> all;  // of them"), ["all"])
        self.assertEqual(bare_names("  model::map<model::text> a, b{}, c;"), ["a", "c"])
        self.assertEqual(bare_names("  dovetail::model::choice<Type> type;"), ["type"])

    def test_what_has_values_or_is_no_declaration(self):
        for line in "  model::text name{};", "  const model::text& name;", "  model::text name = of(it);", \
                    "  constexpr model::text name() const;", "  context number;", "  return text;", "  std::optional<int> one;", \
                    "  friend class text;", "  using text = model::text;":
            self.assertEqual(bare_names(line), [], line)


if __name__ == "__main__":
    unittest.main()
