# Filing a notice, or amending one. A notice informs: no word here may read as leave to do something.

file-title = تقديم إشعار
file-amend = تعديل إشعار
file-import = إدخال ملف
file-afresh = البدء من جديد
file-kept = ما بدأته ما زال هنا.
file-kept-other = كنت قد بدأت إشعاراً آخر وهو ما زال هنا. «البدء من جديد» يضعه جانباً.
file-sign = قراءة ثم توقيع
file-back = رجوع

# Drawing
file-map = خريطة للرسم. وجدول الإحداثيات أدناه يفعل الشيء نفسه بلوحة المفاتيح.
file-draw = رسم
file-tool-area = مساحة
file-tool-circle = دائرة
file-tool-corridor = ممر
file-tool-route = مسار متحرك
file-draw-none = اختيار شكل، أو كتابة مواقع أدناه، أو إدخال ملف.
file-draw-edit = سحب زاوية ينقلها، وسحب ضلع يضيف زاوية؛ والنقر مع Alt يزيل زاوية.
file-draw-area = انقر كل زاوية، والنقر المزدوج يغلق المساحة.
file-draw-circle = انقر الوسط ثم الحافة.
file-draw-corridor = انقر على امتداد الخط، والنقر المزدوج ينهيه.
file-draw-route = انقر على امتداد المسار، والنقر المزدوج ينهيه. وتُحسب أوقاته من البداية والسرعة.
file-undo = تراجع
file-redo = إعادة

# The time below the map
file-at = الخريطة عند
file-at-all = مدته كلها
file-at-reset = المدة كلها

# Where
file-where = أين
file-paste = مواقع أو أسماء أماكن، واحد في كل سطر
file-paste-hint = درجات (خط العرض أولاً)، أو درجات ودقائق، أو إحداثيات الشبكة، أو اسم بأي كتابة.
file-add = { $count ->
    [zero] لا نقاط للإضافة ({ $count })
    [one] إضافة نقطة واحدة ({ $count })
    [two] إضافة نقطتين ({ $count })
    [few] إضافة { $count } نقاط
    [many] إضافة { $count } نقطة
   *[other] إضافة { $count } نقطة
  }
file-added = { $count ->
    [zero] لم تُضَف نقاط ({ $count }).
    [one] أُضيفت نقطة واحدة ({ $count }).
    [two] أُضيفت نقطتان ({ $count }).
    [few] أُضيفت { $count } نقاط.
    [many] أُضيفت { $count } نقطة.
   *[other] أُضيفت { $count } نقطة.
  }
# $name: a place. $distance: how far it is
file-near = على بعد { $distance } من { $name }
file-agrees = { $name } هناك.
file-disagrees = { $name } في مكان آخر: المسافة { $distance }. انظر من جديد.
file-unknown-name = { $name } ليس في أي قائمة أماكن هنا، فلم يُقارَن.
file-unread = هذا ليس موقعاً، ولا مكان هنا بهذا الاسم.
file-alike = لفظ قريب
file-points = { $count ->
    [0] لا شيء بعد
    [one] نقطة واحدة ({ $count })
    [two] نقطتان ({ $count })
    [few] { $count } نقاط
    [many] { $count } نقطة
   *[other] { $count } نقطة
  }
file-shape = الشكل
file-radius = نصف القطر (م)
file-buffer = إلى كل جانب (م)
file-speed = السرعة (كم/سا)
file-lower = الأدنى (م)
file-upper = الأعلى (م)
file-altitudes = الارتفاعات فوق مجسم WGS84؛ والفارغ بلا حد.
file-drop-part = حذف هذا الجزء
file-own-window = لهذا الجزء فترة خاصة به
file-lacking = { $count ->
    [zero] لا تنقص نقاط ({ $count }).
    [one] تنقص نقطة واحدة ({ $count }).
    [two] تنقص نقطتان ({ $count }).
    [few] تنقص { $count } نقاط.
    [many] تنقص { $count } نقطة.
   *[other] تنقص { $count } نقطة.
  }
