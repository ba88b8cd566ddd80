"""Commanders as the wikis write them: fates in words, by templates and signs, and ranks."""

from __future__ import annotations

import pytest

import warbox


@pytest.mark.parametrize(
    ("wiki", "text", "name", "status"),
    [
        ("es", "[[Juan Pérez]] (herido)", "Juan Pérez", ("wounded",)),
        ("es", "Tte. coronel [[Juan Pérez]] †", "Juan Pérez", ("killed",)),
        ("es", "Capitán Juan Pérez {{POW}}", "Juan Pérez", ("captured",)),
        ("fr", "[[Pierre de Villeneuve]] {{petit|prisonnier}}", "Pierre de Villeneuve", ("captured",)),
        ("fr", "[[Federico Gravina]] blessé mortellement", "Federico Gravina", ("died of wounds",)),
        ("fr", "Général [[Jean Lannes]]{{mort au combat}}", "Jean Lannes", ("killed",)),
        ("fr", "{{Lien|trad=Gaius Trebonius|lang=en|fr=Caius Trébonius}} (exécuté)", "Caius Trébonius", ("executed",)),
        ("pt", "D. [[Nuno Álvares Pereira]] {{PDG}}", "Nuno Álvares Pereira", ("captured",)),
        ("it", "Gen. [[Giuseppe Arimondi]] (caduto)", "Giuseppe Arimondi", ("killed",)),
        ("it", "[[Shoraq Mehmet]] (prigioniero, poi giustiziato)", "Shoraq Mehmet", ("captured", "executed")),
        ("it", "[[Arthur Wellesley]] (P.O.W.)", "Arthur Wellesley", ("captured",)),
        ("it", "[[Arthur Wellesley]] {{Ferito}}", "Arthur Wellesley", ("wounded",)),
        ("it", "[[Arthur Wellesley]] (morto di tifo)", "Arthur Wellesley", ("died",)),
        ("it", "[[Arthur Wellesley]] (morto per mano dei suoi)", "Arthur Wellesley", ("killed",)),
        ("it", "[[Arthur Wellesley]] (scorticato vivo)", "Arthur Wellesley", ("executed",)),
        ("it", "[[Arthur Wellesley]] (si consegna prigioniero)", "Arthur Wellesley", ("captured",)),
        ("it", "[[Arthur Wellesley]] (ucciso il 5 ottobre)", "Arthur Wellesley", ("killed",)),
        ("it", "[[Arthur Wellesley]] (poi crocifisso)", "Arthur Wellesley", ("executed",)),
        ("en", "[[Redvers Buller]] (defector)", "Redvers Buller", ("defected",)),
        ("en", "[[Redvers Buller]] (turncoat)", "Redvers Buller", ("defected",)),
        ("de", "[[Redvers Buller]] (Überläufer)", "Redvers Buller", ("defected",)),
        ("en", "[[Redvers Buller]] (captured, later executed)", "Redvers Buller", ("captured", "executed")),
        ("en", "[[Redvers Buller]] (later King of Natal)", "Redvers Buller", ()),
        ("fr", "[[Jean Lannes]] (puis exécuté)", "Jean Lannes", ("executed",)),
        ("fr", "[[Jean III de Pologne|Jean {{III}}]] {{fait prisonnier}}", "Jean III", ("captured",)),
        ("es", "[[Juan Pérez]] {{MEC}}", "Juan Pérez", ("killed",)),
        ("ru", "[[Иванов, Пётр|П. Иванов]] (покончил с собой)", "П. Иванов", ("suicide",)),
        ("ru", "[[Иванов, Пётр|П. Иванов]] (ранен и взят в плен)", "П. Иванов", ("wounded", "captured")),
        ("fr", "[[Jean Lannes]] (capturé puis exécuté en 46 av. J.-C.)", "Jean Lannes", ("captured", "executed")),
        ("en", "[[Redvers Buller]] (wounded in May, later killed)", "Redvers Buller", ("wounded", "killed")),
        ("en", "[[Redvers Buller]] (his brother was killed)", "Redvers Buller", ()),
        ("de", "[[Hans Meier]] (gefangen, 1525 hingerichtet)", "Hans Meier", ("captured", "executed")),
        ("de", "[[Hans Meier]] (am 3. Mai 1944 gefallen)", "Hans Meier", ("killed",)),
        ("de", "[[Hans Meier]] (Bruder gefallen)", "Hans Meier", ()),
        ("de", "[[Hans Meier]] (am 24. August an seinen Wunden gestorben)", "Hans Meier", ("died of wounds",)),
        ("fr", "[[Jean Lannes]] (mort des suites de ses blessures le 12 mai)", "Jean Lannes", ("died of wounds",)),
        ("en", "[[Redvers Buller]] (died of wounds received at sea)", "Redvers Buller", ("died of wounds",)),
        ("fr", "[[Jean Lannes]] (mort du typhus)", "Jean Lannes", ("died",)),
        ("es", "[[Juan Pérez]] (posteriormente fusilado)", "Juan Pérez", ("executed",)),
        ("de", "[[Hans Meier]] (später hingerichtet)", "Hans Meier", ("executed",)),
        ("pt", "{{†}} [[Solano López]]", "Solano López", ("killed",)),
        ("pt", "Inácio Prado (Ferido em combate e capturado)", "Inácio Prado", ("wounded", "captured")),
        ("pt", "Inácio Prado [[File:Skull and Crossbones.svg|12px]]", "Inácio Prado", ("killed",)),
        ("es", "[[Juan Pérez]] [[Archivo:Cruz.svg|12px|Muerto en combate]]", "Juan Pérez", ("killed",)),
        ("zh", "[[張三]]（被槍決）", "張三", ("executed",)),
        ("zh", "[[張三]]{{刺杀}}", "張三", ("assassinated",)),
        ("zh", "[[張三]]（1938年陣亡）", "張三", ("killed",)),
        ("zh", "[[張三]]（被俘處死）", "張三", ("captured", "executed")),
        ("zh", "[[張三]]（遭[[李四]]所殺）", "張三", ("killed",)),
        ("zh", "{{le|約翰·史密斯|John Smith}}爵士{{KIA}}", "約翰·史密斯", ("killed",)),
        ("ca", "[[Joan de Copons]] (executat)", "Joan de Copons", ("executed",)),
        ("nl", "[[Jan de Witt]] (overleden aan cholera)", "Jan de Witt", ("died",)),
        ("ja", "[[佐久間盛政]]（捕縛・処刑）", "佐久間盛政", ("captured", "executed")),
        ("zh", "[[李秀成]]（被俘，后被处决）", "李秀成", ("captured", "executed")),
        ("zh", "[[張三]]（降清）", "張三", ("surrendered",)),
        ("zh", "[[張三]]（1644年降后金）", "張三", ("surrendered",)),
        ("zh", "[[張三]]（被俘，降于魏）", "張三", ("captured", "surrendered")),
        ("zh", "[[張三]]（被俘降清，後被殺）", "張三", ("captured", "surrendered", "killed")),
        ("zh", "[[張三]]（降吳)", "張三", ("surrendered",)),
        ("zh", "張三(陣亡）", "張三", ("killed",)),
        ("zh", "[[張三]]（降為庶人）", "張三", ()),
        ("zh", "[[張三]]（招降清軍）", "張三", ()),
        ("zh", "[[張三]]（就義）", "張三", ("executed",)),
        ("zh", "[[张三]]（殉难）", "张三", ("killed",)),
        ("zh", "[[張三]]（被害）", "張三", ("killed",)),
        ("zh", "[[张三]]（被毒死）", "张三", ("killed",)),
        ("zh", "[[张三]]（死于乱军）", "张三", ("killed",)),
        ("zh", "[[張三]]（墮馬而死）", "張三", ("died",)),
        ("zh", "[[張三]]（卒）", "張三", ("died",)),
        ("zh", "[[張三]]（薨）", "張三", ("died",)),
        ("zh", "[[石崩]]", "石崩", ()),
        ("en", "[[Redvers Buller]], [[Victoria Cross|VC]] {{WIA}}", "Redvers Buller", ("wounded",)),
        ("en", "[[Redvers Buller]] (beheaded)", "Redvers Buller", ("executed",)),
        ("en", "[[Redvers Buller]] (captured 5 June 1900)", "Redvers Buller", ("captured",)),
        ("en", "[[Redvers Buller]]<br />([[1st Army]] until 18 June – KIA that day)", "Redvers Buller", ("killed",)),
        ("en", "[[Redvers Buller]] – wounded", "Redvers Buller", ("wounded",)),
        ("en", "[[Redvers Buller]] - [[1st Army]]", "Redvers Buller", ()),
        ("de", "GFM [[Ernst Busch]] (WIA)", "Ernst Busch", ("wounded",)),
        ("de", "Oberst i. G. Ernst Busch (standrechtlich erschossen)", "Ernst Busch", ("executed",)),
        (
            "ru",
            "генерал-поручик [[Иванов, Пётр|П. Иванов]] (перешёл на сторону противника)",
            "П. Иванов",
            ("defected",),
        ),
        ("ru", "[[Фелькерзам, Дмитрий|Д. Фелькерзам]] (умер до сражения)", "Д. Фелькерзам", ("died",)),
        ("de", "[[Ernst Busch]] (gestorben vor der Schlacht)", "Ernst Busch", ("died",)),
        ("pl", "płk dypl. Jan Kowal (zdezerterował)", "Jan Kowal", ("deserted",)),
        ("nl", "Sir John Moore (bezweken aan zijn verwondingen)", "John Moore", ("died of wounds",)),
        ("tr", "Yarbay [[Ali Bey]] (şehit düştü)", "Ali Bey", ("killed",)),
        ("ro", "Lt. col. [[Ion Popa]] (dispărut în luptă)", "Ion Popa", ("missing",)),
        ("hu", "Kiss Pál ezredes (hadifogságba esett)", "Kiss Pál", ("captured",)),
        ("id", "Letkol [[Slamet Riyadi]] (gugur)", "Slamet Riyadi", ("killed",)),
        ("el", "Γεώργιος Παπάς (τραυματίστηκε θανάσιμα)", "Γεώργιος Παπάς", ("died of wounds",)),
    ],
)
def test_a_commander_and_his_fate(wiki: str, text: str, name: str, status: tuple[str, ...]) -> None:
    conflict = warbox.parse(f"{{{{infobox military conflict|commander1={text}}}}}", wiki=wiki).conflict
    assert conflict is not None
    (commander,) = conflict.sides[0].commanders
    assert (commander.name.text, commander.status) == (name, status)


