"""Every include of the library goes from a room to itself or to one before it, as dsl/rooms.txt has them, and to no file that includes
the one it stands in.

    python3 includes.py <root>           says what is against that, and what CONTRIBUTING.md says otherwise than the table
    python3 includes.py --page <root>    writes the table into CONTRIBUTING.md
"""

import pathlib
import re
import sys

TABLE = "dsl/rooms.txt"
PAGE = "CONTRIBUTING.md"
FOLDERS = ("dsl/include/dovetail", "dsl/src", "dsl/cli", "dsl/schema", "dsl/launcher", "dsl/cel")
SUFFIXES = (".hpp", ".cpp", ".in")
# Where an include is looked for, behind the folder of the file that it stands in.
ROOTS = ("dsl/include", "dsl/src", "dsl")
# Installed, and included as a compiler's own headers are.
PUBLIC = "dovetail/"
INCLUDE = re.compile(r'\s*#\s*include\s*(?:"([^"]+)"|<([^>]+)>)')


class Unreadable(Exception):
    """The table is none."""


class Rooms:
    def __init__(self, text):
        self.names, self.folders, self.says = [], {}, []
        for number, line in enumerate(text.splitlines(), 1):
            if not line.strip() or line.startswith("#"):
                continue
            columns = [column.strip() for column in line.split("|", 2)]
            if len(columns) != 3 or not all(columns):
                raise Unreadable(f"{TABLE}:{number}: a line is `room | folder, folder | what is in it`")
            name, folders, says = columns
            if name in self.names:
                raise Unreadable(f"{TABLE}:{number}: room `{name}` is there twice")
            folders = [folder.strip() for folder in folders.split(",")]
            for folder in folders:
                if folder in self.folders:
                    raise Unreadable(f"{TABLE}:{number}: {folder} is of room `{self.folders[folder]}` already")
                self.folders[folder] = name
            self.names.append(name)
            self.says.append((folders, says))

    def room_of(self, path):
        """That of the nearest folder around a file; None where it is in no room, or in a folder that the table should name."""
        folder = path.rsplit("/", 1)[0]
        # A room that is made of the files right in a folder has none of the folders in it.
        if folder in self.folders:
            return self.folders[folder]
        around = folder
        while "/" in around:
            around = around.rsplit("/", 1)[0]
            if around in self.folders:
                has_rooms_in_it = any(other.startswith(around + "/") for other in self.folders)
                return None if has_rooms_in_it else self.folders[around]
        return None

    def page(self):
        """The table and the arrow, as CONTRIBUTING.md has them."""
        rows = "".join(f"| `{name}` | {', '.join(f'`{folder}/`' for folder in folders)} | {says} |\n"
                       for name, (folders, says) in zip(self.names, self.says))
        return f"**{' → '.join(self.names)}**\n\n| room | folders | what is in it |\n| --- | --- | --- |\n{rows}"


def files_of(root):
    found = []
    for folder in FOLDERS:
        found += [path.relative_to(root).as_posix() for path in sorted((root / folder).rglob("*")) if path.suffix in SUFFIXES]
    return found


def target_of(including, name, files):
    """The file of the library that an include names; None where it is none of it."""
    beside = pathlib.PurePosixPath(including).parent / name
    for candidate in (beside, *(pathlib.PurePosixPath(folder) / name for folder in ROOTS)):
        parts = []
        for part in candidate.parts:
            if part == "..":
                parts = parts[:-1]
            else:
                parts.append(part)
        path = "/".join(parts)
        if path in files:
            return path
    return None


def circles_of(includes):
    """Each file that includes itself by others, with the files between; one circle for each way back that is found first."""
    done, way, found = set(), [], []

    def visit(path):
        way.append(path)
        for target in includes.get(path, {}):
            if target in way:
                found.append(way[way.index(target):] + [target])
            elif target not in done:
                visit(target)
        done.add(way.pop())

    for path in sorted(includes):
        if path not in done:
            visit(path)
    return found


def faults_of(root, rooms):
    files = files_of(root)
    known = set(files)
    faults, includes, count = [], {}, 0
    folders_without_room = {}
    for path in files:
        room = rooms.room_of(path)
        if room is None:
            folders_without_room.setdefault(path.rsplit("/", 1)[0], path)
        for number, line in enumerate((root / path).read_text(encoding="utf-8").splitlines(), 1):
            match = INCLUDE.match(line)
            if not match:
                continue
            name = match.group(1) or match.group(2)
            target = target_of(path, name, known) if match.group(1) or name.startswith(PUBLIC) else None
            if target is None:
                if match.group(1) or name.startswith(PUBLIC):
                    faults.append(f"{path}:{number}: there is no {name} beside it or below {', '.join(ROOTS)}: name the header "
                                  f"of another room with its folder, \"emit/json_text.hpp\"")
                continue
            count += 1
            includes.setdefault(path, {}).setdefault(target, number)
            other = rooms.room_of(target)
            if room is None or other is None or rooms.names.index(other) <= rooms.names.index(room):
                continue
            faults.append(f"{path}:{number}: room `{room}` does not know room `{other}`, which comes after it in {TABLE}: move what is "
                          f"needed of {target} into `{room}` or a room before it, or what needs it into `{other}` or one after it")
    for folder, path in folders_without_room.items():
        faults.append(f"{path}:1: {folder} is of no room: add it to {TABLE}, where its room has all before it that it includes")
    for circle in circles_of(includes):
        number = includes[circle[0]][circle[1]]
        faults.append(f"{circle[0]}:{number}: it includes itself: {' → '.join(circle)}: move what two of them share into a "
                      f"file that both include")
    existing = {path.rsplit("/", 1)[0] for path in files}
    for folder, room in rooms.folders.items():
        if not any(each == folder or each.startswith(folder + "/") for each in existing):
            faults.append(f"{TABLE}:1: room `{room}` has the folder {folder}, in which there is no file: remove it")
    return faults, count


def with_page(text, rooms):
    """The page with what the table says; None where the page has no place for it."""
    made, number = re.subn(r"\*\*[\w-]+(?: → [\w-]+)+\*\*\n\n\| room \|.*\n\| ---.*\n(?:\|.*\n)*", lambda _: rooms.page(), text)
    return made if number == 1 else None


def check(root):
    """What is wrong with a tree, and how many includes were looked at."""
    rooms = Rooms((root / TABLE).read_text(encoding="utf-8"))
    faults, count = faults_of(root, rooms)
    page = (root / PAGE).read_text(encoding="utf-8")
    if with_page(page, rooms) != page:
        faults.append(f"{PAGE}:1: its rooms are not those of {TABLE}: python3 tests/layout/includes.py --page . writes them")
    return faults, count


def main(arguments):
    root = pathlib.Path(arguments[-1])
    if arguments[0] == "--page":
        rooms = Rooms((root / TABLE).read_text(encoding="utf-8"))
        page = with_page((root / PAGE).read_text(encoding="utf-8"), rooms)
        if page is None:
            sys.exit(f"{PAGE} has no arrow with a table of rooms below it")
        (root / PAGE).write_text(page, encoding="utf-8")
        return 0
    faults, count = check(root)
    for fault in faults:
        print(fault)
    # So many are there: with fewer, nothing was looked at.
    assert count > 1000, f"{root} has {count} includes of its own: not the library"
    print(f"{count} includes, {len(faults)} of them wrong")
    return 1 if faults else 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Unreadable as wrong:
        sys.exit(str(wrong))
