"""Flags as the wikis write them: named after codes and countries, icons that stand alone."""

from __future__ import annotations

import pytest

import warbox


@pytest.mark.parametrize(
    ("wiki", "text", "name", "code"),
    [
        ("es", "{{bandera2|Alemania}}", "Alemania", "DEU"),
        ("en", "{{flagcountry|uk}}", "United Kingdom", "GBR"),
        ("en", "{{flag|ussr|1936}}", "Soviet Union", "SUN"),
        ("en", "{{flag|ukgbi}}", "United Kingdom of Great Britain and Ireland", None),
        ("en", "{{flag|mali}}", "mali", "MLI"),
        ("es", "{{ESP}}", "España", "ESP"),
        ("es", "{{URSS}}", "Unión Soviética", "SUN"),
        ("it", "{{URSS}}", "Unione Sovietica", "SUN"),
        ("es", "{{bandera|España|1785}} [[Reino de España]]", "Reino de España", "ESP"),
        ("es", "{{bandera|ESP}}", "España", "ESP"),
        ("en", "{{GER}}", "Germany", "DEU"),
        ("zh", "{{VIE}}", "越南", "VNM"),
        ("zh", "{{flag|SUI}}", "瑞士", "CHE"),
        ("ja", "{{TGA}}", "トンガ", "TON"),
        ("ja", "{{JPN1889}}", "大日本帝国", "JPN"),
        ("de", "{{UK}}", "Vereinigtes Königreich", "GBR"),
        ("it", "{{UK}}", "Regno Unito", "GBR"),
        ("ru", "{{flag|GDR}}", "ГДР", "DDR"),
        ("de", "{{KSA}}", "Konföderierte Staaten", None),
        ("de", "{{Preußen}}", "Preußen", None),
        ("de", "{{DR}}", "Deutsches Reich", None),
        ("de", "{{Königreich Sardinien|#}} [[Königreich Sardinien|Sardinien]]", "Sardinien", None),
        ("zh", "{{EU}}", "欧洲联盟", None),
        ("zh", "{{NATO}}", "北大西洋公约组织", None),
        ("zh", "{{DRC}}", "刚果（金）", "COD"),
        ("en", "{{US}}", "United States", "USA"),
        ("fr", "{{drapeau|PSE}}", "Palestine", "PSE"),
        ("fr", "{{France}}", "France", "FRA"),
        ("fr", "{{FRA-d}} [[France libre]]", "France libre", "FRA"),
        ("fr", "{{Royaume de Naples}}", "Royaume de Naples", None),
        ("fr", "{{Autriche-Hongrie-d}} [[Empire austro-hongrois]]", "Empire austro-hongrois", None),
        ("fr", "{{Royaume-Uni-d}} [[Royaume-Uni|Grande-Bretagne]]", "Grande-Bretagne", "GBR"),
        ("ru", "{{США}}", "США", "USA"),
        ("ru", "{{Российская империя}}", "Российская империя", None),
        ("fr", "{{drapeau|Allemagne|1871}} [[Empire allemand]]", "Empire allemand", "DEU"),
        ("it", "{{DEU 1933-1945}}", "Germania", "DEU"),
        ("it", "{{Bandiera|ITA 1861-1946}} [[Regno d'Italia]]", "Regno d'Italia", "ITA"),
        ("it", "{{AUT-HUN}}", "Austria-Ungheria", None),
        ("pt", "{{BRAb|1822}} [[Império do Brasil]]", "Império do Brasil", "BRA"),
        ("pt", "{{flag|Brasil|1822|nome=Império do Brasil}}", "Império do Brasil", "BRA"),
        ("ru", "{{Флаг Франции}}", "Франция", "FRA"),
        ("ru", "{{флаг СССР}} [[Красная армия]]", "Красная армия", "SUN"),
        ("uk", "{{Прапор Польщі}}", "Польща", "POL"),
        ("fi", "{{Suomen lippu}}", "Suomi", "FIN"),
        ("fi", "{{Saksan lippu}} [[Kolmas valtakunta]]", "Kolmas valtakunta", "DEU"),
        ("fi", "{{Natsi-Saksan lippu}} [[Saksa]]", "Saksa", None),
        ("ca", "{{bandera|Portugal|1707}} [[Regne de Portugal]]", "Regne de Portugal", "PRT"),
    ],
)
def test_a_combatant_with_its_flag(wiki: str, text: str, name: str, code: str | None) -> None:
    conflict = warbox.parse(f"{{{{infobox military conflict|combatant1={text}}}}}", wiki=wiki).conflict
    assert conflict is not None
    (combatant,) = conflict.sides[0].combatants
    assert combatant.name.text == name
    assert combatant.flag is not None
    assert combatant.flag.entity is not None
    assert combatant.flag.entity.code == code


@pytest.mark.parametrize(
    ("wiki", "text", "years"),
    [("it", "{{ITA 1861-1946}}", "1861-1946"), ("de", "{{FRA-1794}}", "1794"), ("ja", "{{FRA1794}}", "1794")],
)
def test_years_in_the_name_of_a_flag_are_its_variant(wiki: str, text: str, years: str) -> None:
    (flag,) = warbox.parse(text, wiki=wiki).find(warbox.Flag)
    assert flag.country in ("ITA", "FRA")
    assert flag.variant == years


@pytest.mark.parametrize(
    ("wiki", "text", "on_english"),
    [
        ("fi", "{{Suomen lippu}}", "{{flagicon|Finland}}"),
        ("fr", "{{Royaume-Uni-d}}", "{{flagicon|United Kingdom}}"),
        ("fr", "{{Autriche-Hongrie-d}}", "{{flagicon|Autriche-Hongrie}}"),
    ],
)
def test_an_icon_named_after_a_country_is_carried_as_that_country(wiki: str, text: str, on_english: str) -> None:
    (flag,) = warbox.parse(text, wiki=wiki).find(warbox.Flag)
    assert flag.to_wikitext("en") == on_english


def test_icons_on_a_line_of_their_own_are_countries() -> None:
    text = "{{infobox military conflict|combatant1={{flagicon|France}} {{flagicon|Spain}}<br>[[Genoa]]}}"
    conflict = warbox.parse(text).conflict
    assert conflict is not None
    assert [combatant.name.text for combatant in conflict.sides[0].combatants] == ["France", "Spain", "Genoa"]


@pytest.mark.parametrize("text", ["{{Géographie}}", "{{Fr}}", "{{Fra}}", "{{FRB-d}}", "{{Liste}}"])
def test_other_templates_are_no_flags(text: str) -> None:
    assert warbox.parse(text, wiki="fr").find(warbox.Flag) == []


@pytest.mark.parametrize(
    ("wiki", "text"), [("ja", "{{EU}}"), ("en", "{{NATO}}"), ("en", "{{AR}}"), ("zh", "{{IT}}"), ("zh", "{{IPA}}")]
)
def test_capitals_that_are_no_code_of_the_wiki_name_no_flag(wiki: str, text: str) -> None:
    assert warbox.parse(text, wiki=wiki).find(warbox.Flag) == []