@pytest.mark.parametrize(
    ("wiki", "text"),
    [
        ("es", "Desconocido"),
        ("fr", "Inconnus"),
        ("it", "Sconosciuto"),
        ("pt", "Vários"),
        ("ca", "Diversos"),
        ("hu", "Ismeretlen"),
        ("el", "Άγνωστος"),
    ],
)
def test_nobody_is_named(wiki: str, text: str) -> None:
    conflict = warbox.parse(f"{{{{infobox military conflict|commander1={text}|strength1=10}}}}", wiki=wiki).conflict
    assert conflict is not None
    assert conflict.sides[0].commanders == ()


@pytest.mark.parametrize("bullet", ["• ", "- ", "– ", "•&nbsp;"])
def test_a_typed_bullet_is_part_of_no_name_and_no_rank(bullet: str) -> None:
    text = f"{bullet}[[Ney]]<br>{bullet}Murat"
    infobox = f"{{{{infobox military conflict|commander1={text}|combatant1={text}}}}}"
    conflict = warbox.parse(infobox, wiki="fr").conflict
    assert conflict is not None
    (side,) = conflict.sides
    assert [(person.name.text, person.rank) for person in side.commanders] == [("Ney", None), ("Murat", None)]
    assert [combatant.name.text for combatant in side.combatants] == ["Ney", "Murat"]


