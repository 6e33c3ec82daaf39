"""How Japanese says what changed: the verb closes the clause, particles give the roles (から, に, を, が)."""

from diff_insight.grounding.wordings.pattern import NEW, NEWS, OLD, OLDS, gap, pattern

_CHANGE = (
    r"(?:変更|更新|修正|改定|改訂|改め|改名|改称|書き換|置き換|置換|差し替|切り替|入れ替|移行|移動|変わ"
    r"|なり|なっ|なる"
    r"|リネーム|統一|引き上げ|引き下げ|アップ|調整|訂正|短縮|延長|拡張|簡略|増加|減少|変え|増え|増や|減っ"
    r"|減り|減ら|上が|下が|上げ|下げ|刷新|進化|半減|倍増|縮小|拡大|訂)"
)
_ADD = r"(?:追加(?!の[^み])|挿入|導入|新設|追記|(?<!変更が)(?<!修正が)加え|加わ|付け加|付与)"
_CUT = (
    r"(?:削除|除去|取り除|廃止|撤去|消去|外さ|除か|除外|削ら|(?:(?<=[がも])|(?<=[^で]は))(?:なくな|無くな))"
)
"""A verb that is denied (`呼ばなくなり`) cuts nothing."""
_PLACE = r"\(|に|へ|から|、|について|関(?!係)"
_PART = r"(?<!など)(?<!いう)の(?!項目|節|章|行|部分|要素|フィールド|セクション|もの)"
"""What belongs to a name came or went, and not what bears it."""
_SUBJECT = r"(?:が|を|も|は)"
_STUFF = (
    r"(?:の|行|内容|情報|項目|フィールド|テキスト|要素|部分|もの|記述|コード|質問|セクション|メタデータ|文)"
)
_OWN = r"、|に(?!関|対|つい)|へ|から"
"""What belongs to a verb of its own, so that a particle behind it is not that of the name before it."""
_TOPIC = rf"(?:された|した){_STUFF}{gap(6)}(?:は|に|には|が|として){gap(14)}"

