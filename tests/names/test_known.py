"""Names with what the whole wiki tells of them."""

from __future__ import annotations

from warbox.names import EvidenceKind, KnownNames, NameOccurrence, compare, reconcile

KNOWN = KnownNames(
    redirects={"雷根": "罗纳德·里根", "Ronnie": "罗纳德·里根", "Dutch": "罗纳德·里根"},
    foreign={
        "罗纳德·里根": frozenset({("en", "Ronald Reagan")}),
        "第四十任總統": frozenset({("en", "Ronald Reagan"), ("fr", "Le Quarantième")}),
    },
    link_texts={"波斯": "伊朗", "凱末爾": "凯穆勒"},
)


def forms(*names: str | NameOccurrence, known: KnownNames = KNOWN) -> set[frozenset[str]]:
    return {frozenset(form.text for form in group.members) for group in reconcile(names, known=known)}


def test_two_titles_that_redirect_to_one_page_are_one() -> None:
    assert forms("Ronnie", "Dutch") == {frozenset({"Ronnie", "Dutch"})}
    assert forms("Ronnie", "Dutch", known=KnownNames()) == {frozenset({"Ronnie"}), frozenset({"Dutch"})}
    (group,) = reconcile(["Ronnie", "Dutch"], known=KNOWN)
    assert [(one.kind, one.detail) for one in group.evidence] == [(EvidenceKind.REDIRECT, "罗纳德·里根")]


def test_a_redirect_and_its_page_are_one_whatever_the_links_are_written_like() -> None:
    names = [NameOccurrence(text="甲", target="ronnie"), NameOccurrence(text="乙", target="罗纳德·里根")]
    assert len(reconcile(names, known=KNOWN)) == 1
    assert len(reconcile(names)) == 2


def test_pages_with_one_page_on_another_wiki_are_one_and_so_is_that_title() -> None:
    assert forms("罗纳德·里根", "第四十任總統", "Le Quarantième", "Le Monde") == {
        frozenset({"罗纳德·里根", "第四十任總統", "Le Quarantième"}),
        frozenset({"Le Monde"}),
    }


def test_words_of_links_add_to_the_sound_and_decide_nothing_alone() -> None:
    assert forms("伊朗", "波斯") == {frozenset({"伊朗"}), frozenset({"波斯"})}
    sound = compare("凱末爾", "凯穆勒")
    with_links = compare("凱末爾", "凯穆勒", KNOWN)
    assert sound.score < 0.9 < with_links.score
    assert with_links.evidence[0].kind is EvidenceKind.LINK_TEXT
    assert forms("凱末爾", "凯穆勒") == {frozenset({"凱末爾", "凯穆勒"})}
    assert len(reconcile(["凱末爾", "凯穆勒"])) == 2


def test_comparison_says_why() -> None:
    comparison = compare("Ronnie", "雷根", KNOWN)
    assert comparison.score > 0.9
    assert comparison.evidence[0].kind is EvidenceKind.REDIRECT
    abroad = compare("雷根", "第四十任總統", KNOWN)
    assert abroad.evidence[0].kind is EvidenceKind.SAME_FOREIGN_PAGE
    assert abroad.evidence[0].detail == "en:Ronald Reagan"


def test_a_redirect_outweighs_the_remark_of_the_title_that_it_left() -> None:
    known = KnownNames(redirects={"雷根 (總統)": "罗纳德·里根"})
    left, right = NameOccurrence(text="雷根", target="雷根 (總統)"), NameOccurrence(text="里根", target="罗纳德·里根")
    assert compare(left, right, known).score > 0.9 > 0.5 > compare(left, right).score
