"""The names of articles in prose of other languages, against labels made by hand, and case by case."""

from __future__ import annotations

from pathlib import Path

import pytest

import warbox
from tests.names.mention_making import article, found_in
from tests.names.prose_labels import count_right, labelled_prose, marked_prose
from warbox.names import EvidenceKind, NameGroup, reconcile
from warbox.names.mentions import find_mentions


@pytest.fixture(scope="module")
def groups(seed_text: str) -> list[NameGroup]:
    return warbox.parse(seed_text, wiki="zhwiki").names


@pytest.mark.parametrize(
    ("gold", "prose", "precision", "recall"),
    [
        ("seed_000.toml", "000_d2a36e9cb3d43f48.txt", 0.97, 0.9),
        ("seed_002.toml", "002_a5b062d1d634810d.txt", 1.0, 1.0),
    ],
    ids=["Spanish", "English"],
)
def test_mentions_against_hand_labels(
    groups: list[NameGroup], repository_root: Path, gold: str, prose: str, precision: float, recall: float
) -> None:
    text = (repository_root / "seeds" / prose).read_text(encoding="utf-8")
    labelled = labelled_prose(gold, text)
    mentions = find_mentions(text, groups)
    right = count_right(labelled, mentions, groups)
    assert right / len(mentions) >= precision
    assert right / len(labelled.labels) >= recall


@pytest.mark.slow
@pytest.mark.parametrize(
    ("gold", "precision", "recall"),
    [
        ("prose.toml", 0.98, 0.94),
        ("prose_unseen.toml", 0.91, 0.96),
        ("prose_inflected.toml", 0.94, 0.81),
        ("prose_later.toml", 0.96, 0.82),
        ("prose_last.toml", 0.96, 0.82),
        ("prose_ten.toml", 0.95, 0.77),
        ("prose_four.toml", 0.95, 0.83),
    ],
)
def test_mentions_of_real_articles_in_prose_of_many_languages(
    corpus_root: Path, groups: list[NameGroup], gold: str, precision: float, recall: float
) -> None:
    names = {"": groups}
    right = found = labels = 0
    for prose in marked_prose(gold):
        if prose.page not in names:
            path = corpus_root / "conflicts" / "en" / f"{prose.page}.wikitext"
            names[prose.page] = warbox.parse(path.read_text(encoding="utf-8"), wiki="enwiki").names
        mentions = find_mentions(prose.text, names[prose.page])
        right += count_right(prose, mentions, names[prose.page])
        found += len(mentions)
        labels += len(prose.labels)
    assert right / found >= precision
    assert right / labels >= recall


def test_a_name_with_initials_is_one_mention_and_its_short_surname_another() -> None:
    groups = article("Robert E. Lee", "Ulysses S. Grant", "Michel Ney", "J.E.B. Stuart")
    prose = "Robert E. Lee and Ulysses S. Grant met. Lee signed. Grant left. Ney died. J. E. B. Stuart was late."
    assert found_in(prose, groups) == [
        ("Robert E. Lee", "Robert E. Lee"),
        ("Ulysses S. Grant", "Ulysses S. Grant"),
        ("Lee", "Robert E. Lee"),
        ("Grant", "Ulysses S. Grant"),
        ("Ney", "Michel Ney"),
        ("J. E. B. Stuart", "J.E.B. Stuart"),
    ]


def test_chinese_people_are_mentioned_in_pinyin() -> None:
    groups = article("张自忠", "薛岳", "武汉")
    prose = "Zhang Zizhong fell near Wuhan. Then Xue Yue came, and Zhang Zizhang's men, and Zhang Zizhong's."
    assert found_in(prose, groups) == [
        ("Zhang Zizhong", "张自忠"),
        ("Wuhan", "武汉"),
        ("Xue Yue", "薛岳"),
        ("Zhang Zizhong", "张自忠"),
    ]


def test_a_name_without_its_initial_is_one_mention() -> None:
    groups = article("Winfield S. Hancock", "John F. Reynolds")
    assert found_in("Then Winfield Hancock and J. Reynolds came.", groups) == [
        ("Winfield Hancock", "Winfield S. Hancock"),
        ("J. Reynolds", "John F. Reynolds"),
    ]


