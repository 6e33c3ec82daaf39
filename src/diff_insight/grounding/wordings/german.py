"""How German says what changed: the verb is second or last, prepositions and `statt` give the roles."""

from diff_insight.grounding.wordings.pattern import NEW, NEWS, OLD, OLDS, gap, pattern

_CHANGE = (
    r"(?:wechsel|gewechselt|änder|geändert|ersetz|umbenannt|benenn|aktualisier|umgestellt|angepasst|erhöh"
    r"|steig"
    r"|gestiegen|halbier|verdoppel|verkleiner|vergrößer|sink|gesunken|gesenkt|verringer|gekürzt|verlänger"
    r"|verkürz|zieht|umgezogen|verschob|verschieb|wird|wurde|geht|ging"
    r"|lautet|heißt)"
)
_ADDED = r"(?:neu|hinzugefügt|ergänzt|hinzugekommen|eingeführt|aufgenommen)\b"
_GONE = r"(?:entfernt|gelöscht|gestrichen|entfallen|weggefallen|entfällt)\b"
_IS = r"\b(?:ist|sind|wird|werden|wurde|wurden)\s+"
_NO_OBJECT = r"\b(?:in|im|aus|von|zu|zur|zum|für|mit|unter|nach|vor|statt|anstelle)\b|[:(]"
_INSTEAD = r"\b(?:statt|anstatt|an ?stelle (?:von|eine[sr]|de[sr]))\s+"
_NOT_DOING = (
    r"(?!(?:ist|sind|war|waren|wird|werden|wurden?|und|oder|nicht|kein\w*"
    r"|statt|als|wie|bleib\w*|steht)\b)"
)
"""What is no verb of doing something."""

_BEFORE = (
    r"weitere|andere|neue|geänderte|erzeugte|ausgelöste|eingebundene|implementierte|installierte|lokale"
    r"|reservierte|gelöschte|umbenannte|übersetzte|übrige|eingebettete"
)
_NOUNS = (
    r"abhängigkeiten|constraints|modifikatoren|operatoren|präfixe|quotierungen|secrets|teile|übersetzungen"
    r"|absätze|abschnitte|achsen|aktionen|änderungen|anfragen|anker|anweisungen|anforderungen|antworten"
    r"|argumente|arten|attribute|aufrufe|ausdrücke|ausgaben|ausnahmen|auslöser|bedingungen|befehle|behandlungen"
    r"|aliasse|annotationen|annotationstypen"
    r"|beispiele|berechtigungen|bilder|blöcke|body?s|commits|container|dateien|definitionen|dekoratoren"
    r"|dienste|direktiven|dokumente|angaben|einträge|eigenschaften|eingaben|elemente|endpunkte|enums|enden"
    r"|erweiterungen|exporte|features|felder|formate|funktionen|fußnoten|gruppen|hinweise|images|importe|indizes"
    r"|implementierungen|interfaces|jobs|karten|klassen|kommentare|komponenten|konstanten|konstruktoren"
    r"|kopien|links"
    r"|listen|lizenzen|titel|hervorhebungen"
    r"|makros|markierungen|methoden|mixins|modi|modulformen|module|muster|namen|nachrichten|nummern|objekte|optionen|pakete"
    r"|parameter|passagen|personen|pfade|pläne|ports|produkte|provider|prüfsummen|punkte|quellen|räume"
    r"|regeln|normalformen"
    r"|aufgaben|releases|ressourcen|sätze|schemas|schleifen|schlüssel|schritte|seiten|setter"
    r"|sichtbarkeiten|spalten"
    r"|props|snapshots|stücke|wörter"
    r"|sprachen|stages|strings|strukturen|submodule|suiten|tabellen|tags|tests|texte|traits|typen"
    r"|überladungen|überschreibungen"
    r"|überschriften|variablen|versionen|vorgaben|vorlagen|weisen|werte?n?|zählungen|zeichen|zeilen|zellen"
    r"|ziele"
    r"|zitate|zonen|zuweisungen|zweige"
)
COUNTED = (
    rf" (?:(?:{_BEFORE})n? )?[a-zäöüß-]{{0,30}}?(?:{_NOUNS})\b"
    r"| (?:weiteren?|mehr)\b"
)
"""What stands behind a number that counts: the words of this program's own texts, in lower case."""
NUMBERS = {
    "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10,
}  # fmt: skip
REST = r"\bweitere|\bandere|\bübrige|\bmehr\b|\bsonst"
"""What a count of all that is left stands with."""
FILES = r" (?:[a-zäöüß-]+ ){0,2}[a-zäöüß-]{0,20}?(?:dateien|seiten)\b"

