"""How Chinese says what changed: 从…改为…, 将…替换为…, 新增了…, …被删除."""

from diff_insight.grounding.wordings.pattern import NEW, NEWS, OLD, OLDS, about, gap, pattern

_CHANGE = (
    r"(?:更改|修改|更新|变更|更换|调整|替换|升级|更正|修正|纠正|修订|变|换|转换|转|改写|改名|改|重命名"
    r"|增加|减少"
    r"|提高|降低|升|降|上调|下调|减半|翻倍|缩小|放大|减|增|提升|缩短|延长|迁移|切换|扩展|简化|移动|统一)"
)
_INTO = r"(?:了)?(?:为|成|到|至|作)"
_ADD = r"(?:新增|添加|增加|引入|加入|补充|增添|插入|增设|新添)(?:了|的)?"
_CUT = r"(?:删除|移除|去除|去掉|删去|剔除|清除|删掉|取消)(?:了|的)?"
_REPLACE = r"(?:替换|取代|代替|替代)"
_PLACE = r"\(|在|到|对|关于|中|里|向|为|从|，|用于|针对|指向|以"
_ABOUT = r"(?:关于|对于|有关|针对|对)"
_TURN = rf"\(|，|在|从|到|替|{_CUT}|{_ADD}|而不是|而非"
_OF_PLACE = r"(?:\s*□\s*(?:的|中的?|里的?)[^□，。]{0,8})?"
_DONE = r"(?:被|已经|已|均被|也被){1,2}"

