"""How English says what changed: the verb stands before its object, or behind it in the passive."""

from diff_insight.grounding.wordings.pattern import (
    ARROW,
    NEW,
    NEWS,
    NEWS_OF_CLAUSE,
    OLD,
    OLDS,
    OLDS_OF_CLAUSE,
    gap,
    pattern,
)

_CHANGE = (
    r"(?:chang|updat|modif|renam|correct|revis|switch|convert|adjust|alter|fix|replac|mov|transition|shift"
    r"|upgrad"
    r"|bump|increas|decreas|reduc|rais|lower|drop|refresh|amend|edit|rephras|reword|transform|migrat|evol"
    r"|advanc"
    r"|halv|doubl|tripl|shrink|shrank|rebrand|simplif|went|goes|streamlin|extend|expand|shorten|ris|rose"
    r"|grow|grew|climb|fall|fell|becom|became|turn)"
)
_DETERMINER = r"(?:(?:the|a|an|its|their|this|that|these|those|all|both|any|each)\s+)?"
_NOUNS = r"(?:[a-z-]+\s+){0,4}?"
_NO_OBJECT = (
    r"\b(?:to|in|into|within|under|for|from|about|on|at|with|by|that|which|where|when|who|as|like|using"
    r"|regarding"
    r"|while|of|before|after|since|until|during|prior|between|than|and|or|alongside|through|via|concerning"
    r"|related"
    r"|per)\b"
)
_OBJECT = rf"(?:(?!{_NO_OBJECT})[a-z'-]+\s+){{0,6}}?"
_BE = r"(?:(?:was|were|is|are|has|have|had|been|being|be|gets?|got)\s+)+(?:\w+ly\s+|also\s+|now\s+|then\s+)?"
_ADDS = (
    r"\b(?:add(?:s|ed|ing)?|introduc(?:e|es|ed|ing)|insert(?:s|ed|ing)?"
    r"|(?:addition|introduction|insertion) of)\s+"
)
_CUTS = (
    r"\b(?:(?:remov|delet|eliminat)(?:e|es|ed|ing)|drop(?:s|ped|ping)|omit(?:s|ted|ting)"
    r"|(?:remov|delet|eliminat|omiss)(?:al|ion) of)\s+"
)
_REPLACES = r"\b(?:replac(?:e|es|ed|ing|ement of)|substitut(?:e|es|ed|ing)|swap(?:s|ped|ping)?)\s+"
_TURN = (
    r"[,、(]|instead|rather|replac|than|remov|delet|\badd|before|after|prior|since|until|within|under"
    r"|\b(?:and|to|from|in|into|by)\b"
)
_BEHIND = r"[\s…,.)]{0,8}"  # what is left of a list or a passage that was cut short
_OF_PLACE = r"(?:\s+(?:of|in|on|for)\s+(?:the\s+)?(?:[a-z]+\s+)?□)?"
_IF = r"\b(?:when|if|where|while|as|unless|once)\b"
_INSTEAD = r"\b(?:instead of|rather than|in place of|in lieu of)\s+"