def test_a_name_without_a_link_goes_on_a_list_in_chinese() -> None:
    conflict = warbox.parse(
        "{{infobox military conflict|commander1=[[李四]]、[[王五]]、張三{{KIA}}}}", wiki="zh"
    ).conflict
    assert conflict is not None
    named = [(commander.name.text, commander.status) for commander in conflict.sides[0].commanders]
    assert named == [("李四", ()), ("王五", ()), ("張三", ("killed",))]


def test_a_picture_of_a_fate_is_no_flag() -> None:
    cell = "[[A]] [[File:Croix latine.svg|10px]]<br>[[File:Flag of B.svg|20px]] [[B]]"
    conflict = warbox.parse(f"{{{{infobox military conflict|commander1={cell}}}}}", wiki="fr").conflict
    assert conflict is not None
    first, second = conflict.sides[0].commanders
    assert (first.status, first.flags) == (("killed",), ())
    assert (second.status, [flag.file for flag in second.flags]) == ((), ["Flag of B.svg"])


def test_links_to_lists_are_no_commanders() -> None:
    text = "[[Nathanael Greene]]<br>[[Leaders of the war|''...full list'']]<br>... and more"
    conflict = warbox.parse(f"{{{{infobox military conflict|commander1={text}}}}}").conflict
    assert conflict is not None
    assert [commander.name.text for commander in conflict.sides[0].commanders] == ["Nathanael Greene"]