IS_ADDED = (
    r"\b(?:neu|neue[nrsm]?(?! namen?)|hinzugefügt|ergänzt|hinzugekommen|eingeführt"
    r"|(?:kommt|kommen)\b[^,;.]{0,40}\bhinzu)\b"
)
IS_CUT = (
    r"\b(?:(?:entfernt|gelöscht|gestrichen|entfallen|weggefallen|entfällt)\b"
    r"|f(?:ällt|allen)\b[^,;.]{0,30}\bweg\b)"
)
IS_NOW = r"\b(?:jetzt|nun|weiterhin|künftig|nur noch)\b"
IS_SO = r"\b(?:ist|sind|kann|muss|ruft|gibt|nimmt|prüft|wirft|liefert|verwendet|nutzt|läuft)\b"
IS_LEFT = (
    r"\b(?:ge\w+t|\w+iert|weg|über\w+|ver\w+|gestrichen|aufgegangen|welche[rsn]?|d(?:er|ie|as)en?|hatte"
    r"|wurden?)\b"
)
GONE_NOW = r"\bnicht mehr\b|\bkeine?[nrsm]?\b[^,;.]{0,40}\bmehr\b"
BOTH_TIMES = (
    r"\b(?:statt|anstelle|anstatt|war|waren|bisher\w*|vorher\w*|zuvor|früher\w*|von|aus|alte\w*"
    r"|(?<!größer )(?<!kleiner )als|ohne|sondern"
    r"|entf\w+|gelöscht|ersetzt|wird(?! (?:jetzt|nun|weiterhin) (?:in|mit|bei|□)\b)|werden|wurde|umbenannt"
    r"|heißt|heißen|neu\w*|geändert|ändert|weniger)\b|→"
)
NEW_WENT = r"\beine? neue[rsn]? [a-zäöüß]+ (?:wird|wurde|ist) (?:entfernt|gelöscht|entfallen)\b"
OLD_CAME = (
    r"\b(?:veraltete|überflüssige|redundante|überholte)[rsnm]? [a-zäöüß]+ "
    r"(?:wird|werden|wurde|wurden|ist|sind) "
    r"(?:hinzugefügt|ergänzt|neu|eingeführt)\b"
)
TWICE = r"\b(?:hinzugefügt und hinzugefügt|entfernt und entfernt|gelöscht und gelöscht)\b"
IS_RENAMED = r"\b(?:umbenannt|neue namen|neuer name|heißen jetzt|heißt jetzt)\b"
IS_MOVED = r"\b(?:verschob\w*|verschieb\w*)\b"
IS_CHANGED = (
    r"\b(?:geändert|ändern|ändert|aktualisiert|ersetzt|umformuliert|umgeschrieben|wird zu"
    r"|angehoben|(?:erhält|erhalten) neuere)\b"
)
PURPOSE = (
    r"\bdamit\b|\bum (?:[^\s,.;:]+ ){0,8}?(?:zu [a-zäöüß]+n|[a-zäöüß]{2,}zu[a-zäöüß]{3,}n)\b"
    r"|\bsodass (?:nutzer|benutzer|anwender|leser|entwickler)"
    r"|\b(?:dient (?:dazu|der|dem|zur?)|zielt (?:darauf )?ab|mit dem ziel|ziel (?:ist|der)|zweck (?:ist"
    r"|der)|zwecks)\b"
)
"""What a change is for."""
BENEFIT = (
    r"\b(?:verbesser\w*|optimier\w*|erleichter\w*|vereinfach(?:t|en|ung)|sorgt dafür|stell(?:t"
    r"|en)\b[^.;□]{0,40}? sicher"
    r"|sicherzustellen|gewährleist\w*|hilft|helfen|trägt dazu bei|tragen dazu bei|steigert|stärkt|fördert"
    r"|verdeutlich\w*|(?:ermöglicht|erlaubt) (?:es )?(?:den |allen )?(?:nutzer|benutzer|anwender"
    r"|entwickler|leser)\w*"
    r"|(?:nutzern|benutzern|anwendern|entwicklern|lesern) (?:ermöglicht|erlaubt))\b"
)
"""What a change brings to somebody."""
PRAISE = (
    r"\b(?:besser|leichter|klarer|einfacher|sicherer|schneller|übersichtlicher|verständlicher|lesbarer"
    r"|robuster"
    r"|zuverlässiger|genauer|einheitlicher)(?:e[nrsm]?)?\b"
    r"|\b(?:wichtig|wesentlich|entscheidend|hilfreich|nützlich|wertvoll|benutzerfreundlich|nahtlos"
    r"|umfassend|elegant|robust|ausgereift|intuitiv|hervorragend)"
    r"(?:e[nrsm]?)?\b|\b(?:lesbarkeit|benutzerfreundlichkeit|übersichtlichkeit|wartbarkeit"
    r"|verständlichkeit)\b"
)
"""How good a change is, or what it makes better than before."""
ATTRIBUTED = (
    r"\b(?:laut|zufolge)\b|(?:commits?|autor\w*|pull request|beschreibung)(?: □)?"
    r" (?:nennt|nennen|sagt|sagen|schreibt|begründet|beschreibt|erklärt|erwähnt|gibt)"
)
ABOUT_WHAT = (
    r"\b(?:kommentare?|anmerkung(?:en)?|hinweise?|docstrings?|dokumentation|erklärung(?:en)?"
    r"|beschreibung(?:en)?|beispiele?|tests?)\s(?:am|an|an de[rnm]|zum?|zur|zu de[rnm]|über|für|von|vor"
    r"|hinter)\s"
    r"(?:de[rnm]\s|die\s|das\s)?(?:[a-zäöüß]+\s){0,2}"
)
"""What is about a thing, before that thing."""
EVERY_FILE = (
    r"\b(?:alle|allen|sämtliche[nr]?) (?:geänderten )?(?:dateien|seiten)\b|\bjede[rn]? (?:datei|seite)\b"
)
"""What says that something holds for all of several files."""
PLACED = r"\b(?:in|im|unter|aus|bei|von|vom|zu[mr]?|für|an|am|je|pro)\b"
"""What says that something is somewhere, by name or not."""
FILE_ITSELF = r"\bdie (?:datei|seite) (?:ist neu|entfällt|wurde|ist entfallen)"