IS_ADDED = rf"{_ADD}(?!の(?!みが))|新しく|新規"
IS_CUT = _CUT
IS_NOW = r"[うくすつぬぶむるぐ]ように(?:なり|な|変わ)|現在は|今は"
IS_SO = r"(?:され|し)ます。?$"
IS_LEFT = (
    r"更新|修正|簡略|統一|訂正|整理|改善|示します|意味します|可能性|影響|含|反映"
    r"|した|され(?!ます)|いました|いた|なり"
)
GONE_NOW = r"なくなり|なくなっ|ないようにな"
BOTH_TIMES = (
    r"代わり|代わって|ではなく|でなく|から|以前|従来|これまで|(?<![取獲習])(?<!取得)元の|旧|古い|変更|置き換"
    r"|改名|削除|追加|移動|せず|ずに|新(?!たに|安装)|→|やめ"
)
NEW_WENT = (
    r"新しく(?:削除|除去)"
    r"|(?:新しい|新たな)[^、。のへにがを]{1,14}(?:が|を|も|の)(?:削除|除去|廃止)"
    r"|(?:新しい|新たな|新たに)(?:に関する|についての|[^、。にがをは新旧古]){1,70}(?:が|を)(?:文中に"
    r"|適切に)?(?:削除|除去)"
    r"|新たに(?:削除|除去)(?!すべき)"
)
OLD_CAME = (
    r"(?:冗長な|古い|旧式の|不要な|無駄な|時代遅れの|従来の)(?:に関する|についての"
    r"|[^□、。「」のへにがを]){1,30}"
    r"(?:が|を|も)(?:新たに)?(?:追加|導入)"
)
TWICE = r"(?P<ja>追加|削除)(?:と|や|・|および|及び|、)(?P=ja)(?!の)"
IS_RENAMED = r"改名|名前が変わ|名前を変更|名称変更"
IS_MOVED = r"移動"
IS_CHANGED = r"変更|更新|修正|(?<!名前が)変わ|になり|置き換|書き換え|書き直|新しいバージョンにな|新しくな"
PURPOSE = (
    r"ことを(?:目的|意図)|を目的と|目的は|(?<![いあ])[うくすつぬぶむるぐ]ため(?:に|の|、|です|、)"
    r"|向上のため|改善のため|明確化のため"
)
"""What a change is for."""
BENEFIT = (
    r"向上|改善|強化|最適化|確保|保証|促進|明確化|明確にな|しやすく|やすくな|役立|寄与|貢献|助けとな"
    r"|最新[^□。、]{0,10}反映"
    r"|(?:ユーザー?|利用者|読者|開発者)[^□。]{0,40}?(?:できるよう|できます|容易|理解)"
)
"""What a change brings to somebody."""
PRAISE = (
    r"より(?:分かりやす|わかりやす|明確|明瞭|堅牢|正確|使いやす|スムーズ|効率|柔軟|安全|簡潔|良|よく|よい"
    r"|洗練|高度|効果|詳細|適切"
    r"|便利|具体|直感)"
    r"|重要(?:な|で|性)|有用|エレガント|優れた|堅牢な|便利|貴重|不可欠|価値|(?:一貫|整合|信頼|可読|利便|正確|透明)性|品質|最新(?:性"
    r"|化)"
)
"""How good a change is, or what it makes better than before."""
ATTRIBUTED = (
    r"(?:コミット|作成者|プルリクエスト|説明)(?: ?□)?[^□、。]{0,12}(?:呼|述べ|書|記|とあり|触れ|挙げ"
    r"|によ[るれ])"
    r"|(?:コミット|作成者|プルリクエスト|説明文)[^。]{0,80}?と(?:呼|述べ|書|記|説明|あり)"
)
WHAT_OF = (
    r"\s*(?:の|に付いて(?:いた|いる)|に付けられて(?:いた|いる)|に関する|についての)"
    r"(?:コメント|注釈|説明|備考|ドキュメント|例|テスト|記述)"
)
"""What is about a thing, behind that thing."""
EVERY_FILE = r"(?:すべて|全て|全部|各)の?(?:ファイル|ページ|文書)"
"""What says that something holds for all of several files."""
PLACED = r"では|内|から|ごと|各|[節表]に"
"""What says that something is somewhere, by name or not."""
FILE_ITSELF = r"^(?:この)?(?:ファイル|ページ)(?:全体)?[がはを]"

_ABOUT = r"(?:に関する|についての|に対する|向けの|による|への)"
PLACES = (
    r"(?P<place>□)\s*(?:の節で|では(?!な)|でも|内|の(?=\s*□))",
    r"(?P<place>□)\s*に(?=[^□、]{0,8}□[^□]{0,12}追加)",
    r"(?P<place>□)\s*から(?=[^□、]{0,8}□[^□]{0,12}削除)",
)
PARTS = (
    r"(?P<place>□)\s*の(?:条件|戻り値|型|比較|検査|チェック|引数|既定値|デフォルト値|本体|分岐|シグネチャ|説明)",
)
CALLS = (r"(?P<place>□)\s*の呼び出し", r"(?P<place>□)\s*に\s*(?=□\s*が(?:付き|付け|付く))")
OWNERS = (
    (
        r"(?P<place>□)\s*(?:構造体|クラス|インターフェイス|インターフェース|型|列挙型|モデル|テーブル|オブジェクト)"
        r"?(?:に(?!関|対|つい|よ)|から)(?:は|も)?(?=[^□、。]{0,20}□[^□。]{0,12}(?:追加|加わ|削除|なくな))"
    ),
)
"""What has a member that it had not, or has it no longer."""
ACTORS = (
    (
        r"(?P<place>□)\s*(?:関数|メソッド|クラス|テスト|構造体|コンポーネント|フック)?は[^。；;\n]{1,60}?"
        r"を(?:呼[びぶ]|返|送出|投げ|期待|受け取|検査|使|確か|渡|待|捕捉|出力|要求|作成|構築|設定|代入|保存|読"
        r"|書|送信|変換|計算|初期化|スキップ|無視|適用|並べ替え|除外|拒否|表示|開|閉)"
    ),
)
SUBJECTS = (r"(?P<place>□)\s*(?:[がはを]|の値が)\s*□\s*から\s*□",)

