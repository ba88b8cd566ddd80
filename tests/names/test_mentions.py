"""The names of articles in prose of other languages, against labels made by hand, and case by case."""

from __future__ import annotations

from pathlib import Path

import pytest

import warbox
from tests.names.prose_labels import count_right, labelled_prose, marked_prose
from warbox.names import EvidenceKind, NameGroup, reconcile
from warbox.names.mentions import find_mentions


@pytest.fixture(scope="module")
def groups(seed_text: str) -> list[NameGroup]:
    return warbox.parse(seed_text, wiki="zhwiki").names


def article(*commanders: str, links: str = "") -> list[NameGroup]:
    """The names of an article with these commanders, and with what it links to beside them."""
    fields = "".join(f"|commander{number}=[[{name}]]" for number, name in enumerate(commanders, 1))
    return warbox.parse(f"{{{{Infobox military conflict|conflict=X{fields}}}}}{links}", wiki="enwiki").names


def found_in(prose: str, groups: list[NameGroup]) -> list[tuple[str, str]]:
    mentions = find_mentions(prose, groups)
    assert all(prose[mention.span.start : mention.span.end] == mention.text for mention in mentions)
    return [(mention.text, mention.name) for mention in mentions]


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


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        *(("Наполеона", "Napoleon"), ("Napoleone", "Napoleon"), ("Napoleons", "Napoleon"), ("Ватерлоо", "Waterloo")),
        *(("Pennsylvanie", "Pennsylvania"), ("Бельгии", "Belgium"), ("Belgiens", "Belgium"), ("Россией", "Russia")),
    ],
)
def test_an_inflected_name_is_the_whole_one_before_a_longer_title(mention: str, name: str) -> None:
    titles = "[[Abdication of Napoleon, 1815]][[Battle of Waterloo reenactment]][[Adams County, Pennsylvania]]"
    groups = article("Napoleon", links=f"{titles}[[Waterloo]][[Pennsylvania]][[Belgium]][[Russia]][[Belgian Army]]")
    assert found_in(f"... {mention} ...", groups) == [(mention, name)]


@pytest.mark.parametrize(
    ("prose", "mention", "name"),
    [
        ("... da Enrico V.", "Enrico V", "Henry V of England"),
        ("Dann kam Heinrich V. in die Stadt auf dem Berg.", "Heinrich V.", "Henry V of England"),
        (
            "... auch von Heinrichs V. Heer und von der Stadt nur ...",
            "Heinrichs V.",
            "Henry V of England",
        ),
        ("У нас Генриха V не было", "Генриха V", "Henry V of England"),
        ("... ve V. Henry'nin ...", "V. Henry", "Henry V of England"),
        ("... con Eugenio di Savoia ...", "Eugenio di Savoia", "Prince Eugene of Savoy"),
        ("... mit Karl von Albret ...", "Karl von Albret", "Charles I of Albret"),
        ("... an der Donau ...", "Donau", "River Danube"),
        ("... en Escocia ...", "Escocia", "Kingdom of Scotland"),
        ("... на берегу Луары ...", "Луары", "Loire River"),
        ("... el Imperio otomano ...", "Imperio otomano", "Ottoman Empire"),
        ("... Beyrut'a ...", "Beyrut", "Beirut"),
        ("... la Francia ...", "Francia", "Kingdom of France"),
        ("... Giovanni I del Portogallo ...", "Giovanni I del Portogallo", "John I of Portugal"),
        ("... Фернандо Санчес де Товар ...", "Фернандо Санчес де Товар", "Fernando Sanchez de Tovar"),
        ("... la Loire ...", "Loire", "Loire River"),
    ],
)
def test_a_ruler_or_a_place_by_its_name_in_another_language(prose: str, mention: str, name: str) -> None:
    places = "[[River Danube]][[Kingdom of Scotland]][[Loire River]][[Ottoman Empire]][[Beirut]]"
    people = ("Henry V of England", "Prince Eugene of Savoy", "Charles I of Albret", "Fernando Sanchez de Tovar")
    groups = article(*people, "John I of Portugal", links=f"{places}[[Kingdom of France]]")
    assert found_in(prose, groups) == [(mention, name)]


@pytest.mark.parametrize(
    "prose",
    [
        *("Luego Enrique vino.", "... mit Johann Clermont ...", "... con Enrico IV ...", "... con Eugenio Savoia ..."),
        *("... e Luigi di Francia ...", "... le duc Jean ..."),
    ],
)
def test_a_given_name_is_translated_only_with_a_number_or_a_place(prose: str) -> None:
    commanders = ("Henry V of England", "Prince Eugene of Savoy", "Jean de Clermont", "John, Duke of Berry")
    kings = "[[Louis XIV of France]][[Louis XV of France]]"
    assert found_in(prose, article(*commanders, links=kings)) == []


def test_a_number_does_not_begin_a_name_behind_another() -> None:
    groups = article("Eugene Savoy")
    assert [text for text, _ in found_in("... of King Zog I. Eugene Savoy was there.", groups)] == ["Eugene Savoy"]


def test_what_parts_two_names_is_in_none() -> None:
    groups = article("Ferdinand I of Portugal", links="[[Portugal]]")
    prose = "Quando morì Ferdinando I e il Portogallo non ebbe più un re"
    assert [text for text, _ in found_in(prose, groups)] == ["Ferdinando I", "Portogallo"]