IS_ADDED = (
    r"\b(?:adds?|added|adding|gains?|gained|gets? (?:[a-z]+ )?new|introduc\w+|insert\w*|additions?"
    r"|(?:is|are) (?:also )?new)\b"
)
"""What says of things, before or behind it, that they came."""
IS_CUT = r"\b(?:remov\w+|delet\w+|eliminat\w+|drop(?:s|ped)|(?:is|are) (?:also |now )?gone)\b"
"""What says of things that they went."""
IS_NOW = r"\bnow\b"
GONE_NOW = r"\b(?:no longer|not any ?more|ceases? to|stops? \w+ing)\b"
IS_SO = (
    r"\b(?:is|are|can|must|will)\b"
    r"|\b(?:calls|returns|raises|throws|awaits|checks|expects|takes|accepts|passes|logs|requires|uses"
    r"|runs)\b"
)
"""What says that something is so, and not that it came or went."""
IS_LEFT = (
    r"\b(?:cut|lost|un\w+|obsolete|stripp\w+|eliminat\w+|taken|left|retir\w+|discontinu\w+|inlin\w+|merg\w+"
    r"|fold\w+|absent|missing|redundant|correct\w*|fix\w+|revis\w+|updat\w+|modif\w+|reword\w*|rewrit\w+"
    r"|refactor\w*|adjust\w*|refin\w+|streamlin\w+|simplif\w+|condens\w+|shorten\w*|cleaned|clean-?up"
    r"|affect\w*|concern\w*|touch\w*|which|that|alter\w*|switch\w*|swap\w*|shift\w*|rephras\w+|had|did"
    r"|place)\b|\w+ed (?:to|in|for) "
)
"""What may be said of a thing that is no more."""
BOTH_TIMES = (
    r"\b(?:instead|rather|was|were|been|before|previous\w*|former\w*"
    r"|(?<!imported )(?<!loaded )(?<!read )from|old|than|not|without|but|unlike"
    r"|remov\w+"
    r"|delet\w+|drop\w*|gone|replac\w+|supersed\w+|chang\w+|renam\w+|where|while|moved?|lacks?|omits?"
    r"|misses"
    r"|now (?:called|named)(?= □)|in place of|in lieu of|way to|way for|add\w*|new"
    r"|deprecat\w+|used to|becom\w+|became)\b|→|->"
)
NEW_WENT = (
    r"\b(?:remov|delet|eliminat)(?:es?|ed|ing)\s+(?:an?|some|several|two|three)\s+new\s+(?!lines?\b"
    r"|tabs?\b|window)"
    r"|\ban? new [a-z]+ (?:is|was|has been) (?:removed|deleted)\b"
    r"|\b(?:remov|delet|eliminat)(?:es?|ed|ing)\s+(?:an? |the )?(?:important|helpful|useful|valuable"
    r"|essential"
    r"|clarity|consistency|fluidity|readability|accuracy|precision|specificity)\b"
)
OLD_CAME = (
    r"\b(?:adds?|added|adding|introduc(?:es?|ed|ing))\s+(?:an?\s+|the\s+|some\s+|several\s+)?"
    r"(?:outdated|redundant|obsolete|superfluous|unnecessary)\b"
)
TWICE = r"\b(?:additions and additions|deletions and deletions|removals and removals)\b"
IS_RENAMED = r"\b(?:renam\w+|new names?|(?:is|are) now called)\b"
IS_MOVED = r"\b(?:mov(?:e|es|ed|ing))\b"
IS_CHANGED = (
    r"\b(?:updat\w+|chang\w+|modif\w+|becom\w+|replac\w+|reword\w*|rewrit\w+|reformat\w*|upgrad\w+"
    r"|bump\w*|(?:get|gets|receive|receives) newer)\b"
)
"""What says of things that they are others now."""
PURPOSE = (
    r"\b(?:in order to|so as to|so that|(?:aim|intend|design|mean)(?:s|ed|t)? (?:to|at)|aiming (?:to|at)"
    r"|(?:goal|aim|purpose|intent|intention) (?:of|is|here)"
    r"|to (?:better |further |also )?(?:ensure|improve|enhance|prevent|avoid|help|clarify|reflect|align"
    r"|simplify"
    r"|facilitate|streamline|make (?:it|them|sure))"
    r"|for (?:better|improved|greater|clarity|consistency|readability|maintainability))\b"
)
"""What a change is for."""
BENEFIT = (
    r"\b(?:ensur(?:e|es|ed|ing)|improv(?:e|es|ed|ing|ements?)|enhanc(?:e|es|ed|ing|ements?)|streamlin\w+"
    r"|clarif(?:y|ies|ying)|simplif(?:y|ies|ying)|promot(?:es|ing)|facilitat\w+|foster(?:s|ing)"
    r"|contribut(?:es|ing) to|(?:thus|thereby) \w+ing|makes? (?:it|them) (?:easier|clearer|simpler|safer)"
    r"|(?:allowing|enabling|helping|guiding|aiding|making it|making them|giving (?:users|developers"
    r"|readers))"
    r"|(?:help|aid|assist)s? (?:users|developers|readers|customers|maintainers)"
    r"|align(?:s|ed|ing) (?:better )?with (?:the )?(?:latest|current|best|other|broader)"
    r"|reflect(?:s|ing) (?:the |a |an )?(?:latest|current|most|ongoing|shift|commitment|need|effort))\b"
)
"""What a change brings to somebody."""
PRAISE = (
    r"(?<!one )(?<!\d )\bmore (?:[a-z-]+(?:ly|ive|ible|able|ful|ous|ise|ern|ple)|clear|robust|secure|modern"
    r"|consistent|coherent|efficient|accurate|current|relevant|straightforward)\b"
    r"|\b(?:better|easier|clearer|simpler|safer|smoother|cleaner|richer|greater(?! than))\b"
    r"|\b(?:important|importance|essential|crucial\w*|valuable|advantageous|beneficial|useful(?:ness)?"
    r"|helpful"
    r"|user-friendly|seamless(?:ly)?|significant(?:ly)?|comprehensive|best practices?|up-to-date"
    r"|elegant(?:ly)?|robust(?:ly|ness)?|well-designed|intuitive(?:ly)?|polished|excellent)\b"
)
"""How good a change is, or what it makes better than before."""
ATTRIBUTED = (
    r"\b(?:commits?|pull request|authors?|description)(?: □)? (?:calls?|says?|names?|states?|gives?"
    r"|writes?|explains?|describes?|notes?|mentions?|puts?)\b"
    r"|\baccording to\b"
)
"""What says that somebody else says it."""
ABOUT_WHAT = (
    r"\b(?:comments?|remarks?|notes?|docstrings?|documentation|explanations?|descriptions?|examples?|tests?)\s"
    r"(?:on|for|of|about|above|behind|beside|at|to|that \w+)\s(?:the\s)?(?:[a-z]+\s){0,2}"
)
"""What is about a thing, before that thing."""
EVERY_FILE = (
    r"\b(?:all|each of) (?:of )?(?:the |these |those )?(?:changed )?(?:files|pages|documents|articles)\b"
    r"|\bevery (?:file|page)\b"
)
"""What says that something holds for all of several files."""
PLACED = r"\b(?:in|under|within|inside|of|from|into|for|at|on|each|per|section|here)\b"
"""What says that something is somewhere, by name or not."""
FILE_ITSELF = r"(?:\bthe (?:file|page) (?:is|was)|\b(?:adds|removes|deletes) the (?:file|page)\b)"
"""What says of the whole file that it came or went."""