_BECOMES = (
    r"(?:の?(?:オプション|フラグ|設定|機能))?\s*"
    r"(?:が|は|を|も)(?:既定で|デフォルトで|標準で|初期状態で|現在|常に)?"
)
_SO = r"(?:化|に(?:な|変更|設定|切り替|し))"
ON = (rf"(?P<place>□)\s*{_BECOMES}(?:有効{_SO}|(?:オン|on)に|(?:有効|オン)です)",)
OFF = (rf"(?P<place>□)\s*{_BECOMES}(?:無効{_SO}|(?:オフ|off)に|(?:無効|オフ)です)",)
_GUARD = r"(?:検査|確認|チェック|検証|判定|ガード)"
CHECKED = (
    rf"{_GUARD}(?:が|を|も)(?:新たに|新しく)?(?:追加|導入|加わ|加え)",
    rf"{_GUARD}(?:する|を行う)ようにな",
)
UNCHECKED = (
    rf"{_GUARD}(?:が|を|も)(?:削除|除去|廃止|なくな|取り除)",
    rf"{_GUARD}(?:し|を行わ)なくな",
)
_BECOMES = r"(?P<place>□)\s*(?:引数|フィールド|オプション|プロパティ)?\s*(?:が|は|も)\s*"
NEEDED = (rf"{_BECOMES}必須(?:に|と)な",)
UNNEEDED = (rf"{_BECOMES}(?:省略可能|任意|オプション)(?:に|と)な",)
_SUCH = r"(?P<place>□) ?(?:関数|メソッド|クラス|フィールド)? ?(?:は|が|も) ?"
IS_SUCH = (rf"{_SUCH}{{}} ?(?:関数|メソッド)?(?:に|と)(?:な[りっ]|変[わ更])", rf"{_SUCH}{{}} ?です")
NO_SUCH = (rf"{_SUCH}{{}} ?(?:関数|メソッド)?で(?:は)?なくな",)
OF_CHANGE = (
    r"(?:追加|削除)(?:され(?:まし|てい|ること)|しました|を示し|されたのか|した(?:もの|こと)(?:です"
    r"|を示)|され(?=$))"
    r"|^\s*この(?:追加|削除)に|(?:追加|削除)された(?:こと|。|$)|^\s*(?:追加|削除)された(?:内容|画像|情報|ファイル|行|文|質問)は"
)
IN_ITS_PLACE = r" ?(?:その)?代わりに"
BEFORE_NOW = r"ない|ません|以前|これまで|従来|場合|だけ|のみ|なくな"

