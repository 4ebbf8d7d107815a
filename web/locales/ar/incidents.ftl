# Incidents, positions, books and matches. Nothing here says who is right.

incidents-report = الإبلاغ عن حادث
incidents-waiting = { $count ->
    [zero] لا حوادث تنتظر موقفنا ({ $count })
    [one] حادث واحد ينتظر موقفنا ({ $count })
    [two] حادثان ينتظران موقفنا ({ $count })
    [few] { $count } حوادث تنتظر موقفنا
    [many] { $count } حادثاً ينتظر موقفنا
   *[other] { $count } حادث ينتظر موقفنا
  }
incidents-books = قائمتان ليوم واحد
incidents-day = أي يوم
# $day: a date. $sides: whose books. $status: actual, exercise
incidents-day-label = { $day } · { $sides } · { $status }
incidents-import = أدخل قائمة يوم بالأمر «garant book import» على هذا الجهاز؛ وهو يقرأ CSV وXLSX، بنداً في كل سطر.
incidents-pairs = بلاغات قد تكون عن حدث واحد
incidents-all = جميع الحوادث
incidents-caption = { $count ->
    [zero] لا حوادث ({ $count })
    [one] حادث واحد ({ $count })
    [two] حادثان ({ $count })، الأحدث أولاً
    [few] { $count } حوادث، الأحدث أولاً
    [many] { $count } حادثاً، الأحدث أولاً
   *[other] { $count } حادث، الأحدث أولاً
  }
incidents-none = ليس في نسختنا من السجل حادث كهذا.
incidents-what = ماذا
incidents-when = متى
incidents-where = أين
incidents-sides = ما يقوله الأطراف
incidents-stands = إلى أين وصل

# $what: a kind of event. $party: who reported it
incident-heading = { $what }، أبلغ عنه { $party }
incident-sides = ما يقوله كل طرف
incident-no-sides = لم يُبلَّغ به أحد، ولم يقل أحد عنه شيئاً.
incident-no-word = لا قول بعد
incident-other-word = قول آخر من الطرف نفسه
incident-waits = يُنتظر موقفنا
incident-against = ضد { $who }
# $how: signed, represented, reported. $party: who signed
incident-signed-by = { $how }، من قِبل { $party }
incident-state = إعلان موقفنا
incident-state-hint = هو قول طرفنا إلى جانب أقوال الآخرين. وقولنا اللاحق يحل محل قولنا السابق، ولا يحل محل قول غيرنا.
incident-headquarters-alone = لا يتخذ المواقف إلا مفتاح قيادة.
incident-we-say = نقول
incident-choose = اختيار
incident-excluded-hint = من الآن فصاعداً لا يُظهر شيء إحداثياته لأحد.
incident-words = بالكلمات
incident-happened = ما يقال إنه حدث
# $unit: minute, hour, day
incident-precise-to = الدقة: { $unit }
incident-where-hidden = مكانه مخفي عنا
incident-where-disclosed = كُشف لنا مكانه
incident-where-uncoordinated = يقال إنه يخص مجموعة مستثناة: بلا إحداثيات
incident-by = من فعله
incident-answerable = من يُسأل عنه
incident-reporter = أبلغ عنه
incident-entered = أُدخل
incident-hidden = مخفي
incident-hidden-members = { $count ->
    [zero] لا حقول مخفية عنا ({ $count })
    [one] حقل واحد مخفي عنا ({ $count })
    [two] حقلان مخفيان عنا ({ $count })
    [few] { $count } حقول مخفية عنا
    [many] { $count } حقلاً مخفياً عنا
   *[other] { $count } حقل مخفي عنا
  }
incident-findings = الاستنتاجات
incident-occurrence = هل وقع
incident-breach = هل كان خرقاً
incident-attribution = ممن كان
incident-confidence = درجة الثقة
incident-dissent = رأي مخالف من { $who }: { $text }
incident-owed = ما يترتب بعده
incident-owed-by = على { $who }
incident-agreed = اتفق عليه الملتزم
incident-not-reported = لم يُبلَّغ عنه شيء
incident-access = مُنعوا من الوصول
incident-minutes = { $count ->
    [zero] لا دقائق ضائعة ({ $count })
    [one] دقيقة ضائعة واحدة ({ $count })
    [two] دقيقتان ضائعتان ({ $count })
    [few] { $count } دقائق ضائعة
    [many] { $count } دقيقة ضائعة
   *[other] { $count } دقيقة ضائعة
  }