PLACES = (
    r"\b(?:in|inside|within|under)\s+(?:the\s+)?(?:[a-z]+\s+){0,2}(?P<place>□)",
    r"\badded to\s+(?:the\s+)?(?:[a-z]+\s+){0,2}(?P<place>□)",
    r"\bremoved from\s+(?:the\s+)?(?:[a-z]+\s+){0,4}(?P<place>□)",
)
"""What says where something changed."""
PARTS = (
    (
        r"\b(?:conditions?|types?|return (?:type|value)s?|default(?: value)?s?|signature|body|comparison"
        r"|check|branch|parameters?|arguments?|description|entry|row)\s+(?:in|of)\s+(?:the\s+)?(?P<place>□)"
    ),
)
"""Of what something is a part that changed."""
CALLS = (
    r"\b(?:calls?|invocations?)\s+(?:of|to)\s+(?P<place>□)",
    r"(?P<place>□)\s+(?:is|are)\s+(?:now\s+)?(?:run|called|invoked|started)\s+with\s+(?=□)",
)
"""What is called where something changed."""
_NOUN = (
    r"(?:\s+(?:function|method|class|test|constructor|component|struct|interface|type|enum|trait|record"
    r"|object|table|model|hook|helper))?"
)
OWNERS = (
    rf"(?P<place>□){_NOUN}\s+(?:also\s|now\s)?(?:gains|gets|receives|loses)\s+(?:an?|the|two|three|its)\b",
)
"""What has a member that it had not, or has it no longer."""
ACTORS = (
    rf"(?P<place>□){_NOUN}\s+(?:(?:also|now|no longer|then)\s+){{1,2}}(?!(?:is|are|be|been|was)\b)[a-z]",
    (
        rf"(?P<place>□){_NOUN}(?:\s+(?!is\b|are\b|was\b|by\b|that\b|which\b|to\b|and\b)[a-z]+){{0,3}}?"
        r"\s+(?:then\s+)?(?:calls|returns|raises|throws|awaits|checks|expects|asserts|takes|accepts"
        r"|passes|logs"
        r"|requires|catches|validates|gets|gains|loses|receives|creates|builds|sets|assigns|stores|reads"
        r"|writes|sends|converts|computes|initiali[sz]es|skips|ignores|applies|wraps|sorts|filters|appends"
        r"|increments|decrements|rejects|emits|prints|opens|closes)\b"
    ),
)
"""What does or has something else now."""
_GOES = r"(?:goes|changes|is (?:raised|lowered|changed|updated|increased|reduced))"
SUBJECTS = (rf"(?P<place>□)\s+(?:also\s+|now\s+)?{_GOES}\s+from\s+□\s+to\s+□",)
"""What a pair of values is said of."""