_CHECK_OF = rf" ?(?:の結果|の戻り値)?の(?:{_GUARD}|処理|呼び出し)(?:が|を|も|は)"
_A, _B = r"(?P<a>□)", r"(?P<b>□)"
RELATIONS = {
    "in": (
        rf"{_A} ?が ?{_B} ?に(?:ある|含まれる|含まれて|存在する)",
        rf"{_B} ?に ?{_A} ?が(?:ある|含まれる|含まれて|存在する)",
    ),
    "not in": (
        rf"{_A} ?が ?{_B} ?に(?:ない|含まれない|含まれていない|存在しない)",
        rf"{_B} ?に ?{_A} ?が(?:ない|含まれない|含まれていない|存在しない)",
    ),
    "same": (rf"{_A} ?が ?{_B} ?(?:の(?=場合|とき|時)|である|と等し)",),
    "other": (rf"{_A} ?が ?{_B} ?(?:でない|ではない|以外|と異な)",),
    "set": (
        rf"{_A} ?(?:が|は)(?:設定されて|立って|指定されて|存在して)いる(?:場合|とき|時)",
        rf"{_A} ?(?:が|は) ?空で(?:は)?ない(?:場合|とき|時)",
    ),
    "unset": (
        rf"{_A} ?(?:が|は)(?:設定されて|立って|指定されて|存在して)いない(?:場合|とき|時)",
        rf"{_A} ?(?:が|は) ?空(?:の|である)(?:場合|とき|時)",
    ),
    "all": (
        rf"{_A} ?かつ ?{_B}",
        rf"{_A} ?[、と] ?{_B} ?が(?:すべて|全て|ともに|両方)",
        rf"{_A} ?と ?{_B} ?の両方",
    ),
    "any": (rf"{_A} ?[、と] ?{_B} ?の(?:いずれか|どちらか)", rf"{_A} ?または ?{_B}"),
}
"""How two names, or one, stand in a condition."""
OCCURRENCES = r" ?(?:(?:[かカヶヵ]|箇|個)所|つの ?(?:return|呼び出し))"
"""What is counted wherever a name stands."""
STILL = (
    r"(?P<a>□) ?[をがは](?:受け取ら|受け付け|許可し|含ま|含み|認められ|許され|サポートし|インポートし)なく",
)
"""What says of something that it is no longer part of another."""
GIVEN = (r"(?P<a>□) ?[がは] ?(?P<b>□) ?(?:に|で)(?:初期化|設定)され",)
"""What says which value something has."""
CALLED_NO_MORE = (
    (
        r"(?P<a>□) ?を(?:呼び出す|呼ぶ|使う|読む|設定する)(?:ループ|処理|ブロック|検査|分岐)[がは]"
        r"(?:削除|除去|なくな)"
    ),
    (
        r"(?P<a>□) ?(?:[をがはで]|から)(?:呼び出さ|呼ば|使わ|読ま|取ら|得ら"
        r"|(?:失敗|使用|設定|送信|実行|ビルド|テスト|起動|インポート"
        r"|作成|生成)[さし])(?:れ)?なく"
    ),
)
BECAME = (r"(?P<a>□) ?に(?:変わり|変更され|なり)ました", r"(?P<a>□) ?[がもは]改名され(?!て|ず|な|ませ)")
ARGUMENTS = r" ?[つ個]の引数で"
COMES_OF = r"返し|返す|返さ|になり|になる"
ALTERED = r"(?P<a>□) ?[がもは](?:更新|変更|改名|修正|書き換え)[さら]れ(?!て(?:おら|い[なま])|ず|な|ませ)"
"""What says that something changed."""
ALTERS = (r"(?P<a>□) ?を(?:更新|変更|修正|書き換え)(?:し|ます|まし)(?!て(?:おら|い[なま]))",)
ALWAYS = r"無条件|常に|どんな場合"
"""What says that something is no longer so on a condition alone."""
SETS = (
    (
        r"(?P<place>□) ?(?:フック|関数|メソッド)?(?:で|は|では) ?[^□、。]{0,8}?"
        r"(?P<a>□) ?を ?(?P<b>□) ?に(?:設定)?し"
    ),
)
"""What gives something a value."""
ONLY = r"(?:場合|とき|時)に?(?:だけ|のみ)"
ENDS = r"返し|返す|返る|戻[りるす]|投げ|送出|終了|中断"
BOUNDS = {
    "above": (r"(?P<a>□) ?(?:を超え|より大き|より多|以下)",),
    "from": (r"(?P<a>□) ?(?:以上|未満|より小さ|より少な)",),
}
"""Whether a number itself belongs to what is below it, or to what is above it."""

