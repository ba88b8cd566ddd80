"""Names that the language of the prose translates, inflects or writes in another alphabet."""

from __future__ import annotations

import pytest

from tests.names.mention_making import article, found_in
from warbox.names import reconcile
from warbox.names.mentions import find_mentions


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


def test_only_the_languages_that_are_asked_for_count() -> None:
    groups = article(links="[[Kingdom of Scotland]][[Germany]]")
    prose = "... en Escocia y Alemania ..."
    for languages, found in ((["es"], ["Escocia", "Alemania"]), (["de", "en"], [])):
        assert [mention.text for mention in find_mentions(prose, groups, languages)] == found


def test_a_translated_name_of_a_chinese_article() -> None:
    prose = "... al Imperio Otomano ..."
    assert [mention.text for mention in find_mentions(prose, reconcile(["奥斯曼帝国"]))] == ["Imperio Otomano"]


@pytest.mark.parametrize(
    ("name", "mention"),
    [("苏联", "URSS"), ("蘇聯", "Union soviétique"), ("东德", "Alemania Oriental"), ("南斯拉夫", "Jugoslawien")],
)
def test_a_country_that_is_gone_is_known_by_its_name_in_other_languages(name: str, mention: str) -> None:
    (found,) = find_mentions(f"... {mention} ...", reconcile([name]))
    assert (found.text, found.name) == (mention, name)


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


@pytest.mark.parametrize(
    ("prose", "mention", "name"),
    [
        ("Это было не так, и когда он был с Кеннетом Браной, но", "Кеннетом Браной", "Kenneth Branagh"),
        ("Это было не так, и когда он был под Харфлёром, но", "Харфлёром", "Harfleur"),
        ("То було не так, і коли він був з Шекспіром, але", "Шекспіром", "William Shakespeare"),
    ],
)
def test_such_a_name_is_known_without_its_endings(prose: str, mention: str, name: str) -> None:
    groups = article("William Shakespeare", "Kenneth Branagh", links="[[Harfleur]]")
    assert found_in(prose, groups) == [(mention, name)]


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
    for groups in (article("Bernard Cornwell"), article(links="[[Cornwell]]")):
        assert found_in(prose, groups) == []