@pytest.mark.parametrize(
    "prose",
    [
        *(
            "George Washington crossed it.",
            "A man called James Bond.",
            "Ilham Aliyev spoke.",
            "He read Duke Ellington.",
        ),
        *("They met in Church Street.", "Friedrich Nietzsche", "It was in the Lee Street.", "Der Monte Everest"),
        *("Napoleon III was born.", "Charles de Gaulle", "the Virginia Railroad"),
    ],
)
def test_a_word_beside_it_says_another_name(prose: str) -> None:
    links = "[[Wall Street Journal]][[Friedrich Bülow]][[James Barnes]][[Monte Melkonian]][[Carl Schurz]][[Virginia]]"
    commanders = (
        "George G. Meade",
        "Robert E. Lee",
        "Heydar Aliyev",
        "Duke of Wellington",
        "Napoleon",
        "Charles, Duke of X",
    )
    assert found_in(prose, article(*commanders, links=links)) == []


@pytest.mark.parametrize(
    "prose",
    [
        "Die Brigade des Generals stand im Feld. Herr Müller, Baron Braun und die Artillerie der Garde warteten.",
        *("Генерал", "В поле", "Early in the morning", "The Captain", "Le Journal", "a motor of General Motors"),
    ],
)
def test_a_common_word_is_no_mention_for_being_in_a_name(prose: str) -> None:
    links = "[[1st Brigade]][[General Michel]][[HMS]][[Baron]][[Royal Horse Artillery]][[2nd Guard Lancers]]"
    others = "[[General (CSA)|General]][[V Corps|V]][[Early American coins]][[Captain]][[7th Motor Brigade]]"
    assert found_in(prose, article("Michel Ney", links=links + others)) == []


def test_a_surname_that_several_names_share_is_none_of_them() -> None:
    groups = article("William E. Jones", links="[[Marcellus T. Jones]]")
    assert found_in("Later Jones came.", groups) == []
    assert found_in("Later William Jones came.", groups) == [("William Jones", "William E. Jones")]


def test_one_person_in_two_ways_of_writing_shares_the_surname_with_nobody() -> None:
    groups = article("Winfield S. Hancock", links="[[Winfield Scott Hancock]]")
    assert [text for text, _ in found_in("Later Hancock came.", groups)] == ["Hancock"]


def test_the_score_says_that_only_a_part_is_equal() -> None:
    whole, part = find_mentions("Robert E. Lee spoke; Lee left.", article("Robert E. Lee", links="[[Lee Allred]]"))
    assert whole.score > 0.99
    assert EvidenceKind.ONLY_A_PART not in [evidence.kind for evidence in whole.evidence]
    assert 0.6 < part.score < 0.9
    assert EvidenceKind.ONLY_A_PART in [evidence.kind for evidence in part.evidence]


def test_a_number_does_not_begin_a_name_behind_another() -> None:
    groups = article("Eugene Savoy")
    assert [text for text, _ in found_in("... of King Zog I. Eugene Savoy was there.", groups)] == ["Eugene Savoy"]


def test_what_parts_two_names_is_in_none() -> None:
    groups = article("Ferdinand I of Portugal", links="[[Portugal]]")
    prose = "Quando morì Ferdinando I e il Portogallo non ebbe più un re"
    assert [text for text, _ in found_in(prose, groups)] == ["Ferdinando I", "Portogallo"]


@pytest.mark.parametrize(
    "prose",
    [
        "He came with Israel Katz and then went to New Mexico.",
        "She was in the Gulf and then by Mexico Street, not far from the Avenue Israel.",
    ],
)
def test_a_country_in_a_longer_name_is_no_mention(prose: str) -> None:
    assert found_in(prose, article(links="[[Israel]][[Mexico]]")) == []


@pytest.mark.parametrize(
    ("prose", "mentions"),
    [
        ("Приказы Шарона не дошли, когда это было. Солдаты Шарона ушли.", ["Шарона", "Шарона"]),
        ("Ариэла Шарона не было там.", []),
    ],
    ids=["what is his", "another given name"],
)
def test_a_surname_behind_the_first_word_of_a_sentence(prose: str, mentions: list[str]) -> None:
    assert [text for text, _ in found_in(prose, article("Rafael Sharon"))] == mentions