PLACES = (r"\b(?:in|im|unter)\s+(?:[a-zäöüß-]+\s+){0,2}(?P<place>□)",)
PARTS = (
    (
        r"\b(?:bedingung(?:en)?|typ|rückgabe(?:typ|wert)?|vorgabe(?:wert)?|standardwert|signatur"
        r"|vergleich|prüfung"
        r"|zweig|parametern?|argumente?n?)\s+(?:in|von)\s+(?P<place>□)"
    ),
)
CALLS = (
    r"\b(?:aufruf|aufrufen?)\s+von\s+(?P<place>□)",
    r"(?P<place>□)\s+(?:läuft|startet)\s+(?:jetzt\s+|nun\s+)?mit\s+(?=□)",
    r"(?P<place>□)\s+wird\s+(?:jetzt\s+|nun\s+)?mit\s+□\s+(?:aufgerufen|gestartet|ausgeführt)",
)
OWNERS = (
    r"(?P<place>□)\s+(?:erhält|bekommt|verliert)\s+(?:jetzt\s+|nun\s+)?(?:eine?n?|de[nr]|das|die|zwei)\b",
)
"""What has a member that it had not, or has it no longer."""
ACTORS = (
    (
        r"(?<!das )(?<!die )(?<!der )(?<!den )"
        r"(?P<place>□)\s+(?:ruft|gibt|löst|wirft|nimmt|prüft|erwartet|übergibt|verlangt|fängt|verwendet"
        r"|nutzt|liefert|erhält|bekommt|weist|erzeugt|erstellt|setzt|speichert|liest|schreibt|sendet|wandelt"
        r"|berechnet|überspringt|ignoriert|sortiert|filtert|verliert)\b(?! es\b)"
    ),
    rf"(?P<place>□)\s+{_NOT_DOING}[a-zäöüß]+\s+(?:jetzt|nun|nicht mehr|künftig)\b",
)
SUBJECTS = (
    (
        r"(?P<place>□)\s+(?:wechselt|steigt|sinkt|geht|fällt|wächst|schrumpft"
        r"|(?:ändert|halbiert|verdoppelt|erhöht) sich)\s+von\s+□\s+(?:zu|auf)\s+□"
    ),
)
_SET = (
    r"(?P<place>□)\s+(?:ist|sind|wird|werden|steht)"
    r"(?:\s+(?:jetzt|nun|künftig|auch|wieder|standardmäßig|per|von|haus|aus"
    r"|in der voreinstellung|default|dagegen))*\s+"
)
_UP = r"(?P<place>□)\s+(?:jetzt\s+|nun\s+|standardmäßig\s+|wieder\s+){0,3}"
ON = (
    rf"{_SET}(?:an|ein|eingeschaltet|aktiviert|aktiv|angeschaltet)\b",
    r"\b(?:aktiviert|aktivieren)\s+(?P<place>□)",
    rf"\b(?:schaltet|schalten)\s+{_UP}(?:ein|an)\b",
)
OFF = (
    rf"{_SET}(?:ausgeschaltet|abgeschaltet|deaktiviert|inaktiv)\b",
    r"\b(?:deaktiviert|deaktivieren)\s+(?P<place>□)",
    rf"\b(?:schaltet|schalten)\s+{_UP}(?:aus|ab)\b",
)
_GUARD = r"(?:prüfung|überprüfung|abfrage|validierung|kontrolle)"
_TESTS = r"(?:prüft|überprüft|validiert|kontrolliert)"
CHECKED = (
    rf"\b(?:fügt|erhält|bekommt)\s+(?:jetzt\s+|nun\s+)?(?:eine|die)\s+(?:[a-zäöüß]+\s+)?{_GUARD}\b",
    (
        rf"\b{_GUARD}\b[^,;]{{0,60}}\b(?:kommt\b[^,;]{{0,20}}\bhinzu|ist neu|(?:wird|wurde)\b[^,;]{{0,20}}"
        r"\b(?:hinzugefügt|eingeführt|ergänzt))\b"
    ),
    rf"\b{_TESTS}\s+(?:jetzt|nun)\b",
)
UNCHECKED = (
    rf"\bentfernt\s+(?:die|eine)\s+(?:[a-zäöüß]+\s+)?{_GUARD}\b",
    (
        rf"\b{_GUARD}\b[^,;]{{0,60}}\b(?:entfällt|fällt\b[^,;]{{0,20}}\bweg|(?:wird|wurde)\b[^,;]{{0,20}}"
        r"\b(?:entfernt|gestrichen|gelöscht))\b"
    ),
    rf"\b{_TESTS}\s+(?:□\s+)?nicht mehr\b",
)
_BECOMES = r"(?P<place>□)\s+(?:wird|werden|ist (?:jetzt|nun)|sind (?:jetzt|nun))\s+(?:(?:zur?|eine?|ein)\s+)?"
NEEDED = (rf"{_BECOMES}(?:pflicht\w*|erforderlich|verpflichtend|obligatorisch|notwendig)\b",)
UNNEEDED = (rf"{_BECOMES}(?:optional|freiwillig)\b",)
_SUCH = r"(?P<place>□)\s+(?:ist|sind|wird|werden)\s+"
IS_SUCH = (rf"{_SUCH}(?:jetzt\s+|nun\s+|auch\s+)?(?:als\s+)?{{}}\b",)
NO_SUCH = (rf"{_SUCH}(?:jetzt\s+|nun\s+)?nicht mehr\s+(?:als\s+)?{{}}\b",)
OF_CHANGE = r"\bdiese (?:änderung|aktualisierung) (?:fügt|entfernt|löscht|ergänzt)\b"
IN_ITS_PLACE = r" ?(?:und |aber )?(?:stattdessen|an (?:seiner|ihrer|deren|dessen) stelle)\b"
BEFORE_NOW = r"\b(?:nicht|nie|war|waren|bisher|zuvor|vorher|nur|wenn|falls)\b"
_A, _B = r"(?P<a>□)", r"(?P<b>□)"
RELATIONS = {
    "in": (rf"{_A} in {_B} (?:enthalten|vorhanden|steht|vorkommt|ist)\b",),
    "not in": (rf"{_A} nicht in {_B} (?:enthalten|vorhanden|steht|vorkommt|ist)\b", rf"{_A} in {_B} fehlt\b"),
    "same": (rf"{_A} (?:gleich |ist gleich |den wert ){_B}",),
    "other": (rf"{_A} (?:nicht|ungleich|nicht gleich|ist nicht|ist ungleich) {_B}",),
    "set": (rf"\b(?:wenn|falls) {_A} (?:gesetzt|angegeben|vorhanden|definiert|nicht leer) ist\b",),
    "unset": (
        rf"\b(?:wenn|falls) {_A} (?:nicht (?:gesetzt|angegeben|vorhanden|definiert) ist|fehlt|leer ist)\b",
    ),
    "all": (rf"\bsowohl {_A} als auch {_B}", rf"{_A} und {_B} (?:alle|beide)\b"),
    "any": (rf"\bentweder {_A} oder {_B}", rf"\beine[srn]? (?:von|der) {_A}(?:, □){{0,5}} (?:und|oder) {_B}"),
}
"""How two names, or one, stand in a condition."""
OCCURRENCES = (
    r" (?:[a-zäöüß]+ )?(?:aufrufen?|stellen|vorkommen|verwendungen|verweisen?|rückgaben|erwähnungen)\b"
)
"""What is counted wherever a name stands."""
LATER = r"\b(?:sobald|solange|bis)\b[^;.]{0,80}"
"""What says of something that is still to happen."""
STILL = (r"\b(?:nimmt|lässt|erlaubt|enthält|nennt|akzeptiert|führt)\s(?P<a>□)\s(?:für\s□\s)?nicht mehr\b",)
"""What says of something that it is no longer part of another."""
GIVEN = (
    r"(?P<a>□)\s(?:wird|ist)\s(?:jetzt\s|nun\s)?mit\s(?P<b>□)\s(?:initialisiert|belegt|vorbelegt)\b",
    r"(?P<a>□)\s(?:wird|ist)\s(?:jetzt\s|nun\s)?auf\s(?P<b>□)\sgesetzt\b",
)
"""What says which value something has."""
CALLED_NO_MORE = (
    (
        r"\b(?:ruft|verwendet|nutzt|liest|setzt|sendet|wirft)\s(?P<a>□)\snicht mehr(?: auf)?"
        r"(?=\s?(?:[.,;]|und\b|$))"
    ),
    (
        r"(?P<a>□)\s(?:wird|werden)\snicht mehr"
        r" (?:aufgerufen|verwendet|genutzt|gelesen|gesetzt|gesendet|ausgeführt)\b"
    ),
    r"\bnicht mehr (?:über|durch|von|mit) (?P<a>□) [a-zäöüß]{4,20}(?=[.,;]|$)",
)
BECAME = (
    r"\bändert sich (?:zu|auf|in) (?P<a>□)(?=\s?(?:[.,;]|$))",
    r"(?P<a>□)\s(?:wird|werden|wurde|wurden)\s(?:auch\s|ebenfalls\s)?umbenannt\b",
)
ARGUMENTS = r" argumenten?\b"
COMES_OF = r"\b(?:ergibt|liefert|gibt)\b"
ALTERED = (
    r"(?P<a>□)\s(?:wird|werden|wurde|wurden)\s(?:auch\s|ebenfalls\s)?"
    r"(?:aktualisiert|umbenannt|geändert|angehoben|angepasst|umgeschrieben)\b"
)
"""What says that something changed."""
ALTERS = (r"\b(?:ändert|aktualisiert|überarbeitet)\s(?P<a>□)(?=\s?(?:[.,;]|$))",)
ALWAYS = r"\b(?:bedingungslos|ohne bedingung|in jedem fall|unbedingt)\b"
"""What says that something is no longer so on a condition alone."""
SETS = (r"(?P<place>□)\ssetzt\s(?:jetzt\s|nun\s)?(?P<a>□)\s(?:[a-zäöüß]+\s){0,3}auf\s(?P<b>□)",)
"""What gives something a value."""
ONLY = r"\bnur(?: noch| dann)*\b"
ENDS = r"\b(?:kehrt|gibt|wirft|bricht|beendet|endet|löst|zurück)\b"
BOUNDS = {
    "above": (
        r"\b(?:mehr als|größer als|höher als|über|oberhalb von|höchstens|maximal|bis zu) (?P<a>□)",
        r"(?P<a>□) überschreite[tn]\b",
        r"(?P<a>□) oder weniger\b",
    ),
    "from": (
        r"\b(?:mindestens|wenigstens|weniger als|kleiner als|niedriger als|unterhalb von) (?P<a>□)",
        r"(?P<a>□) oder mehr\b",
    ),
}
"""Whether a number itself belongs to what is below it, or to what is above it."""

