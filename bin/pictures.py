"""The pictures of the README, from a running demo: `.venv/bin/python bin/pictures.py [ADDRESS]`.

Needs Chromium and pdftoppm (poppler-utils), and the demo's data folder for the report.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from common import DEMO_DIR, LOOPBACK, ROOT, VENV_PYTHON, environment
from machine import CHROMIUM_NAMES, first_program
from playwright.sync_api import sync_playwright

PLAN = "pohjanmaa-2013-2014"
PICTURES = ROOT / "docs" / "pictures"
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
REPORT_PAGE = 3


def overview(address: str) -> None:
    """The first page as a visitor sees it."""
    with sync_playwright() as playwright:
        program = first_program(CHROMIUM_NAMES)
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 1000})
        page.goto(f"{address}/fi/plans/{PLAN}/?as_of=2013-12-31")
        page.wait_for_load_state("networkidle")
        page.screenshot(path=PICTURES / "overview.png")
        browser.close()


def report() -> None:
    """One page of the Swedish report, from the demo's data."""
    with tempfile.TemporaryDirectory() as folder:
        pdf, picture = Path(folder) / "report.pdf", PICTURES / "report"
        env = environment(DEMO_DIR, SECRET_KEY="x" * 50, BOTNIA_DEMO="1", SECURE="false")
        command = [str(VENV_PYTHON), "manage.py", "render_evaluation", PLAN, "mid-term", "sv", str(pdf)]
        subprocess.run(command, cwd=ROOT, env=env, check=True)
        pages = ["-f", str(REPORT_PAGE), "-l", str(REPORT_PAGE), "-singlefile"]
        subprocess.run(["pdftoppm", "-r", "80", "-png", *pages, str(pdf), str(picture)], check=True)


if __name__ == "__main__":
    PICTURES.mkdir(parents=True, exist_ok=True)
    overview(sys.argv[1] if len(sys.argv) > 1 else f"http://{LOOPBACK}:{os.environ.get('PORT', '8000')}")
    report()