def test_others_are_no_combatants() -> None:
    text = "{{flag|France}}<br>[[Genoa]]<br>and others<br>Other allies"
    conflict = warbox.parse(f"{{{{infobox military conflict|combatant1={text}}}}}").conflict
    assert conflict is not None
    assert [combatant.name.text for combatant in conflict.sides[0].combatants] == ["France", "Genoa", "Other allies"]


@pytest.mark.parametrize(
    ("wiki", "written", "read"),
    [
        ("ja", "東郷平八郎大将", ("東郷平八郎", "大将")),
        ("ja", "乃木希典 大将", ("乃木希典", "大将")),
        ("zh", "李宗仁上将", ("李宗仁", "上将")),
        ("zh", "威灵顿公爵", ("威灵顿公爵", None)),
        ("zh", "[[山本五十六]]海軍大將", ("山本五十六", "海軍大將")),
        ("zh", "[[张三]]空军少将", ("张三", "空军少将")),
        ("zh", "[[張三]]特級上將", ("張三", "特級上將")),
        ("zh", "[[張三]]一級陸軍上將", ("張三", "一級陸軍上將")),
        ("zh", "[[张三]]司令长官", ("张三", "司令长官")),
        ("zh", "委員長[[張三]]", ("張三", "委員長")),
        ("ko", "이순신 장군", ("이순신", "장군")),
    ],
)
def test_a_rank_may_follow_a_name_without_a_link(wiki: str, written: str, read: tuple[str, str | None]) -> None:
    conflict = warbox.parse(f"{{{{infobox military conflict|commander1={written}}}}}", wiki=wiki).conflict
    assert conflict is not None
    assert [(person.name.text, person.rank) for person in conflict.sides[0].commanders] == [read]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[[A Bee]], C Dee, [[E Eff]], G Hay", [("A Bee", None), ("C Dee", None), ("E Eff", None), ("G Hay", None)]),
        ("[[A Bee]], Earl of C, [[D Eff]], Earl of G", [("A Bee", "Earl of C"), ("D Eff", "Earl of G")]),
        ("[[A Bee]] of C and [[D Eff]] of G", [("A Bee", "of C"), ("D Eff", "of G")]),
        ("[[A Bee]], relieved by [[C Dee]]", [("A Bee", None), ("C Dee", None)]),
        ("[[Jean de la A]] [[Bee Dee]]", [("Jean de la A", None), ("Bee Dee", None)]),
        ("[[A Bee]] (Cee) [[D Eff]]", [("A Bee", "Cee"), ("D Eff", None)]),
        ("[[A Bee]], commander of the [[Third Army]]", [("A Bee", "commander of the Third Army")]),
        ("[[A Bee]], US Navy", [("A Bee", "US Navy")]),
        ("[[Duke of Parma]] [[A Bee]]", [("A Bee", None)]),
        ("Earl of Northampton", [("Earl of Northampton", None)]),
        ("a) [[A Bee]]<br>b) C Dee †", [("A Bee", None), ("C Dee", None)]),
        ("[[A Bee]]; [[C Dee]]; Eff", [("A Bee", None), ("C Dee", None), ("Eff", None)]),
        ("Ay; Bee (at first; then Cee); Dee", [("Ay", None), ("Bee", "at first; then Cee"), ("Dee", None)]),
        ("[[A Bee]]; wounded", [("A Bee", None)]),
        ("[[A Bee]]{{KIA}}, [[C Dee]], Lt. Col. E Eff{{KIA}}", [("A Bee", None), ("C Dee", None), ("E Eff", None)]),
        ("[[A Bee]], Lt. Col. C Dee, and [[E Eff]]", [("A Bee", None), ("C Dee", None), ("E Eff", None)]),
        ("[[A Bee]]: Supreme field commander", [("A Bee", "Supreme field commander")]),
        ("No single leader", []),
    ],
)
def test_several_people_and_what_is_said_of_them(text: str, expected: list[tuple[str, str | None]]) -> None:
    conflict = warbox.parse(f"{{{{infobox military conflict|commander1={text}}}}}").conflict
    assert conflict is not None
    assert [(one.name.text, one.note) for one in conflict.sides[0].commanders] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{flag|France}}: [[A Bee]], [[C Dee]]", [("A Bee", "France", 1), ("C Dee", "France", 1)]),
        ("{{flagicon|UK}} [[RAF]]: [[A Bee]]<br>[[C Dee]]", [("A Bee", "RAF", 1), ("C Dee", None, 0)]),
        ("{{flag|France}}:<br>[[A Bee]]", [("A Bee", "France", 0)]),
        ("'''Left wing:''' [[A Bee]]", [("A Bee", "Left wing", 0)]),
    ],
)
def test_what_stands_before_a_colon_is_the_group_of_those_behind_it(
    text: str, expected: list[tuple[str, str | None, int]]
) -> None:
    conflict = warbox.parse(f"{{{{infobox military conflict|commander1={text}}}}}").conflict
    assert conflict is not None
    assert [(one.name.text, one.group, len(one.flags)) for one in conflict.sides[0].commanders] == expected


