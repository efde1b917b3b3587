"""The desk's list of names as part of the house style that checks use."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import chain

from workbench.config.house_style import HouseStyle, OwnName, OwnPost
from workbench.domain.article import NO_ARTICLE
from workbench.domain.desk_name import ListedName
from workbench.review.desk_names import listed_names
from workbench.services.articles.open_review import LoadedStyle
from workbench.services.session_cache import SessionCache
from workbench.store.protocol import Store

_MOST_KEPT = 4


def with_names(style: HouseStyle, names: Iterable[ListedName]) -> HouseStyle:
    """Return the style with the names and posts of the desk's list; a spelling that its file decides stays its own."""
    names = tuple(names)
    own = tuple(OwnName(listed.name, listed.wrong, is_listed=True) for listed in names)
    posts = chain.from_iterable(((listed.name, post) for post in listed.posts) for listed in names)
    return replace(style, names=(*own, *style.names), posts=tuple(OwnPost(name, post) for name, post in posts))


def with_names_of(store: Store, loaded: LoadedStyle, cache: SessionCache) -> LoadedStyle:
    """Return a loaded style with the names in `store`, read again only after something in it changed."""
    style, problems = loaded
    entries = cache.once("names", store.version(), lambda: store.load(NO_ARTICLE).names, most=_MOST_KEPT)
    if not entries:
        return loaded

    def make() -> HouseStyle:
        return with_names(style, listed_names(entries))

    return cache.once("style with names", (style, entries), make, most=_MOST_KEPT), problems