_ITSELF = r"(?<!\bin )(?<!\bim )(?<!unter )(?<!über )(?<!für )(?<!zu )(?<!auf )(?<!mit )"
"""Before what came or went itself, and not what that is about."""
_OF_PLACE = r"\s+(?:(?:von|in|im|unter|für)\s+(?:[a-zäöüß-]+\s+)?□\s+)?"

GERMAN = (
    pattern(r"\b(?:ist|sind) (?:jetzt|nun)\s+", NEW, new=True, figures=True),
    pattern(r"\bauf\s+", NEW, r"\s+gesetzt\b", new=True, figures=True),
    pattern(
        r"\bvon\s+",
        gap(40, never="zu |auf |in |nach "),
        OLD,
        gap(50),
        r"\b(?:zu|auf|in|nach)\s+",
        gap(30),
        NEW,
        old=True,
        new=True,
        needs=_CHANGE,
    ),
    pattern(
        r"\bvon\s+",
        gap(40, never="zu |auf |in |nach "),
        OLD,
        gap(30),
        r"\b(?:zu|auf|nach)\s+",
        gap(30),
        NEW,
        pair=True,
    ),
    pattern(
        r"\baus\s+", OLD, gap(15), r"\b(?:wird|werden|wurde|wurden)\s+", gap(10), NEW, old=True, new=True
    ),
    pattern(OLD, gap(10), r"\b(?:wird|werden|wurde|wurden)\s+zu[mr]?\s+", NEW, old=True, new=True),
    pattern(
        OLD,
        gap(30),
        r"\b(?:wird|werden|wurde|wurden)\s+(?:durch|von)\s+",
        gap(30),
        NEW,
        gap(10),
        "ersetzt",
        old=True,
        new=True,
    ),
    pattern(r"\b(?:wird|werden|wurde|wurden)\s+", OLD, r"\s+zu[mr]?\s+", NEW, old=True, new=True),
    pattern(
        r"\b(?:wird|werden|wurde|wurden)\s+", OLD, r"\s+durch\s+", NEW, r"\s+ersetzt", old=True, new=True
    ),
    pattern(NEW, r"\s+ersetzt\s+", gap(30, never=_NO_OBJECT), OLD, old=True),
    pattern(
        OLD,
        r"\s+(?:(?:von|in|aus)\s+□\s+)?(?:heißt|lautet)\s+(?:jetzt|nun|künftig)\s+",
        NEW,
        old=True,
        new=True,
    ),
    pattern(NEW, gap(40), _INSTEAD, gap(30, never=r", |\bwenn\b"), OLD, old=True),
    pattern(_INSTEAD, gap(30, never=r", |\bwenn\b"), OLDS),
    pattern(NEW, gap(20, never=_GONE), r"\(bisher\s+", OLD, old=True),
    pattern(r"\b(?:bisher|vorher|zuvor|früher)(?:ige[nrsm]?)?\s+", gap(20), OLD),
    pattern(
        _ITSELF,
        NEWS,
        _OF_PLACE,
        r"(?:\([^()□;]{0,40}\)\s+)?",
        _IS,
        gap(10, never=_NO_OBJECT),
        _ADDED,
        new=True,
    ),
    pattern(r"(?:über|für|zu|auf) ", NEWS, " ", _IS, gap(10, never=_NO_OBJECT), _ADDED),
    pattern(r"(?:über|für|zu|auf) ", OLDS, " ", _IS, gap(10, never=_NO_OBJECT), _GONE),
    pattern(r"\b(?:neu:|kommt hinzu:|kommen hinzu:)\s+", gap(30, never=rf"{_NO_OBJECT}|\("), NEWS, new=True),
    pattern(_ITSELF, OLDS, _OF_PLACE, r"(?:entfällt|entfallen)\b", old=True),
    pattern(_ITSELF, OLDS, _OF_PLACE, _IS, gap(10, never=_NO_OBJECT), _GONE, old=True),
    pattern(
        r"\b(?:entfernt|gelöscht|entfällt|entfallen):\s+", gap(30, never=rf"{_NO_OBJECT}|\("), OLDS, old=True
    ),
    pattern(OLDS, r"\s+(?:ist|sind|wird|werden|steht|stehen|gehört|hat)\s+nicht mehr\b"),
    pattern(OLDS, r"\s+gibt es (?:jetzt |nun |künftig )?nicht mehr\b", old=True),
    pattern(OLDS, r"\s+(?:fällt|fallen)\s+", gap(30, never=_NO_OBJECT), r"\bweg\b", old=True),
    pattern(OLDS, r"\s+(?:fällt|fallen)\s+(?:in|aus|bei)\s+□\s+weg\b", old=True),
    pattern(r"\b(?:fällt|fallen)\s+", OLDS, r"\s+weg\b", old=True),
    pattern(_ITSELF, OLDS, r"\s+", _IS, r"(?:aus|in|von)\s+(?:[a-zäöüß]+\s+){0,2}□\s+", _GONE, old=True),
    pattern(_ITSELF, OLDS, r"\s+", _IS, r"(?:aus|von)\s+(?:[a-zäöüß]+\s+){1,3}", _GONE, old=True),
    pattern(r"\baus\s+", gap(40), r"□\s+(?:wird|werden)\s+", OLDS, r"\s+", _GONE, old=True),
    pattern(r"\bkeine?[nrsm]?\s+", OLDS, gap(10), r"\bmehr\b"),
    pattern(
        r"\b(?:erhält|erhalten|bekommt|bekommen)\s+(?:den|die|das|eine?n?)\s+(?:neue[nrs]?\s+)?[a-zäöüß]+\s+",
        NEWS,
        new=True,
    ),
    pattern(r"\bändert sich (?:zu|auf|in)\s+", NEW, new=True),
    pattern(r"\bauf\s+", NEW, r"\s+(?:aktualisiert|angehoben|erhöht|gesenkt|geändert)\b", new=True),
    pattern(r"\b(?:verliert|verlieren)\s+(?:[a-zäöüß]+\s+){0,3}", OLDS, old=True),
    pattern(
        r"\beine?\s+(?:neue[rs]?\s+)?[a-zäöüß]+\s+",
        NEW,
        r"(?:\s*\(\))?,\s+(?:der|die|das)\s+",
        r"[^;.\n]{0,60}?,\s+(?:kommt|ist)\s+(?:neu\s+)?",
        r"(?:hinzu|neu)\b",
        new=True,
    ),
    pattern(r"\b(?:kommt|kommen)\s+", NEWS, r"\s+hinzu\b", new=True),
    pattern(NEWS, gap(40, never=_NO_OBJECT), r"\berstmals\b", new=True),
    pattern(NEWS, r"\s+(?:kommt|kommen)\s+", gap(40, never=_NO_OBJECT), r"\bhinzu\b", new=True),
    pattern(OLD, r"\s+(?:weicht|weichen)\s+", gap(20), NEW),
    pattern(OLD, r"\s+(?:macht|machen) platz für\s+", gap(20), NEW),
    pattern(NEW, r"\s+an (?:die|der) stelle von\s+", gap(20), OLD),
    pattern(r"\btritt\s+", NEW, r"\s+an (?:die|der) stelle von\s+", gap(20), OLD),
    pattern(NEW, gap(12), r"\bund (?:kein[a-z]*|nicht)\s+", OLD, pair=True),
    pattern(
        r"\bauf\s+", NEW, r"\s*[;,]\s*(?:es )?(?:war|waren|bisher|vorher|zuvor)\s+(?:es )?", OLD, pair=True
    ),
)
