"""`python -m bench`: the benchmarks as tables; `--proof`: the long ones, into docs/proof.md."""

import os
import sys
from pathlib import Path

import django

sys.path.append(str(Path(__file__).parent.parent / "bin"))  # the servers of the fault tests
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "botnia_portal.settings")
django.setup()


def main() -> int:
    from django.core.management import call_command
    from django.test.utils import setup_test_environment

    from bench import growth, pages, reports, search, visits, writing

    call_command("migrate", verbosity=0)
    setup_test_environment()
    if "--proof" in sys.argv:
        from bench import proof

        return proof.write()
    rows = pages.measure()
    print(pages.table(rows), flush=True)
    carried = visits.measure()
    print("\n" + reports.table(carried), flush=True)
    searched = search.measure()
    print("\n" + reports.table(searched), flush=True)
    written = writing.measure()
    print("\n" + reports.table(written), flush=True)
    figures = reports.measure()
    print("\n" + reports.table(figures), flush=True)
    grown = growth.measure()
    print("\n" + reports.table(grown), flush=True)
    results = (*rows, *carried, *searched, *written, *figures, *grown)
    return 0 if all(result.holds for result in results) else 1


if __name__ == "__main__":
    sys.exit(main())