_IS_SET = (
    r"(?P<place>□)(?:\s+[a-z]+){0,2}?\s+(?:is|are|gets|becomes|comes|defaults to)"
    r"(?:\s+(?:also|now|then|by default))*"
    r"(?:\s+(?:turned|switched|set to|set))?\s+"
)
_VERB = r"(?:\s+the)?(?:\s+(?!by\b|if\b|when\b|to\b)[a-z]+)?\s+(?P<place>□)"
ON = (
    rf"{_IS_SET}(?:on|enabled|activated|active)\b",
    rf"\b(?:enables|activates|turns on|switches on){_VERB}",
    r"\b(?:turns|switches|sets)\s+(?P<place>□)\s+on\b",
)
OFF = (
    rf"{_IS_SET}(?:off|disabled|deactivated|inactive)\b",
    rf"\b(?:disables|deactivates|turns off|switches off){_VERB}",
    r"\b(?:turns|switches|sets)\s+(?P<place>□)\s+off\b",
)
_GUARD = r"(?:checks?|guards?|guard clauses?|validations?|early returns?)"
_TESTS = r"(?:checks?|validates?|verif(?:y|ies)|rejects?|refuses?|guards? against)"
CHECKED = (
    rf"\b(?:adds?|introduces?|gains|gets)\s+(?:an?|the|another|new)\s+(?:[a-z]+\s+)?{_GUARD}\b",
    rf"\b{_GUARD}\b[^,;]{{0,60}}\b(?:is|are|was|were)\s+(?:also\s+|now\s+)?(?:added|introduced)\b",
    rf"\b(?:now|now also)\s+{_TESTS}\b",
)
UNCHECKED = (
    rf"\b(?:removes?|drops?|loses)\s+(?:an?|the|its)\s+(?:[a-z]+\s+)?{_GUARD}\b",
    rf"\b{_GUARD}\b[^,;]{{0,60}}\b(?:is|are|was|were)\s+(?:also\s+|now\s+)?(?:removed|dropped|gone)\b",
    rf"\bno longer\s+{_TESTS}\b",
)
_BECOMES = r"(?P<place>□)\s+(?:[a-z]+\s+)?(?:becomes|is now|are now|is made)\s+(?:an?\s+)?"
NEEDED = (rf"{_BECOMES}(?:required|mandatory|compulsory)\b",)
UNNEEDED = (rf"{_BECOMES}optional\b",)
_SUCH = r"(?P<place>□)(?:\s+(?:function|method|class|field|type))?\s+(?:is|are|becomes?)\s+"
_MARKED = r"(?:made\s+)?(?:an?\s+|(?:marked|declared)\s+(?:as\s+)?)?"
IS_SUCH = (rf"{_SUCH}(?:now\s+|also\s+)?{_MARKED}{{}}\b",)
NO_SUCH = (
    rf"{_SUCH}no longer\s+{_MARKED}{{}}\b",
    rf"{_SUCH}not\s+{_MARKED}{{}}\s+(?:any ?more|any longer)\b",
)
"""What says that something has a modifier, or has it no longer: `{}` is the word for it."""
OF_CHANGE = (
    r"\b(?:this|the) (?:change|update|commit|modification|revision) (?:also |simply )?"
    r"(?:adds|removes|deletes|introduces)\b"
)
IN_ITS_PLACE = r" ?(?:and |but )?(?:instead\b(?! of)|in (?:its|their) place\b(?! of))"
BEFORE_NOW = r"\b(?:no longer|not|never|was|were|used to|previously|only|if|when|unless)\b"