IS_ADDED = r"新增|添加|引入|加入|补充|插入|增设|增加了(?! ?[□\d])"
IS_CUT = r"删除|移除|去除|去掉|删去|取消|不再有"
IS_NOW = r"现在|现已|仍(?:然)?(?:由|用|以|调用|使用)|会(?:调用|返回|抛出|使用)"
IS_SO = r"会(?:用|写|记录|执行|读取|发送|安装|检查)|新(?:安装|启用|配置)"
IS_LEFT = r"更新|修改|变更|调整|修正|简化|优化|精简|合并|统一|更正|清理|了|的"
GONE_NOW = r"不再|不会再"
BOTH_TIMES = (
    r"改为|变为|变成|替换|取代|代替|而不是|而非|而是|原|此前|以前|之前|曾|由|从|旧|删|移除|去|没有|未"
    r"|新增|添加|重命名|改名"
    r"|移|→|改用|换|叫做|叫作|名为"
)
NEW_WENT = r"(?:删除|移除|去除)了?(?:一个|多个|一些|若干|[两二三四五]个)新的"
OLD_CAME = (
    r"(?:新增|添加|增加|引入)了?(?:大量|一些|部分|若干|与?[^，。、□]{0,12}的)?"
    r"(?:冗余|过时|多余|冗长|陈旧|不必要)"
    r"|(?:新增|添加|引入)了?原(?=[有来先日]|□)"
)
TWICE = (
    r"(?:一|\d)[个处行条](?:增加|新增|添加)(?:和|与|及)(?:一|\d)[个处行条](?:增加|新增|添加)"
    r"|(?:一|\d)[个处行条](?:删除|移除)(?:和|与|及)(?:一|\d)[个处行条](?:删除|移除)"
    r"|新增(?:和|与|及|以及)(?:添加|增加)|(?:添加|增加)(?:和|与|及|以及)新增"
    r"|(?P<zh>新增|添加|删除|移除)(?:和|与|及|以及|、)"
    r"(?:[一二两三四五六七八九十]|\d{1,4})?\s?(?:个|行|处|条)?的?(?P=zh)(?!的)"
)
IS_RENAMED = r"重命名|改名|更名"
IS_MOVED = r"移动|移到|移至"
IS_CHANGED = r"更新|变更|修改|改为|变为|有改动|变化|变动|替换|改写|重写|升级"
PURPOSE = (
    r"旨在|以便|以(?:确保|提升|提高|改善|避免|防止|反映|保持|满足|适应|更好)|为了|从而|目的(?:是|在于)"
    r"|意在|用以|便于|方便(?:了)?(?:用户|读者|开发)"
)
"""What a change is for."""
BENEFIT = (
    r"提升(?!了?[到至为])|改善|优化|确保|保证了|有助于|有利于|增强|改进|强化|简化(?!为)|帮助(?:用户"
    r"|读者|开发)|让(?:用户"
    r"|读者|开发)"
    r"|使(?:得)?(?:用户|读者|开发)|提高了?[^□，。]{0,8}(?:性|率)|保持[^□，。]{0,10}(?:一致|准确|最新)"
    r"|反映[^□，。]{0,6}最新"
)
"""What a change brings to somebody."""
PRAISE = (
    r"(?<!变)更(?:加|为|好|易|清|准|稳|安全|高效|简|直观|明|便|友好|合理|规范|可靠|健壮|详|全面|灵活|流畅"
    r"|符合)"
    r"|重要|关键(?!字|词|帧|路径)|有用|宝贵|最佳实践|友好|显著|(?:可读|一致|准确|易用|可维护|相关)性"
    r"|用户体验|优雅|稳健|出色"
)
"""How good a change is, or what it makes better than before."""
ATTRIBUTED = (
    r"(?:提交|作者|拉取请求|说明)(?: ?□)? ?[^□，。]{0,8}"
    r"(?:称|写道|写到|说明|指出|表示|提到|解释|描述)"
    r"|(?:根据|据|按照?)(?:该|此)?(?:提交|作者|拉取请求)"
)
WHAT_OF = (
    r"\s*(?:后|前|上|上方|处|旁)?(?:面)?的(?:注释|备注|说明|文档|示例|测试|描述)"
    r"|\s*是否[^，。；\n]{1,40}的(?:检查|判断|校验)"
)
"""What is about a thing, behind that thing."""
EVERY_FILE = r"(?:所有|全部|每个|各个)(?:的)?(?:文件|页面|文档)"
"""What says that something holds for all of several files."""
PLACED = r"在|(?<!其)中|里|内(?!容)|下|每|各"
"""What says that something is somewhere, by name or not."""
FILE_ITSELF = r"(?:新增|删除|移除|添加)了?(?:该|整个)?(?:文件|页面)(?=[，。、（(]|$)"

PLACES = (
    r"(?<![增加除])(?<![增加除] )(?<![增加除]了)(?<![增加除]了 )(?P<place>□)\s*(?:中|里|内|下|部分)(?!□)",
)
PARTS = (
    r"(?P<place>□)\s*的(?:条件|返回(?:值|类型)|类型|签名|参数|比较|检查|默认值|值|函数体|方法体|分支|说明|描述)",
)
CALLS = (
    r"对?\s*(?P<place>□)\s*的调用",
    r"调用\s*(?P<place>□)\s*时",
    r"(?P<place>□)\s*(?:现在|现已)?(?:带有|带上了?|加上了?)\s*(?=□)",
)
OWNERS = (
    r"(?P<place>□)\s*(?:结构体|类|接口|类型|枚举|模型|表|消息|对象)?\s*(?:现在)?(?:新增|增加|移除|删除|去掉)了?(?!的)",
)
"""What has a member that it had not, or has it no longer."""
ACTORS = (
    r"(?P<place>□)\s*(?:方法|函数|类|测试)?\s*(?:现在|不再|现已|也|还)(?!被|由)",
    (
        r"(?P<place>□)\s*(?:方法|函数|类|测试|任务|表|阶段|结构体|接口|枚举|类型|组件|钩子)?\s*(?:会)?"
        r"(?:新增|增加|调用|返回|抛出|接受|接收|期望|检查|捕获|要求|改用|创建|构建|设置|赋值|保存|存储|读取|写入|发送"
        r"|转换|计算|初始化|跳过|忽略|应用|包装|排序|过滤|追加|递增|递减|拒绝|输出|打印|打开|关闭)"
    ),
)
SUBJECTS = (r"(?P<place>□)\s*(?:的(?:默认)?值)?(?:由|从)\s*□[^□，。]{0,8}□",)