file-holes = { $count ->
    [zero] لا فراغات فيه ({ $count }).
    [one] فيه فراغ واحد ({ $count }) بقي كما ورد.
    [two] فيه فراغان ({ $count }) بقيا كما وردا.
    [few] فيه { $count } فراغات بقيت كما وردت.
    [many] فيه { $count } فراغاً بقيت كما وردت.
   *[other] فيه { $count } فراغ بقيت كما وردت.
  }
# $number: which part of the notice
file-part-lacking = الجزء { $number } غير مكتمل بعد: أعطه نقاطه أو احذفه.
file-coordinates = الإحداثيات
file-number = رقم
file-position = الموقع
file-when = متى
file-height = الارتفاع (م)
file-acts = تغيير
file-position-of = موقع النقطة { $number }
file-when-at = الوقت عند النقطة { $number }
file-height-at = الارتفاع عند النقطة { $number }
file-insert = إدراج نقطة بعد { $number }
file-up = نقل النقطة { $number } إلى أعلى
file-down = نقل النقطة { $number } إلى أسفل
file-drop = حذف النقطة { $number }
file-all-points = عرض جميع النقاط: { $count }

# What it says
file-what = ماذا ومتى
file-start = من
file-end = إلى
file-unbounded = بلا حد
file-clocks = التوقيت
file-to = إلى من
file-to-nobody = إلى لا أحد: يبقى في السجل، ولا تُطلب إفادة استلام من أحد.
file-purpose = الغرض
file-text = النص
file-language = اللغة
file-more-text = قوله بلغة أخرى أيضاً
file-drop-text = بلا هذه اللغة
file-more = مزيد: الاسم، الطارئ، المحمي، المخفي، التأكيد
file-protected-hint = موقع لا يراه إلا قرّاء مسمَّون. ويرى غيرهم إقليمه فقط. ولا بد من رضا صاحبه.
file-region = إقليم يقرؤه الجميع
file-region-hint = بالقدر من العموم الذي تتطلبه حمايته، كالناحية مثلاً.
file-hide = إخفاء عن الجميع إلا قرّاء مسمَّين
file-share = القرّاء المسمَّون
file-filed-for-hint = مخفي دائماً.
file-reconfirm-none = لا يُعاد

# What it meets
file-found = ما يتعارض معه
file-checking = يجري الفحص …
file-not-checked = تعذّر فحصه
file-nothing-drawn = لم يُرسم شيء بعد.
# $allowed: how far off would be ordinary
file-look-again = يذكر النص { $name }، وهو على بعد { $distance } مما رُسم (أكثر من { $allowed }). انظر من جديد.
file-look-again-short = { $count ->
    [zero] لا أسماء في مكان آخر ({ $count })
    [one] اسم واحد في مكان آخر ({ $count })
    [two] اسمان في مكان آخر ({ $count })
    [few] { $count } أسماء في مكان آخر
    [many] { $count } اسماً في مكان آخر
   *[other] { $count } اسم في مكان آخر
  }
file-look = إظهار أين ومتى
file-lead = المهلة المعطاة: { $span }
file-lead-unknown = غير معروفة، فبدايته بلا حد
file-lead-begun = لا مهلة، بدأ قبل ذلك بمدة { $span }
file-lead-asked = المطلوب: { $span }
file-lead-short = أقل من المطلوب
file-as-of = فُحص في نسختنا من السجل، حتى { $when }
file-away = الاتصال مقطوع. فُحص ما يتعارض معه في نسختنا حتى { $when }.
file-away-short = نسختنا قديمة: الاتصال مقطوع
file-away-queues = ما توقّعه ينتظر في قائمة الإرسال، ويُرسَل حين يعود الاتصال.