def test_ranks_before_a_colon_and_numbers_of_a_list() -> None:
    conflict = warbox.parse("{{infobox military conflict|commander1=King: [[A Bee]]<br>1. [[C Dee]]}}").conflict
    assert conflict is not None
    assert [(one.rank, one.group) for one in conflict.sides[0].commanders] == [("King", None), (None, None)]


def test_a_fate_behind_a_picture_is_of_who_stands_before_it() -> None:
    conflict = warbox.parse("{{infobox military conflict|commander1=[[A Bee]] [[File:x.png|9px]] (wounded)}}").conflict
    assert conflict is not None
    (commander,) = conflict.sides[0].commanders
    assert (commander.status, len(commander.flags)) == (("wounded",), 1)


@pytest.mark.parametrize("text", ["[[山口多聞]]少将 †", "[[山口多聞]]少将{{KIA}}", "[[山口多聞]] 少将（戦死）"])
def test_a_rank_behind_a_name_may_have_the_sign_of_a_fate_behind_it(text: str) -> None:
    conflict = warbox.parse(f"{{{{Battlebox|commander1={text}}}}}", wiki="ja").conflict
    assert conflict is not None
    (commander,) = conflict.sides[0].commanders
    assert (commander.name.text, commander.rank, commander.status) == ("山口多聞", "少将", ("killed",))