_BY_DEFAULT = (
    r"(?:选项|参数|开关|标志|功能)?\s*"
    r"(?:(?:现在|现已|已经?|默认|改为|变为|被|会|处于|为|的默认值|状态|是)\s*){0,5}"
)
_AHEAD = r"(?:了|默认|选项|参数|功能|\s){0,4}"
ON = (
    rf"(?P<place>□)\s*{_BY_DEFAULT}(?:开启|启用|打开|激活)(?!时|后|的)",
    rf"(?:开启|启用|打开){_AHEAD}(?P<place>□)(?!\s*(?:时|后|的))",
)
OFF = (
    rf"(?P<place>□)\s*{_BY_DEFAULT}(?:关闭|禁用|停用)(?!时|后|的)",
    rf"(?:关闭|禁用|停用){_AHEAD}(?P<place>□)(?!\s*(?:时|后|的))",
)
_GUARD = r"(?:检查|校验|判断|验证|守卫)"
CHECKED = (
    rf"(?:新增|添加|增加|加入|引入)了?[^。，；]{{0,40}}{_GUARD}(?!的)",
    rf"{_GUARD}(?:已|被|已被)?(?:新增|添加|加入)",
    rf"现在(?:会|也会|还会)?(?:先)?{_GUARD}",
)
UNCHECKED = (
    rf"(?:删除|移除|去掉|取消)了?[^。，；]{{0,40}}{_GUARD}(?!的)",
    rf"{_GUARD}(?:已|被|已被)?(?:删除|移除|去掉|取消)",
    rf"不再{_GUARD}",
)
_BECOMES = r"(?P<place>□)\s*(?:参数|字段|选项|属性)?\s*(?:现在|变为|改为|变成|成为|已|是){1,3}\s*"
NEEDED = (rf"{_BECOMES}(?:必填|必需|必须|必选)",)
UNNEEDED = (rf"{_BECOMES}(?:可选|选填)",)
_SUCH = r"(?P<place>□) ?(?:方法|函数|类|字段)? ?"
IS_SUCH = (rf"{_SUCH}(?:(?:现在|现已|已|被|改为|变为|变成|成为|是|为|标记|标注) ?){{1,4}}{{}}",)
NO_SUCH = (rf"{_SUCH}(?:现在)?不再(?:是|为|被)?(?:标记为|标注为)? ?{{}}",)
OF_CHANGE = (
    r"^\s*(?:(?:此|本)次(?:修改|更新|变更)|文档|文件|还|并|也|中)?(?:新增|添加|引入|删除|移除)了"
    r"|被(?:新增|添加|删除|移除)(?!的)|这些(?:新增|删除)(?:的)?条目"
)
IN_ITS_PLACE = r" ?(?:并|而)?(?:取而代之|代之以|作为替代)"
BEFORE_NOW = r"不|未|没|原|此前|之前|以前|曾|只|仅|如果|若|当"