incident-minutes-unknown = الوقت الضائع غير معروف
incident-nearby = إشعارات سارية بالقرب منه
incident-within = ضمن { $distance }، بحسب دقة معرفة المكان.
incident-no-notice = لا شيء مما لنا أن نقرأه.
incident-nearby-hidden = { $count ->
    [zero] لا إشعار سارياً آنذاك يخفي مكانه ({ $count }).
    [one] إشعار واحد كان سارياً يخفي مكانه ({ $count }).
    [two] إشعاران كانا ساريين يخفيان مكانهما ({ $count }).
    [few] { $count } إشعارات كانت سارية تخفي أماكنها.
    [many] { $count } إشعاراً كان سارياً يخفي مكانه.
   *[other] { $count } إشعار كان سارياً يخفي مكانه.
  }
incident-acknowledged-then = كان على علم آنذاك: { $parties }
incident-filed = قُدّم { $when }
incident-measures = الإجراءات المعنية
incident-measure-named = مذكور في البلاغ
incident-evidence = الأدلة
incident-held-by = بحوزة { $party }
incident-matches = ما قيل إنه هو نفسه أو غيره
incident-merged = مدموج في هذا: { $incident }
incident-merged-into = دُمج في { $incident }
incident-timeline = ما جرى بشأنه
# A party entered the incident
incident-entered-it = أدخله
incident-step = اتخاذ خطوة
incident-which-step = أي خطوة

report-basis = كيف نعرف
report-when-hint = بأدق ما تعرف
report-clocks = بتوقيت من
report-time-precision = الوقت معروف بدقة
report-precision = مدى معرفة المكان
report-district = الناحية
report-district-hint = أقصى ما يظهر حين يكون المكان مخفياً أو غير معروف
report-text = ما حدث
report-to = من يجب أن يُبلَّغ: يُنتظر موقف من كل منهم
report-hide = إخفاء عن الجميع إلا من أُطلع عليه

books-title = القائمة
books-none = ليس في نسختنا من السجل أي قائمة.
books-no-other = ليست مسجّلة قائمة لطرف آخر عن ذلك اليوم.
books-no-items = لا تورد أي من القائمتين بنوداً.
books-nothing-to-match = تُطابَق البنود حين يوردها الطرفان. والقائمة التي فيها أعداد فقط لا بنود لها.
books-caption = بنود قائمتين، وأيها حدث واحد
books-match = هل هما حدث واحد؟
books-alone = في قائمة واحدة فقط
books-apart = { $count ->
    [zero] لا أزواج قيل إنها حدثان ({ $count })
    [one] زوج واحد قيل إنه حدثان ({ $count })
    [two] زوجان قيل في كل منهما إنه حدثان ({ $count })
    [few] { $count } أزواج قيل في كل منها إنه حدثان
    [many] { $count } زوجاً قيل في كل منها إنه حدثان
   *[other] { $count } زوج قيل في كل منها إنه حدثان
  }
books-no-time = لم يُذكر الوقت
# How alike two reports are, never a place or people
books-alike = التشابه: { $score } من { $most }
books-rivals = { $count ->
    [zero] لا زوج آخر بهذا الرجحان ({ $count })
    [one] زوج آخر واحد يقاربه رجحاناً ({ $count })
    [two] زوجان آخران يقاربانه رجحاناً ({ $count })
    [few] { $count } أزواج أخرى تقاربه رجحاناً
    [many] { $count } زوجاً آخر تقاربه رجحاناً
   *[other] { $count } زوج آخر تقاربه رجحاناً
  }
books-also = وأُكّد أيضاً مع { $things }
books-same = الحدث نفسه
books-different = حدثان مختلفان
books-unknown = غير معروف
books-total-by = بحسب قراءة
books-rest = لم يُذكر المكان: { $count }
books-not-adding = مجموع الأماكن { $sum }، والمجموع المذكور { $total }.
books-lists = { $count ->
    [zero] لا تورد بنوداً ({ $count })
    [one] تورد بنداً واحداً ({ $count })
    [two] تورد بندين ({ $count })
    [few] تورد { $count } بنود
    [many] تورد { $count } بنداً
   *[other] تورد { $count } بند
  }
books-counts-alone = أعداد فقط
books-reported = أدخلها مسجِّل
books-says-nothing = لم يُقل شيء عن: { $count }
books-reply = رد بالأعداد
books-reply-hint = كم نؤكد من بنودها، وما نقوله عن غيرها. وتبقى القائمة نفسها كما نُشرت.

match-minutes-apart = الفارق { $minutes } د
match-overlap = الأوقات متداخلة ضمن { $hours } سا
match-overlap-long = الأوقات متداخلة، ضمن أكثر من 12 سا
match-km-apart = المسافة { $distance } كم
match-same-name = اسم المكان نفسه
match-alike = اسما مكانين متقاربا اللفظ
match-same-district = الناحية نفسها
match-unspecified = لم يُحدد ما حدث
match-same-kind = نوع الحدث نفسه
match-family = نوعان من فئة واحدة
match-different-kinds = نوعان مختلفان