def test_of_names_that_are_spelt_alike_the_article_means_the_one_that_it_gives_most() -> None:
    film, town = "[[Gettysburg (film)|Gettysburg]]", "[[Gettysburg, Pennsylvania|Gettysburg]]"
    for links, meant in ((film + town * 2, "Gettysburg, Pennsylvania"), (film * 2 + town, "Gettysburg (film)")):
        groups = article(links=links)
        (mention,) = find_mentions("In Gettysburg", groups)
        assert meant in [form.text for form in groups[mention.group].members]


def test_a_surname_and_an_inflected_name() -> None:
    groups = reconcile(["盖达尔·阿利耶夫", "穆塔利博夫", "亚美尼亚"])
    text = "Президент Алиев и Муталибов; los Aliyev, Armenia’s army, the Armenian army"
    found = [(mention.text, mention.name) for mention in find_mentions(text, groups)]
    assert ("Алиев", "盖达尔·阿利耶夫") in found
    assert ("Муталибов", "穆塔利博夫") in found
    assert ("Armenia", "亚美尼亚") in found
    assert "Armenian" not in {text for text, _ in found}


def test_a_territory_that_the_article_does_not_name_is_no_mention() -> None:
    assert find_mentions("Iraq, Irak, Syria", reconcile(["伊朗", "休尼克"])) == []


def test_a_name_that_is_known_may_have_small_words_in_it() -> None:
    prose = "En Bosnia y Herzegovina y en Corea del Norte"
    assert [mention.text for mention in find_mentions(prose, reconcile(["波斯尼亚和黑塞哥维那", "朝鲜"]))] == [
        "Bosnia y Herzegovina",
        "Corea del Norte",
    ]


def test_mentions_do_not_overlap_and_keep_offsets() -> None:
    text = "Ayaz Mutalibov and Mutalibov."
    mentions = find_mentions(text, reconcile(["阿亚兹·穆塔利博夫"]))
    assert [text[mention.span.start : mention.span.end] for mention in mentions] == ["Ayaz Mutalibov", "Mutalibov"]


@pytest.mark.parametrize(
    ("prose", "mention", "name"),
    [
        ("Normandi\u0301a", "Normandi\u0301a", "Normandía"),
        ("Then Nor\u00admandía fell", "Nor\u00admandía", "Normandía"),
        ("Then Norman-\ndía fell", "Norman-\ndía", "Normandía"),
        ("Then Norman\u00ad\r\n  día fell", "Norman\u00ad\r\n  día", "Normandía"),
        ("Then Nagorno-\nKarabakh fell", "Nagorno-\nKarabakh", "Nagorno-Karabakh"),
        ("Then John\r\nChandos fell", "John\r\nChandos", "John Chandos"),
    ],
    ids=["accent behind its letter", "soft hyphen", "broken", "softly broken", "hyphen at its break", "over two lines"],
)
def test_how_a_name_is_set_does_not_matter_and_its_offsets_are_those_of_the_file(
    prose: str, mention: str, name: str
) -> None:
    assert found_in(prose, article("John Chandos", links="[[Normandía]][[Nagorno-Karabakh]]")) == [(mention, name)]


def test_the_number_of_a_ruler_is_part_of_the_mention() -> None:
    groups = article("Edward III of England", links="[[Edward III of England|King Edward]]")
    prose = "Then King Edward III and King Edward and King Edward IV met. In King Edward I had faith."
    assert [text for text, _ in found_in(prose, groups)] == ["Edward III", "King Edward", "King Edward"]


def test_a_country_is_shown_by_its_name_and_not_by_that_of_its_people() -> None:
    groups = article(links="[[Lebanon|Lebanese]]")
    assert found_in("... Ливан ...", groups) == [("Ливан", "Lebanon")]


def test_another_war_of_the_name_is_no_mention() -> None:
    groups = reconcile(["World War II", "Elizabeth II"])
    prose = "World War I, World War II, Elizabeth I, Elizabeth II"
    assert [mention.text for mention in find_mentions(prose, groups)] == ["World War II", "Elizabeth II"]