def test_a_link_that_begins_with_a_sign_goes_on_with_the_name() -> None:
    text = "'''[[Henry VI of Somewhere|Henry VI]] [[Union of two crowns|& II]]'''"
    conflict = warbox.parse(f"{{{{infobox military conflict|commander1={text}}}}}", wiki="en").conflict
    assert conflict is not None
    assert [commander.link for commander in conflict.sides[0].commanders] == ["Henry VI of Somewhere"]


def test_units_in_a_list_under_a_commander_are_his() -> None:
    text = (
        "{{flagicon|UK}} [[Anne Smith]]\n:{{flagicon|UK}} [[4th Army Group]]:\n::{{flagicon|UK}} [[2nd Army]]\n"
        "::{{flagicon|UK}} [[Carl Jones]]\n{{flagicon|US}} [[Northern Army]]"
    )
    conflict = warbox.parse(f"{{{{infobox military conflict|commander1={text}}}}}", wiki="en").conflict
    assert conflict is not None
    assert [(one.name.text, one.note) for one in conflict.sides[0].commanders] == [
        ("Anne Smith", "2nd Army"),
        ("Carl Jones", None),
        ("Northern Army", None),
    ]


@pytest.mark.parametrize(
    ("wiki", "text", "names"),
    [
        ("it", "Capitano Giacomo Rossi, Tenente Luca Bianchi", ["Giacomo Rossi", "Luca Bianchi"]),
        ("en", "General John Smith, Colonel Carl Jones, Major Tom Wood", ["John Smith", "Carl Jones", "Tom Wood"]),
        ("en", "General John Smith, Duke of Lancaster", ["John Smith, Duke of Lancaster"]),
        ("en", "General John Smith, Captain", ["John Smith, Captain"]),
    ],
)
def test_names_without_links_are_parted_where_each_has_a_rank(wiki: str, text: str, names: list[str]) -> None:
    conflict = warbox.parse(f"{{{{infobox military conflict|commander1={text}}}}}", wiki=wiki).conflict
    assert conflict is not None
    assert [commander.name.text for commander in conflict.sides[0].commanders] == names


@pytest.mark.parametrize(
    ("wiki", "text", "expected"),
    [
        ("en", "Gen. [[Anne Smith]] & Adm. [[Carl Jones]]", [("Anne Smith", "Gen."), ("Carl Jones", "Adm.")]),
        (
            "en",
            "Col. [[Anne Smith]]; Maj. [[Carl Jones]]; Capt. Tom Wood",
            [("Anne Smith", "Col."), ("Carl Jones", "Maj."), ("Tom Wood", "Capt.")],
        ),
        ("en", "[[Anne Smith]] → [[Carl Jones]]", [("Anne Smith", None), ("Carl Jones", None)]),
        ("de", "[[Anna Schmidt]] und General [[Karl Maier]]", [("Anna Schmidt", None), ("Karl Maier", "General")]),
        ("en", "[[Anne Smith]], brother of [[Carl Jones]]", [("Anne Smith", None)]),
    ],
)
def test_links_are_parted_where_a_rank_stands_before_the_second(
    wiki: str, text: str, expected: list[tuple[str, str | None]]
) -> None:
    conflict = warbox.parse(f"{{{{infobox military conflict|commander1={text}}}}}", wiki=wiki).conflict
    assert conflict is not None
    assert [(one.name.text, one.rank) for one in conflict.sides[0].commanders] == expected


