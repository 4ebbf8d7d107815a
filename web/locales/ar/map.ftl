# The map and the time.

# On every map
map-nearer = تقريب
map-further = إبعاد
map-all = عرض الكل
map-north = ش
map-north-up = الشمال في الأعلى
map-source = الأرضية: Natural Earth (ملك عام). الحدود للدلالة فقط.
map-km = { $length } كم
map-m = { $length } م
map-conflict = تعارض
# The text’s own reading of a zone, against the readings of parties
map-reading-text = كما في النص
# On the line of a zone: its title, and whose reading the line is
map-reading-on-line = { $zone }: { $who }

# The page
map-title = الخريطة والوقت
map-label = الخريطة: الأسهم تحركها، وعلامتا الزائد والناقص تكبّرانها وتصغّرانها. والجدول إلى جانبها يقول الشيء نفسه.
map-filters = ما يُعرض
map-filter-all = الكل
map-filter-text = نص
map-filter-party = الطرف
map-filter-kind = نوع الإشعار
map-filter-status = صفة الرسالة
map-filter-agreement = مناطق اتفاق
map-layers = على الخريطة
map-layer-notices = الإشعارات
map-layer-conflicts = التعارضات
map-layer-incidents = الحوادث
map-layer-zones = المناطق
map-layer-borders = حدود للدلالة فقط
map-layer-places = الأسماء
map-layer-graticule = الدرجات
# $party is our own party
map-ours = ما يعنينا فقط
map-with-later = ما لم يأتِ بعد

# Whose picture it is
map-known-to = كما هو معروف لدى
map-known-now = نحن، الآن
# Before the party’s name; “at” and the time follow
map-known = كما هو معروف لدى { $party } في { $when }
map-known-means = ما قاله ذلك الطرف بنفسه أو أُبلغ به حتى ذلك الوقت فقط، في حدود ما لنا أن نقرأه. وهو لا يقول ما كان قد رآه.
map-known-back = العودة إلى صورتنا

# The time
map-time = الوقت
map-instant = اللحظة
map-now = الآن
map-play = تشغيل
map-pause = توقف مؤقت
map-space = المسافة
# How fast it plays: $minutes of the theatre’s time in each second
map-speed = { $minutes ->
    [60] 1 سا/ث
    [360] 6 سا/ث
    [1440] 1 يوم/ث
   *[other] { $minutes } د/ث
  }
map-speed-hint = كم يمر من وقت الساحة في ثانية
map-before = التغيّر السابق
map-next = التغيّر التالي
map-next-conflict = التعارض التالي
map-span = النافذة الزمنية
map-span-6h = 6 ساعات
map-span-1d = يوم واحد
map-span-7d = 7 أيام
map-span-30d = 30 يوماً
map-span-all = الكل
map-key-play = تشغيل أو توقف
map-key-step = خطوة إلى الأمام
map-key-step-back = خطوة إلى الوراء
map-key-change = إلى التغيّر التالي
map-key-change-before = إلى التغيّر السابق
map-key-conflict = إلى التعارض التالي
map-key-conflict-before = إلى التعارض السابق
map-key-now = العودة إلى الآن
map-key-let-go = ترك ما هو مختار

# The table and the card
map-rows = { $count ->
    [zero] لا أسطر ({ $count })، كما على الخريطة
    [one] سطر واحد ({ $count })، كما على الخريطة
    [two] سطران ({ $count })، كما على الخريطة
    [few] { $count } أسطر، كما على الخريطة
    [many] { $count } سطراً، كما على الخريطة
   *[other] { $count } سطر، كما على الخريطة
  }
map-more = { $count ->
    [zero] لا أسطر أخرى ({ $count }).
    [one] سطر آخر واحد ({ $count }). ضيّق العرض لتراه.
    [two] سطران آخران ({ $count }). ضيّق العرض لتراهما.
    [few] { $count } أسطر أخرى. ضيّق العرض لتراها.
    [many] { $count } سطراً آخر. ضيّق العرض لتراها.
   *[other] { $count } سطر آخر. ضيّق العرض لتراها.
  }
map-nothing-now = لا إشعار جارياً في هذه اللحظة.
map-what = ماذا
map-whose = لمن
map-when = متى
map-where = أين
map-later = لم يأتِ بعد
map-always = لم يُذكر وقت
map-open-end = مفتوح
map-unknown-time = الوقت غير معروف
map-chosen = ما هو مختار
map-not-here = هذا ليس على الخريطة.
map-go-there = الانتقال إلى ذلك الوقت
map-altitude = الارتفاع
map-any-altitude = أي ارتفاع
map-above = من { $lower }
map-below = حتى { $upper }
map-between = من { $lower } إلى { $upper }
map-hidden = مخفي عنا
map-of-operator = قدّم مشغّل طائرات مسيّرة هذه الرحلة إلى المضيف. ليست لها صفحة خاصة: هذا كل ما يُعرف عنها.
map-told-to = موجَّه إلى
map-conflict-of = تعارض إشعارين
map-closest = أقرب مسافة
map-withheld = محجوب
map-said-by = قاله
map-precision = الدقة
map-place = المكان
map-agreement = الاتفاق
map-bound = الملزَمون
map-silent = لم يقولوا شيئاً
map-apart = أكبر فرق بين القراءات
map-because = لماذا لم يُرسم كل شيء
map-note = ملاحظة
map-readings = القراءات
map-accepted-by = قبلها { $parties }
map-rejected-by = رفضها { $parties }
map-unplaced = { $count ->
    [zero] لا شيء بلا مكان على الخريطة ({ $count })
    [one] شيء واحد بلا مكان على الخريطة ({ $count })
    [two] شيئان بلا مكان على الخريطة ({ $count })
    [few] { $count } أشياء بلا مكان على الخريطة
    [many] { $count } شيئاً بلا مكان على الخريطة
   *[other] { $count } شيء بلا مكان على الخريطة
  }
map-left-out = لم يُعرض: الإشعارات { $notices }، الحوادث { $incidents }، المناطق { $zones }.

# The legend
map-legend = الرموز على الخريطة
map-legend-conflict = تعارض: بخط عريض ما دام الاثنان متعارضين
map-legend-incident = حادث
map-legend-moving = في مساره: أين هو، وهامشه
map-legend-protected = موقع محمي: حافة مزدوجة
map-legend-hatched = في قراءة وليس في أخرى
map-legend-borders = الحدود للدلالة فقط. ورسمها ليس موقفاً منها.