_CHECK_OF = r" ?(?:的?结果|的?返回值)?的(?:判断|检查|校验|处理|调用|验证)"
_A, _B = r"(?P<a>□)", r"(?P<b>□)"
RELATIONS = {
    "in": (rf"{_A} ?(?:存在于|位于|在) ?{_B} ?(?:中|里|内)?",),
    "not in": (rf"{_A} ?(?:不存在于|不在) ?{_B} ?(?:中|里|内)?",),
    "same": (rf"{_A} ?(?:为|等于|是) ?{_B}",),
    "other": (rf"{_A} ?(?:不为|不等于|不是) ?{_B}",),
    "set": (rf"{_A} ?(?:已设置|已经设置|有值|不为空|非空|存在|为真)(?=时|的?情况|才|，)",),
    "unset": (rf"{_A} ?(?:未设置|没有设置|没有值|为空|不存在|为假)(?=时|的?情况|才|，)",),
    "all": (rf"同时(?:是|满足|为)? ?{_A} ?(?:和|与|且) ?{_B}", rf"{_A} ?(?:和|与|且) ?{_B} ?(?:都|均|同时)"),
    "any": (
        rf"(?:任一|任意一个|其中之一)[^□]{{0,6}}{_A}(?:、□){{0,5}}(?:和|或) ?{_B}",
        rf"{_A} ?或 ?{_B} ?(?:任一|之一)",
    ),
}
"""How two names, or one, stand in a condition."""
OCCURRENCES = r" ?[处次]"
"""What is counted wherever a name stands."""
STILL = (r"不再(?:接受|接收|允许|包含|列出|提及|支持|导入)(?: ?□ ?[为是])? ?(?P<a>□)",)
"""What says of something that it is no longer part of another."""
GIVEN = (r"(?P<a>□) ?(?:被|会)?(?:初始化|设置?|设定)[为成] ?(?P<b>□)",)
"""What says which value something has."""
_DO = r"(?:调用|使用|读取|设置|发送|执行|抛出|引发|构建|编译|测试|安装|启动|加载|创建|生成)"
CALLED_NO_MORE = (
    r"(?:调用|使用|读取|设置) ?(?P<a>□) ?的(?:循环|代码块|检查|分支|代码)(?:已|被|已被)?(?:移除|删除|去掉)",
    rf"不再{_DO} ?(?P<a>□)(?=[。，；]|$)",
    rf"(?P<a>□) ?不再(?:被)?{_DO}(?=[。，；]|$)",
    r"不再(?:通过|经由|由) ?(?P<a>□) ?[^□，。；的]{1,4}(?=[。，；]|$)",
)
BECAME = (
    r"(?:改为|变为|变成) ?(?P<a>□)(?=[。，；]|$)",
    r"(?P<a>□) ?(?:也|还|都)?被?(?:重命名|改名)(?=[。，；]|了[。，；]|$)",
)
ARGUMENTS = r" ?个(?:参数|实参)(?:来)?调用"
COMES_OF = r"返回|对应|得到"
ALTERED = (
    r"(?P<a>□) ?(?:也|还|都)?(?:被|做了|已|有)?(?:更新|重命名|修改|改名|升级|改动|调整)"
    r"(?=[。，；]|了[。，；]|$)"
)
"""What says that something changed."""
ALTERS = (r"(?:重写|修改|更新|改写|更改)了(?:[^□，。；]{0,16}[中里]的?)?\s?(?P<a>□)(?=[。，；]|$)",)
ALWAYS = r"无条件|无论如何|任何情况"
"""What says that something is no longer so on a condition alone."""
SETS = (r"(?P<place>□) ?[^□，。]{0,8}?(?:将|把) ?(?P<a>□) ?设[为置]成? ?(?P<b>□)",)
"""What gives something a value."""
ONLY = r"只有|仅(?:在|当)|只在|才会|才"
ENDS = r"返回|抛出|退出|报错|终止"
BOUNDS = {
    "above": (
        r"(?:(?<!不)大于(?!等于|或)|超过|高于|不大于|不超过|至多|最多) ?(?P<a>□)",
        r"(?:小于等于|小于或等于) ?(?P<a>□)",
    ),
    "from": (
        r"(?:(?<!不)小于(?!等于|或)|少于|低于|不足|不小于|不少于|至少) ?(?P<a>□)",
        r"(?:大于等于|大于或等于) ?(?P<a>□)",
    ),
}
"""Whether a number itself belongs to what is below it, or to what is above it."""

