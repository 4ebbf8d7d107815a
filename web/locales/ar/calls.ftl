# Calls: making, taking, saying, reading back; lines and their rosters; the duty telephones.

calls-title = النداءات
calls-all = النداءات، الأحدث أولاً
calls-none = ليس مسجّلاً نداء كهذا.
calls-lines = الخطوط
calls-no-line = ليس مسجّلاً خط لنا.
calls-back = رجوع
calls-record-short = تسجيل مكالمة هاتفية
calls-telephones = هواتف المناوبة
calls-key-stop = توجيه نداء قف
calls-key-urgent = توجيه نداء عاجل
calls-key-routine = توجيه نداء عادي
calls-key-test = اختبار خط
calls-key-telephones = هواتف المناوبة

# Making a call. $urgency: a word such as “STOP”. $party: who is called. $line: the line’s title
calls-make = نداء جديد: { $urgency }
calls-record = نداء جرى هاتفياً: { $urgency }
calls-to-on = إلى { $party }، على { $line }
calls-away = يتعذر الوصول إلى المضيف. هذا النداء الموقَّع هنا لا يرن عند أحد حتى يعود الاتصال. اتصل هاتفياً الآن، وسجّله بعد ذلك.
calls-reached-nobody = ما ينتظر هنا لم يصل إلى أحد بعد. وإن لم يحتمل الانتظار فاتصل هاتفياً:
calls-happened-utc = متى اتصلت (UTC)
calls-text = ما تقوله
calls-place = أين
calls-place-hint = 35.8644 36.8052 (خط العرض أولاً)، أو 35°51′52″N 36°48′19″E، أو إحداثيات الشبكة، أو اسم، أو اسم وموقع
calls-place-back = أين، كما سمعت
calls-they-said = قالوا: { $place }
calls-more = الخط، اللغة، ما يتعلق به
calls-line = الخط
calls-whom = بمن تتصل
calls-language = لغة كلامك
calls-about = ما يتعلق به
calls-about-hint = مثل notice:un/convoy-1، وبينها فراغ إن تعددت
calls-reply-by = الرد مطلوب قبل (UTC)
calls-promised-by = نعد بالرد قبل (UTC)
calls-hide = إخفاء الكلام والمكان عن غير الطرفين

# A place, read and compared. $name: a place’s name. $distance: such as “850 m”
calls-read-as = قُرئ { $position }
calls-name-agrees = { $name } هناك
calls-name-disagrees = { $name } ليس هناك: المسافة { $distance }. أيهما المقصود؟
calls-unknown-name = فهرس الأماكن لا يعرف هذا الاسم.
calls-sounds-alike = (لفظ قريب)
calls-place-unread = هذا ليس موقعاً، ولا مكان هنا بهذا الاسم. يُرسَل كما كُتب.
calls-nearest = الأقرب: { $name }، { $distance }
# $one and $other: name, position or grid
calls-disagrees = بين { $one } و{ $other } مسافة { $distance }
calls-way-name = الاسم
calls-way-position = الموقع
calls-way-mgrs = إحداثيات الشبكة
calls-bad-grid = إحداثيات الشبكة لا تدل على مربع
calls-not-read-back = لم تُعَد قراءته: { $place }
calls-back-far = على بعد { $distance } مما قيل
calls-back-no-position = لم يعد إلا الاسم، بدلاً من
calls-back-other-name = اسم آخر، بدلاً من
calls-back-alike = كما قيل.
calls-back-near = كما قيل، على بعد { $distance }.
calls-added = لم يقل أحد هذا: { $place }

# The list of calls
calls-when = متى
calls-urgency = درجة الاستعجال
calls-from-to = من، إلى
calls-arrow = ←
calls-said = ما قيل
calls-stands = الحالة
calls-owed = ردود مستحقة
calls-never-taken = لم يُجب أحد