# Asking the host about what others hide
file-probe = سؤال المضيف عما يخفيه آخرون
file-probe-what = قد يخفي آخرون أماكنهم؛ نسختنا لا تعرفها، وقد أُطلع المضيف عليها. يجيب هل يتعارض هذا مع شيء مخفي، ولا يقول أبداً أين ولا متى ولا على أي بعد.
file-probe-seen = توقّع سؤالاً ومكانه مخفي. يُعدّ السؤال، ويرى صاحب ما يمسّه أنك سألت. والجواب ليس ضوءاً أخضر.
file-probe-looks = { $left ->
    [0] لم تبق أسئلة اليوم.
    [one] بقي سؤال واحد اليوم ({ $left }).
    [two] بقي سؤالان اليوم ({ $left }).
    [few] بقيت { $left } أسئلة اليوم.
    [many] بقي { $left } سؤالاً اليوم.
   *[other] بقي { $left } سؤال اليوم.
  }
file-probe-away = الاتصال مقطوع: يأتي الجواب حين يعود.
file-probe-waits = سُئل، ولم يصل جواب المضيف بعد.
file-probe-clear = لم يُعثر على شيء مخفي يتعارض معه، في ما أُطلع عليه المضيف.
file-probe-undetermined = تعذّر على المضيف الجواب: لم يُطلع على كل ما هو مخفي.
file-probe-old = كان السؤال عما رُسم من قبل.

# Files
file-import-hint = GeoJSON أو KML أو GPX أو CSV أو XLSX. لا يُصلَح شيء: ما تعذّرت قراءته يُذكر مع مكانه في الملف.
file-import-file = الملف
file-import-radius = نصف قطر النقاط التي لا تذكره (م)
file-import-buffer = عرض الخطوط التي لا تذكره (م)
file-came = { $count ->
    [0] لم يمكن أخذ شيء منه.
    [one] ورد واحد ({ $count }).
    [two] ورد اثنان ({ $count }).
    [few] وردت { $count }.
    [many] ورد { $count }.
   *[other] ورد { $count }.
  }
file-refused = { $count ->
    [0] لم يُرفض شيء.
    [one] رُفض واحد ({ $count })
    [two] رُفض اثنان ({ $count })
    [few] رُفضت { $count }
    [many] رُفض { $count }
   *[other] رُفض { $count }
  }
file-notes = { $count ->
    [zero] لم يُترك شيء ({ $count })
    [one] تُرك شيء واحد ({ $count })
    [two] تُرك شيئان ({ $count })
    [few] تُركت { $count } أشياء
    [many] تُرك { $count } شيئاً
   *[other] تُرك { $count } شيء
  }
file-unread-columns = أعمدة لم تُقرأ: { $columns }
file-one-by-one = المرور بها كلها واحداً واحداً (المجموع: { $count })
file-take = أخذ هذا
file-no-place = بلا مكان
file-series = { $number } من { $count } في الملف
file-skip = التالي

# Amending
file-changes = ما تغيّره النسخة { $version }
file-no-changes = لا شيء بعد.

# After the signature
file-signed = موقَّع: { $notice }
# $size: the size of the log
file-admitted-at = في نسختنا عند الحجم { $size }
file-verdict = نتيجة فحص المضيف: { $result }
file-verdict-waits = لم تصل بعد
file-another = تقديم إشعار آخر
file-next-left = { $count ->
    [zero] التالي: لم يبق شيء ({ $count })
    [one] التالي: بقي واحد ({ $count })
    [two] التالي: بقي اثنان ({ $count })
    [few] التالي: بقيت { $count }
    [many] التالي: بقي { $count }
   *[other] التالي: بقي { $count }
  }

# Keys
file-key-area = رسم مساحة
file-key-circle = رسم دائرة
file-key-corridor = رسم ممر
file-key-route = رسم مسار متحرك
file-key-undo = التراجع عن آخر خطوة في الرسم
file-key-redo = إعادتها
file-key-paste = كتابة مواقع
file-key-take = أخذ اقتراح
file-key-sign = قراءة ثم توقيع
file-key-import = إدخال ملف
file-key-next = التالي من الملف
file-key-all-times = مغادرة الحقل، أو إظهار المدة كلها على الخريطة