CHINESE = (
    pattern(r"(?:从|由|自)", gap(30), OLD, gap(20), _CHANGE, _INTO, gap(30), NEW, old=True, new=True),
    pattern(
        r"(?:从|由|自)",
        gap(30),
        OLD,
        gap(15, never="不再"),
        r"(?:到|至|变|回)",
        gap(20),
        NEW,
        old=True,
        new=True,
        needs=_CHANGE,
    ),
    pattern(
        r"(?:从|由|自)", gap(30), OLD, gap(20, never="不再"), r"(?:到|至|为|成|变)", gap(20), NEW, pair=True
    ),
    pattern(
        r"(?:原为|原是|原先[是为]|原来[是为]|此前[是为]|之前[是为]|以前[是为])", gap(4), OLD, figures=True
    ),
    pattern(
        r"(?:用|以|使用)", gap(15), NEW, gap(15), _REPLACE, r"(?:了|掉)?", gap(20), OLD, old=True, new=True
    ),
    pattern(OLD, gap(10), "被", gap(10), NEW, gap(5), _REPLACE, old=True, new=True),
    pattern(OLD, gap(20), _CHANGE, _INTO, gap(30), NEW),
    pattern(NEW, gap(12), r"(?:取代|代替|替代)了?", gap(20), OLD),
    pattern(r"不再(?:使用|提及|支持|包含|列出|推荐|需要)?", gap(6, never="，"), OLD),
    pattern(r"(?:改用|换用|换成|改为使用)了?", gap(8), NEW),
    pattern(NEW, gap(10), r"(?:而不是|而非)", gap(15), OLD),
    pattern(
        r"(?:原来的?|原先的?|原有的?|原本的?|旧的?|(?<!□)(?<!□ )之前的?|以前的?|先前的?)",
        gap(12, never=_CHANGE),
        OLD,
    ),
    pattern(r"(?:新的|(?<![体表出呈实])现在|现为|现已)", gap(12), NEW),
    pattern(_CHANGE, r"(?:了)?(?:为|成|至|到)", gap(8), NEW, new=True, figures=True),
    pattern(r"(?:设为|设置为|设成)", gap(4), NEW, new=True, figures=True),
    pattern(_ADD, _OF_PLACE, gap(20, never=_PLACE), NEWS, new=True),
    pattern(NEWS, gap(8, never=_PLACE), _DONE, _ADD, new=True),
    pattern(_CUT, _OF_PLACE, gap(20, never=_PLACE), OLDS, old=True),
    pattern(OLDS, gap(8, never=_PLACE), _DONE, _CUT, r"(?<!的)(?!的)", old=True),
    pattern(OLDS, r"\s?(?:已|被|已被)?从[^□，。；]{1,24}[中里]", _CUT, old=True),
    pattern(r"(?:改为|变为|更新到|更新为|升级到|升到) ?", NEW, r"(?=[。，；]|$)", new=True),
    pattern(
        _ADD,
        "对 ?",
        NEWS,
        _CHECK_OF,
        new=True,
        code=True,
    ),
    pattern(
        _CUT,
        "对 ?",
        OLDS,
        _CHECK_OF,
        old=True,
        code=True,
    ),
    pattern(_ADD, gap(30, never=_TURN), NEWS),
    pattern(r"(?:首次|第一次)", gap(14), NEWS, new=True),
    pattern(NEWS, gap(8, never=_PLACE), r"(?:首次|第一次)", new=True),
    pattern(_CUT, gap(30, never=_TURN), OLDS),
    pattern(r"(?:将|把)", gap(12), OLDS, gap(12, never="，"), _CUT),
    about(_ADD, gap(8, never="，"), _ABOUT, gap(4, never=_TURN), NEWS, gap(10, never="，"), "的"),
    about(_CUT, gap(8, never="，"), _ABOUT, gap(4, never=_TURN), OLDS, gap(10, never="，"), "的"),
)