@pytest.mark.parametrize(
    ("wiki", "text", "expected"),
    [
        ("en", "{{flag|USA}} [[John Doe]]", [("USA", None, "John Doe")]),
        ("en", "{{flag|Spain}} General [[Juan Ruiz]]", [("Spain", "General", "Juan Ruiz")]),
        ("en", "{{flag|France}} Jean Petit", [("France", None, "Jean Petit")]),
        ("en", "{{flag|UK}} [[John Doe]], [[Jim Roe]]", [("UK", None, "John Doe"), (None, None, "Jim Roe")]),
        (
            "en",
            "{{flag|UK}} [[John Doe]] {{flag|USA}} [[Jim Roe]]",
            [("UK", None, "John Doe"), ("USA", None, "Jim Roe")],
        ),
        ("ru", "{{Флагификация|СССР}} ген. [[Иванов, Пётр|П. Иванов]]", [("СССР", "ген.", "П. Иванов")]),
        ("fr", "{{France}} Général [[Jean Petit]]", [("France", "Général", "Jean Petit")]),
    ],
)
def test_the_country_that_a_flag_names_is_no_part_of_the_name(
    wiki: str, text: str, expected: list[tuple[str | None, str | None, str]]
) -> None:
    page = warbox.parse(f"{{{{infobox military conflict|commander1={text}}}}}", wiki=wiki)
    assert page.conflict is not None
    found = page.conflict.sides[0].commanders
    assert [(one.flags[0].country if one.flags else None, one.rank, one.name.text) for one in found] == expected
    assert page.text[found[0].span.start :].startswith("{{")


def test_a_dot_parts_two_linked_names_in_japanese() -> None:
    text = "[[武田勝頼]]・[[山県昌景]]{{KIA}}<br>ジョージ・パットン"
    conflict = warbox.parse(f"{{{{infobox military conflict|commander1={text}}}}}", wiki="ja").conflict
    assert conflict is not None
    assert [(one.name.text, one.status) for one in conflict.sides[0].commanders] == [
        ("武田勝頼", ()),
        ("山県昌景", ("killed",)),
        ("ジョージ・パットン", ()),
    ]


@pytest.mark.parametrize(
    ("wiki", "text", "expected"),
    [
        (
            "en",
            "Marshal [[Michel Ney]], Marshal [[Jean Soult]]",
            [("Marshal", "Michel Ney"), ("Marshal", "Jean Soult")],
        ),
        ("en", "the [[Earl of Derby]]", [(None, "Earl of Derby")]),
        ("de", "Marschall [[Ney]], Marschall [[Soult]]", [("Marschall", "Ney"), ("Marschall", "Soult")]),
        ("ru", "маршал [[Ней]] и маршал [[Сульт]]", [("маршал", "Ней"), ("маршал", "Сульт")]),
        ("fr", "le [[prince de Condé]]", [(None, "prince de Condé")]),
    ],
)
def test_a_rank_may_stand_before_each_of_several_links_and_an_article_is_none(
    wiki: str, text: str, expected: list[tuple[str | None, str]]
) -> None:
    conflict = warbox.parse(f"{{{{infobox military conflict|commander1={text}}}}}", wiki=wiki).conflict
    assert conflict is not None
    assert [(one.rank, one.name.text) for one in conflict.sides[0].commanders] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("张三、李四、王五", [("张三", ()), ("李四", ()), ("王五", ())]),
        ("張三、李四（陣亡）、王五（病逝、追贈）", [("張三", ()), ("李四", ("killed",)), ("王五", ("died",))]),
        ("[[张三]]、李四、王五", [("张三", ()), ("李四", ()), ("王五", ())]),
    ],
)
def test_the_comma_of_enumerations_parts_names_without_links(text: str, expected: list[tuple[str, object]]) -> None:
    box = warbox.parse(f"{{{{Infobox military conflict|conflict=x|commander1={text}}}}}", wiki="zhwiki").conflict
    assert box is not None
    assert [(commander.name.text, commander.status) for commander in box.sides[0].commanders] == expected


def test_any_number_of_fates_in_a_row_is_read() -> None:
    remark = "captured then " * 5_000 + "executed"
    conflict = warbox.parse(f"{{{{infobox military conflict|commander1=[[A B]] ({remark})}}}}").conflict
    assert conflict is not None
    assert conflict.sides[0].commanders[0].status == ("captured", "executed")