_A, _B = r"(?P<a>□)", r"(?P<b>□)"
RELATIONS = {
    "in": (rf"{_A} is (?:contained |present |found |listed )?(?:in|among) {_B}",),
    "not in": (
        rf"{_A} (?:is not|isn't) (?:contained |present |found |listed )?in {_B}",
        rf"{_A} is missing from {_B}",
    ),
    "same": (rf"{_A} (?:is|equals|is equal to) {_B}",),
    "other": (rf"{_A} (?:is not|isn't|differs from|does not equal|is not equal to) {_B}",),
    "set": (
        rf"\b(?:if|when) {_A} is (?:already |also )?(?:set|given|present|defined|true|not null|not empty)\b",
    ),
    "unset": (
        (
            rf"\b(?:if|when) {_A} is (?:not (?:set|given|present|defined)|unset|missing|null|false|undefined"
            r"|empty)\b"
        ),
    ),
    "all": (rf"\bboth (?:an? )?{_A} and (?:an? )?{_B}", rf"{_A},? and {_B} (?:are|hold) (?:all|both)\b"),
    "any": (
        rf"\beither (?:an? )?{_A} or (?:an? )?{_B}",
        rf"\b(?:any|one) of {_A}(?:, □){{0,5}},? (?:and|or) {_B}",
    ),
}
"""How two names, or one, stand in a condition."""
OCCURRENCES = r" (?:[a-z]+ )?(?:calls?|uses|usages|occurrences|places|spots|references|mentions|returns)\b"
"""What is counted wherever a name stands."""
LATER = r"\b(?:once|until|as soon as)\b[^,;.]{0,80}"
"""What says of something that is still to happen."""
STILL = (
    (
        r"\bno longer (?:(?:accept|take|allow|permit|list|mention|contain|include|support|import)s?)"
        r"\s+(?:an?\s|the\s)?(?:[a-z]+\s){0,2}(?P<a>□)"
    ),
)
"""What says of something that it is no longer part of another."""
GIVEN = (r"(?P<a>□)\s(?:is|are)\s(?:now\s)?(?:set|initiali[sz]ed)\s(?:to|with)\s(?P<b>□)",)
"""What says which value something has."""
CALLED_NO_MORE = (
    (
        r"\b(?:loop|block|check|branch|code|statement)\sthat\s(?:calls?|uses?|reads?|sets?)\s(?P<a>□)"
        r"\s(?:is|was|has been)\s(?:removed|deleted|dropped)\b"
    ),
    (
        r"\bno longer (?:(?:call|use|read|set|send|run|throw|raise)s?|[a-z]+ (?:through|by|via|as|from|with))"
        r"\s(?P<a>□)(?=\s?(?:[.,;]|and\b|$))"
    ),
    (
        r"(?P<a>□)\s(?:is|are)\sno longer (?:called|used|read|set|sent|run|executed|thrown|raised|built"
        r"|imported|compiled|tested|installed|started|loaded|created|generated|shown|rendered|passed|written)"
        r"(?=\s?(?:[.,;]|and\b|$))"
    ),
)
BECAME = (
    r"\bchanges? to (?P<a>□)(?=\s?(?:[.,;]|$))",
    r"(?P<a>□)\s(?:is|are|was|were)\s(?:also\s)?renamed\b",
)
ARGUMENTS = r" arguments?\b"
COMES_OF = r"\b(?:gives?|returns?|yields?|continues? with|ends? with)\b"
ALTERED = (
    r"(?P<a>□)(?:\s(?:function|method|class|package|hook|action|field|key))?"
    r"(?:\s(?:in|of|on)\s(?:the\s)?(?:[a-z]+\s?){1,3})?\s(?:is|are|was|were)\s(?:also\s)?"
    r"(?:updated|renamed|changed|bumped|upgraded|modified|rewritten)\b"
)
"""What says that something changed."""
ALTERS = (
    r"\b(?:rewrites|updates|changes|modifies|rewords|rewrote|updated)\s(?:the\s)?(?P<a>□)(?=\s?(?:[.,;]|$))",
)
ALWAYS = r"\b(?:unconditionally|regardless|in every case|in any case)\b"
"""What says that something is no longer so on a condition alone."""
SETS = (r"(?P<place>□)(?:\s[a-z]+){0,2}\s(?:now\s)?sets\s(?P<a>□)\sto\s(?P<b>□)",)
"""What gives something a value."""
ONLY = r"\bonly (?:if|when)\b"
ENDS = r"\b(?:returns?|raises?|throws?|exits?|fails?|aborts?)\b"
BOUNDS = {
    "above": (
        r"\b(?:more than|greater than|larger than|exceeds?|above|over|at most|no more than|up to) (?P<a>□)",
        r"(?P<a>□) or (?:less|fewer)\b",
    ),
    "from": (
        r"\b(?:at least|no less than|less than|fewer than|smaller than|below|under) (?P<a>□)",
        r"(?P<a>□) or more\b",
    ),
}
"""Whether a number itself belongs to what is below it, or to what is above it."""