def test_a_translated_name_of_a_chinese_article() -> None:
    prose = "... al Imperio Otomano ..."
    assert [mention.text for mention in find_mentions(prose, reconcile(["奥斯曼帝国"]))] == ["Imperio Otomano"]


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


@pytest.mark.parametrize(
    ("name", "mention"),
    [("苏联", "URSS"), ("蘇聯", "Union soviétique"), ("东德", "Alemania Oriental"), ("南斯拉夫", "Jugoslawien")],
)
def test_a_country_that_is_gone_is_known_by_its_name_in_other_languages(name: str, mention: str) -> None:
    (found,) = find_mentions(f"... {mention} ...", reconcile([name]))
    assert (found.text, found.name) == (mention, name)


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


@pytest.mark.parametrize(
    ("prose", "mentions"),
    [
        ("Mutalibov's men, Mutalibov’s men", ["Mutalibov", "Mutalibov"]),
        ("Bakü'de ve BAKÜ’de", ["Bakü", "BAKÜ"]),
        ("Ադրբեջանի և Հայաստանից", ["Ադրբեջանի", "Հայաստանից"]),
        ("Η Αρμενία", ["Αρμενία"]),
        ("", []),
    ],
    ids=["possessive", "Turkish apostrophe", "Armenian", "Greek", "nothing"],
)
def test_endings_and_scripts(prose: str, mentions: list[str]) -> None:
    names = reconcile(["穆塔利博夫", "亚美尼亚", "阿塞拜疆", "巴库"])
    assert [mention.text for mention in find_mentions(prose, names)] == mentions


ARTICLE = "[[Libya]][[Alexandria]][[Waterloo]][[South Africa]][[United Kingdom]][[United States]][[Rafa]][[Suez Canal]]"


@pytest.mark.parametrize(
    ("prose", "mentions"),
    [
        (
            "Ez volt az, hogy Leet és Meade-nek is írt Kupernak, de nem Alexandriából.",
            ["Leet", "Meade-nek", "Alexandriából"],
        ),
        ("Se oli siellä, kun Leen ja Meadelta vietiin, mutta ei Aleksandriaan.", ["Leen", "Meadelta", "Aleksandriaan"]),
        ("See oli siis Lee, kes läks Meadega, ja mitte Liibüasse.", ["Lee", "Meadega", "Liibüasse"]),
        ("Leeova vojska je bila kod Meadea, ali ne i u Libiji.", ["Leeova", "Meadea", "Libiji"]),
        ("Ale když tam jak se Leeův sbor a Meadeova jízda bily.", ["Leeův", "Meadeova"]),
        ("Када је војска са Лијевим и Мидовим људима била у Либији.", ["Либији"]),
        ("Nagy-Britannia és Dél-Afrika is ott volt, de nem az, hogy ki.", ["Nagy-Britannia", "Dél-Afrika"]),
    ],
    ids=["Hungarian", "Finnish", "Estonian", "Croatian", "Czech possessives", "Serbian", "names of flags"],
)
def test_endings_of_languages(prose: str, mentions: list[str]) -> None:
    groups = article("Robert E. Lee", "George G. Meade", links=ARTICLE)
    assert [text for text, _ in found_in(prose, groups)] == mentions


def test_endings_of_other_languages_are_none() -> None:
    prose = "Then Leet and Leen and Leeova came, and when the day was over, so did Leega and his men."
    assert found_in(prose, article("Robert E. Lee")) == []


def test_an_ending_ends_a_name_where_given_names_take_none() -> None:
    groups = article("Robert E. Lee", links="[[Moscow]]")
    prose = "Ekkor Leet Harold Pinter is látta, de nem az volt, aki Moszkvába Pinterrel ment."
    assert [text for text, _ in found_in(prose, groups)] == ["Leet", "Moszkvába"]


def test_a_small_word_of_the_language_is_no_particle_of_another() -> None:
    groups = article("Archibald Murray")
    prose = "Sonra Murray da Londra için bir emir aldı, ama bu çok geç oldu."
    assert [text for text, _ in found_in(prose, groups)] == ["Murray"]


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        *(("Шекспир", "William Shakespeare"), ("Солзбери", "Robert Salisbury"), ("Ратланд", "John Rutland")),
        *(("Κένεθ Μπράνα", "Kenneth Branagh"), ("Αζενκούρ", "Azincourt"), ("Арфлёр", "Harfleur")),
    ],
)
def test_a_name_that_another_alphabet_writes_by_its_sound(mention: str, name: str) -> None:
    people = ("William Shakespeare", "Robert Salisbury", "John Rutland", "Kenneth Branagh")
    groups = article(*people, links="[[Azincourt]][[Harfleur]][[Moscow]]")
    assert found_in(f"... {mention} ...", groups) == [(mention, name)]


@pytest.mark.parametrize("prose", ["... Мицкевич ...", "... Жуан Убалду ...", "... Сенека ...", "... Κάρολος ..."])
def test_another_name_with_like_consonants_is_no_mention(prose: str) -> None:
    assert found_in(prose, article("John Bell Hood", "Henry Snow", links="[[Moscow]][[Sinai]]")) == []


@pytest.mark.parametrize(
    "prose",
    [
        "Но это было не так, когда он был один: Корнуолл.",
        "Nu var det så att han inte kom från Cornwall, och så vidare.",
    ],
)
def test_a_place_of_the_list_is_none_that_only_sounds_like_it(prose: str) -> None:
    assert found_in(prose, article("Bernard Cornwell")) == []


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
