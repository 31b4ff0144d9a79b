"""The page of the search."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control

from botnia_portal.search.asking import LEAST_LETTERS, MOST_LETTERS, MOST_WORDS, read
from botnia_portal.search.choices import Kind
from botnia_portal.search.permissions import Sight
from botnia_portal.search.selectors import Results
from botnia_portal.search.selectors import search as find


@cache_control(private=True, no_store=True)
def search(request: HttpRequest) -> HttpResponse:
    """Over everything that the visitor may see: `q` the words, `kind` one kind alone, `page`."""
    asked = request.GET.get("q", "")
    kind = request.GET.get("kind", "")
    kind = kind if kind in Kind.values else ""
    wanted, sight = read(asked), Sight.of(request.user)
    results = find(wanted, sight, kind, request.GET.get("page", "")) if wanted.terms else Results()
    context = {
        "here": "search",
        "plan": sight.newest,
        "asked": wanted.text,
        "wanted": wanted,
        "kind": kind,
        "results": results,
        "least": LEAST_LETTERS,
        "most_letters": MOST_LETTERS,
        "most_words": MOST_WORDS,
    }
    return render(request, "search/results.html", context)