# A line
calls-between = بين
calls-means = الوسيلة
calls-declared = المعلن
calls-observed = المُشاهَد
calls-tested = الاختبار
calls-declared-nothing = لم يعلن أحد شيئاً.
calls-observed-nothing = لم يُشاهَد شيء.
calls-source-word = (بحسب قولهم)
calls-source-call = (ظهر من نداء)
calls-source-clock = (بحسب المهلة)
calls-untested = لم يُختبر قط.
calls-test-open = لم يُجب بعد
calls-tests = الاختبارات، الأحدث أولاً
calls-showed = ما أظهره
calls-on-duty = المناوبون: { $party }
calls-nobody-named = لم يُسمَّ أحد.
calls-answer-within = ينتقل نداء قف بعد
calls-line-test = اختباره
calls-line-word = بيان حاله
calls-line-roster = تحديد المناوبين
calls-word = قولنا
calls-we-observes = نشاهد:
calls-we-declares = نعلنه:
calls-words-optional = بالكلمات، إن شئت
calls-roster-hint = وظائف مناوبة لا أشخاص أبداً، بترتيب الاتصال بها. ينزل نداء قف في القائمة: القيادة ثم القطاع ثم الوحدة.
calls-roster-numbers = اذكر رقماً لكل مناوبة، أو لا تذكر رقماً لأي منها.
calls-roster-more = مناوبة أخرى
calls-number-optional = الرقم، لطرفي الخط وحدهما
calls-duty = المناوبة
calls-level = المستوى

# One call
calls-words = ما قيل
calls-taken-by = أجاب عنه { $duty }
calls-form-call = يتصل
calls-form-word = يقول
calls-form-translation = يترجم
calls-form-read_back = يعيد القراءة
calls-form-reply = يرد
# $number: the number of earlier words in the same call
calls-of = على رقم { $number }
calls-happened = هاتفياً، { $when }
calls-hidden = كلامه للطرفين وحدهما.
calls-no-text = بلا كلام.
calls-say = قول:
calls-say-word = كلام
calls-say-read_back = إعادة القراءة
calls-say-reply = رد
calls-say-translation = ترجمة
calls-text-word = ما تقوله
calls-text-read_back = ما سمعته، بكلماتك
calls-text-reply = ردك
calls-text-translation = الترجمة
calls-of-which = على أي كلام
calls-where = أين
calls-attempts = من رُنّ له
calls-rung = المناوب
calls-from = من
calls-rang = رنّ
calls-came = ما نتج عنه
calls-rang-nowhere = لم يرن في أي مكان هنا: سُجّل لاحقاً.
# $span: minutes and seconds as a clock counts them, 0:43
calls-next = ينتقل بعد { $span } إلى { $duty }.
calls-last = بعدهم لا أحد في جداول المناوبة.
calls-no-next = لم يبق أحد في جداول المناوبة. يمكن لمن هو هناك أن يجيب.
calls-by = من قِبل
calls-until = قبل { $when }
calls-given = أُعطي { $when }
calls-owed-asked = طُلب في رقم { $number }
calls-owed-promised = وُعد به في رقم { $number }
calls-not-given = لم يُعطَ بعد
calls-step-taken = إجابة
calls-step-missed = لم يُجب أحد
calls-step-failed = تعطل الخط
calls-step-ended = انتهى

# The duty telephones
calls-print = طباعة
calls-telephones-rule = نداء قف لمن يجيب. وإن لم يُجب أحد خلال دقيقة فاتصل بالتالي. اكتب كل محاولة ووقتها، وسجّلها بعد ذلك.
calls-as-of = حتى { $at }، من نسختنا وعدد قيودها { $size }، وأحدثها في { $newest }
calls-order = رقم
calls-number = الرقم
calls-whoever = من يجيب
calls-number-hidden = غير مُعطى لكم
calls-paper-time = الوقت
calls-paper-whom = بمن
calls-paper-what = ما نتج عنه
