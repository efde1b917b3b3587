"""The role ledger: every post and title, with the person who holds it."""

from workbench.domain.span import Span
from workbench.extraction.splitting.posts import Post, listed_posts, posts_near_names
from workbench.facts.facts import facts_of
from workbench.ledgers.ledger import Findings, Ledger, Row, one_line


def role_ledger(findings: Findings) -> Ledger:
    """Return one row for each post or title as the article gives it, person by person."""
    document, people = findings.document, facts_of(findings.document).people
    posts: dict[Span, tuple[str, str]] = {}
    for sentence in document.sentences:
        span = Span(sentence.start, sentence.end)
        for post in (*listed_posts(document.text, span), *posts_near_names(document, sentence, people.inside(span))):
            person = people.meant_by(post.holder.of(document.text), post.holder)
            posts[post.span] = (person, _post_text(post, document.text))
    for name in document.names:
        place = Span(name.start, name.end)
        if name.title and name.kind == "person" and not any(place.overlaps(span) for span in posts):
            posts[place] = (people.full(name.text), name.title)
    rows = [Row((person, post), (span,)) for span, (person, post) in posts.items() if person]
    rows.sort(key=lambda row: (row.cells[0], row.places[0]))
    return Ledger(
        name="roles",
        what="Every post, person by person. Do two posts of one person exclude each other?",
        columns=("Person", "Post, as written"),
        rows=tuple(rows),
    )


def _post_text(post: Post, text: str) -> str:
    before = text[post.span.start : post.holder.start] if post.holder.start > post.span.start else ""
    return one_line((before or text[post.span.start : post.span.end]).strip(" ,")) or one_line(post.span.of(text))