_ITSELF = r"(?<!\bin )(?<!\bunder )(?<!\bwithin )(?<!\binside )"
"""Before what came or went itself, and not where it did."""

ENGLISH = (
    pattern(
        r"\bfrom\s+", gap(40, never="to "), OLD, gap(50), r"\b(?:to|into)\s+", gap(50), NEW,
        old=True, new=True, needs=_CHANGE,
    ),
    pattern(r"\bfrom\s+", gap(40, never="to "), OLD, gap(30), r"\b(?:to|into)\s+", gap(30), NEW, pair=True),
    pattern(NEW, r"\s+now,?\s+(?:and\s+)?not\s+(?:an?\s+|the\s+)?", OLD, pair=True),
    pattern(
        r"\bnow\s+", gap(30), NEW, gap(10), r"\b(?:where|while|which|it)\b", gap(30), OLD, gap(20),
        r"\b(?:before|previously|until now)\b", pair=True,
    ),
    pattern(r"\bto\s+", gap(30), NEW, gap(10), r"\bfrom\s+", gap(30), OLD, old=True, new=True, needs=_CHANGE),
    pattern(
        _REPLACES, gap(50, never=" with | by "), OLD, gap(60), r"\b(?:with|by)\s+", gap(50), NEW,
        old=True, new=True,
    ),
    pattern(
        OLD, gap(30), rf"\b{_BE}(?:replaced|substituted|superseded)\s+(?:with|by)\s+", gap(50), NEW,
        old=True, new=True,
    ),
    ARROW,
    pattern(
        rf"\b{_CHANGE}\w*\s+{_DETERMINER}{_NOUNS}", OLD, r"\s+", gap(20), r"\bto\s+(?:be\s+)?",
        _DETERMINER, _NOUNS, NEW,
    ),
    pattern(OLD, _OF_PLACE, gap(30), rf"\b{_BE}{_CHANGE}\w*\s+to\s+(?:be\s+)?", gap(40), NEW),
    pattern(
        NEW, r"\s*+(?:,\s*+)?(?:which\s+|that\s+)?(?:replaces|replacing|replaced|supersedes|superseding)\s+",
        gap(40), OLD, old=True,
    ),
    pattern(NEW, gap(40), _INSTEAD, gap(40, never=_IF), OLD, old=True),
    pattern(rf"(?:{_INSTEAD}|\bno longer \w+\s+)", gap(40, never=_IF), OLDS),
    pattern(r"\b(?:previous|former|old|original|outdated)\s+", gap(20, never=" with "), OLD),
    pattern(r"\bnow\s+", gap(30), NEW),
    pattern(rf"\b{_CHANGE}\w*\s+to\s+(?:be\s+)?", _DETERMINER, _NOUNS, NEW),
    pattern(
        OLD, gap(30, never=","), r"\b(?:becomes?|became|turn(?:s|ed) into"
        r"|(?:makes?|made|g[ia]ves?) way (?:to|for))\s+",
        gap(40),
        NEW,
    ),
    pattern(NEW, r"\s+(?:takes|took) the place of\s+", gap(20), OLD),
    pattern(r"\b(?:previously|formerly|originally)\s+", gap(20), OLD),
    pattern(NEWS_OF_CLAUSE, _OF_PLACE, _BEHIND, r"\b(?:is|are)\s+(?:also\s+)?new\b", new=True),
    pattern(OLDS_OF_CLAUSE, _OF_PLACE, _BEHIND, r"\b(?:is|are)\s+(?:also\s+|now\s+)?gone\b", old=True),
    pattern(OLDS, r"\s+no longer exists?\b", old=True),
    pattern(r"\bnow\s+also\s+\w+\s+", NEWS_OF_CLAUSE, new=True),
    pattern(rf"\b(?:{_CHANGE}\w*|set)\s+to\s+(?:be\s+)?", _DETERMINER, _NOUNS, NEW, new=True, figures=True),
    pattern(r"\bset(?:s|ting)?\s+", gap(20), r"□\s+to\s+", NEW, new=True, figures=True),
    pattern(r"\bbecom(?:es?|ing)\s+", NEW, new=True, figures=True),
    pattern(r"\b(?:is|are)\s+", NEW, r"\s+(?:now|by default now)\b", new=True, figures=True),
    pattern(r"\b(?:is|are) now\s+", NEW, new=True, figures=True),
    pattern(_ADDS, _OBJECT, NEWS, new=True),
    pattern(_ITSELF, NEWS, r"\s*", _OBJECT, rf"\b{_BE}(?:newly )?(?:added|introduced|inserted)\b", new=True),
    pattern(_CUTS, _OBJECT, OLDS, old=True),
    pattern(
        _ITSELF, OLDS, r"\s*", _OBJECT, rf"\b{_BE}(?:removed|deleted|eliminated|dropped|omitted)\b", old=True
    ),
    pattern(
        r"\b(?:is|are|was|were)\s+(?:now\s+)?(?:changed|switched|updated|raised|lowered|increased|reduced)\s+to\s+",
        NEW, new=True,
    ),
    pattern(r"(?<!the )(?<!these )(?<!these)(?<=[a-z] )changes\s+to\s+", NEW, new=True),
    pattern(r"\b(?:gains?|gets?)\s+(?:an?|the|another)\s+(?:new\s+)?[a-z]+\s+", NEWS, new=True),
    pattern(r"\bloses?\s+(?:its|the|an?)\s+[a-z]+\s+", OLDS, old=True),
    pattern(_ADDS, gap(50, never=_TURN), NEWS),
    pattern(NEWS, gap(40, never=_TURN), r"\bfor the first time\b", new=True),
    pattern(_CUTS, gap(50, never=_TURN), OLDS),
)  # fmt: skip