JAPANESE = (
    pattern(
        OLD, gap(20), "から", gap(30), NEW, gap(12), r"(?:に|へ|と)", gap(30), _CHANGE, old=True, new=True
    ),
    pattern(OLD, gap(20), "から", gap(20), NEW, gap(12), r"(?:に|へ|まで)", pair=True),
    pattern(OLD, r" ?[をがは] ?", NEW, r" ?(?:に|で) ?(?:置き換|差し替|置換)", old=True, new=True),
    pattern(
        OLD,
        gap(15, never=_OWN),
        r"(?:を|が|は)",
        gap(25, never=rf"{_ADD}|{_CUT}|場合|とき|際に?、"),
        NEW,
        gap(10, never="[をがは]|ず|ない"),
        r"(?:(?<!よう)に|へ|と)",
        gap(15, never="、|なくな"),
        _CHANGE,
    ),
    pattern(r"□\s*[がはを]\s*", NEW, gap(2), r"(?:に|へ|まで)", _CHANGE, new=True, figures=True),
    pattern(NEW, gap(6), r"(?:に|へ|と)", gap(6, never="、"), _CHANGE, figures=True),
    pattern(NEW, gap(4), r"に(?:設定|セット)(?!されて(?:い|お))", new=True, figures=True),
    pattern(NEW, gap(4), r"に(?:設定|セット)されて(?:い|お)", figures=True),
    pattern(OLD, gap(10), r"(?:の代わりに|に代わって|に代わり|ではなく)", gap(30), NEW),
    pattern(OLD, gap(10), r"(?:の代わりに|に代わって|に代わり(?!ま))"),
    pattern(r"(?:以前の?|旧|元の|従来の?|変更前|これまでの?|古い)", gap(20), OLD),
    pattern(r"(?:新しい|新たな|新たに|現在|変更後)", gap(20), NEW),
    pattern(
        NEWS,
        gap(15, never=rf"{_PLACE}|{_PART}"),
        _SUBJECT,
        gap(12, never=rf"{_PLACE}|として|を"),
        r"(?:新たに|新しく|新規に)?",
        _ADD,
        new=True,
    ),
    pattern(NEWS, gap(15, never=_PLACE), _SUBJECT, gap(12, never=_PLACE), _ADD),
    pattern(NEWS, gap(10, never=_PLACE), r"の(?:新規|新しい)?", _ADD, new=True),
    pattern(_ADD, _TOPIC, NEWS, new=True),
    pattern(_ADD, r"(?:された|した)", gap(20, never="、"), NEWS),
    pattern(
        OLDS, gap(15, never=rf"{_PLACE}|{_PART}|は"), _SUBJECT, gap(12, never=rf"{_PLACE}|を"), _CUT, old=True
    ),
    pattern(OLDS, gap(15, never=rf"{_PLACE}|は"), _SUBJECT, gap(12, never=rf"{_PLACE}|を"), _CUT),
    pattern(OLDS, gap(10, never=_PLACE), "の", _CUT, old=True),
    pattern(NEW, r" ?に(?:変わりました|変更されました|更新されました|なりました)", new=True),
    pattern(OLDS, _CHECK_OF, _CUT, old=True, code=True),
    pattern(
        NEWS,
        _CHECK_OF,
        r"(?:新たに|新しく)?",
        _ADD,
        new=True,
        code=True,
    ),
    pattern(OLDS, r"\s*(?:が|を|も|は)[^□、。がをにはも]{1,20}から", _CUT, old=True),
    pattern(_CUT, _TOPIC, OLDS, old=True),
    pattern(NEWS, r" ?の(?:インポート|import) ?", _SUBJECT, _ADD, new=True),
    pattern(OLDS, r" ?の(?:インポート|import) ?", _SUBJECT, _CUT, old=True),
    pattern(NEWS, gap(8, never=_PLACE), _SUBJECT, gap(4, never=_PLACE), "(?:初めて|はじめて)", new=True),
    pattern(_CUT, r"(?:された|した)", gap(20), OLDS),
    pattern(NEWS, gap(8, never=_PLACE), _ABOUT, gap(16, never="[、をがは]"), r"[がはをも]", _ADD),
    pattern(OLDS, gap(8, never=_PLACE), _ABOUT, gap(16, never="[、をがは]"), r"[がはをも]", _CUT),
)
