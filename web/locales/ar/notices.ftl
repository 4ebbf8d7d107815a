# The list of notices, and the page of one. A notice informs; no word here may read as a permission.

notices-file = تقديم إشعار
notices-views = أي الإشعارات
notices-view-all = الكل
notices-view-ours = إشعاراتنا
notices-view-to_us = الموجَّهة إلينا
notices-view-waiting = تنتظرنا
notices-view-late = متأخرة
notices-view-conflicts = متعارضة
notices-view-protected = محمية
notices-text = كلمات وأسماء
notices-party = مقدِّمه
notices-kind = النوع
notices-status = صفة الرسالة
notices-any = الكل
notices-over = وكذلك ما انتهى منها
notices-none = لا إشعار يطابق. وعدم وجود إشعار لا يرفع أي حماية ولا يجيز شيئاً.
notices-caption = { $count ->
    [zero] لا إشعارات ({ $count })
    [one] إشعار واحد ({ $count })
    [two] إشعاران ({ $count })، الأقرب بدءاً أولاً
    [few] { $count } إشعارات، الأقرب بدءاً أولاً
    [many] { $count } إشعاراً، الأقرب بدءاً أولاً
   *[other] { $count } إشعار، الأقرب بدءاً أولاً
  }
notices-left-out = { $count ->
    [zero] لا إشعارات أقدم خارج القائمة ({ $count }).
    [one] إشعار أقدم واحد ({ $count }) غير مدرج.
    [two] إشعاران أقدم ({ $count }) غير مدرجين.
    [few] { $count } إشعارات أقدم غير مدرجة.
    [many] { $count } إشعاراً أقدم غير مدرج.
   *[other] { $count } إشعار أقدم غير مدرج.
  }
notices-window = متى
notices-notice = ماذا
notices-by = مقدِّمه
notices-word = أين وصل الخبر
notices-lead = المهلة المسبقة
notices-found = ما وُجد
# $party: a recipient. $light: how far the word has come there
notices-light = { $party }: { $light }
notices-hidden = مخفي عنا
notices-waits = ينتظرنا
notices-overdue = { $count ->
    [zero] لا إقرارات متأخرة ({ $count })
    [one] إقرار واحد بالاستلام متأخر ({ $count })
    [two] إقراران بالاستلام متأخران ({ $count })
    [few] { $count } إقرارات بالاستلام متأخرة
    [many] { $count } إقراراً بالاستلام متأخراً
   *[other] { $count } إقرار بالاستلام متأخر
  }
notices-reconfirm = تأكيد متأخر
notices-lead-none = لا مهلة، قُدّم بعد بدئه
# $span: the lead time that is asked for
notices-lead-of = من أصل { $span }
notices-conflicts = { $count ->
    [zero] لا تعارضات ({ $count })
    [one] تعارض واحد ({ $count })
    [two] تعارضان ({ $count })
    [few] { $count } تعارضات
    [many] { $count } تعارضاً
   *[other] { $count } تعارض
  }
notices-against = إجراء يخالفه
notices-nothing-found = لم يُعثر على ما يخالفه
notices-no-verdict = لا نتيجة بعد
notices-version = النسخة { $version }

# One notice. $what: an activity. $party: who filed it
notice-heading = { $what }: { $party }
notice-says = ما يقوله
notice-purpose = الغرض
notice-conduit = مخفي: وسيط يقدّمه عن غيره
notice-where-when = أين ومتى
notice-place-hidden = مكانه وأوقاته مخفية عنا. هو في مكان ما، ولا يُفترض أبداً أنه في غيره.
notice-lead-unknown = غير معروفة: بدايته مخفية أو بلا حد
notice-lead-required = المطلوب: { $span }
notice-confirmed = أُكّد
notice-again-by = التأكيد من جديد قبل { $when }
notice-every = (كل { $period })
notice-filed = قُدّم
notice-name = الاسم
notice-radius = نصف القطر { $size }
notice-buffer = { $size } إلى كل جانب
notice-altitude = الارتفاع
notice-altitude-any = على أي ارتفاع
notice-altitude-datum = فوق المجسّم WGS84

notice-receipts = إفادات استلام النسخة { $version }
notice-recipient = المتلقي
notice-to-nobody = ليس موجَّهاً إلى أحد.
notice-nothing-yet = لا شيء بعد
notice-relayed = أُبلغ
notice-amber = علم القيادة ليس علم الوحدة: يبقى المتلقي بالأصفر حتى تعلم وحدته. والنسخة الجديدة تبدأ إفاداتها من جديد.
# $level: one of our levels
notice-ours-due = علينا إفادة استلام ({ $level })
notice-ours-overdue = إفادة استلام علينا ({ $level }) متأخرة منذ

notice-meets-now = ما يتعارض معه الآن
notice-met = ما تعارض معه
notice-no-verdict = لم يعطِ المضيف نتيجة بعد.
notice-against = { $count ->
    [zero] لا إجراء يخالفه ({ $count })
    [one] إجراء واحد يخالفه ({ $count })
    [two] إجراءان يخالفانه ({ $count })
    [few] { $count } إجراءات تخالفه
    [many] { $count } إجراءً يخالفه
   *[other] { $count } إجراء يخالفه
  }
notice-not-computed = { $count ->
    [zero] لا شيء تعذّر حسابه ({ $count })
    [one] أمر واحد تعذّر حسابه ({ $count })
    [two] أمران تعذّر حسابهما ({ $count })
    [few] { $count } أمور تعذّر حسابها
    [many] { $count } أمراً تعذّر حسابه
   *[other] { $count } أمر تعذّر حسابه
  }
notice-undetermined = تعذّر حسابه، ولا يُعدّ أبداً عدماً
notice-considered = { $count ->
    [zero] لم يكن هناك إشعار سارٍ في ذلك الوقت ({ $count })؛ حجم السجل { $size }.
    [one] فُحص إشعار سارٍ واحد ({ $count }) في ذلك الوقت؛ حجم السجل { $size }.
    [two] فُحص إشعاران ساريان ({ $count }) في ذلك الوقت؛ حجم السجل { $size }.
    [few] فُحصت { $count } إشعارات سارية في ذلك الوقت؛ حجم السجل { $size }.
    [many] فُحص { $count } إشعاراً سارياً في ذلك الوقت؛ حجم السجل { $size }.
   *[other] فُحص { $count } إشعار سارٍ في ذلك الوقت؛ حجم السجل { $size }.
  }
notice-overlap = متداخلان
notice-closest = أقرب مسافة بينهما { $distance }
notice-binds = يُلزم مقدِّمه
notice-claimed = يحتج به { $party }
notice-binds-nobody = لا يُلزم أحداً هنا
notice-read-by = بحسب قراءة { $readers }
notice-not-read-by = ليس بحسب قراءة { $readers }
notice-reader-text = النص نفسه
notice-hit-prohibited = الإجراء يحظر هذا.
notice-hit-exempt = الإجراء لا يشمل هذا.
notice-hit-consent = يتطلب الإجراء رضا { $who }.
notice-hit-notice-given = يُطلب إشعار قبل البدء بمدة { $span }: أُعطي في موعده.
notice-hit-notice-not-given = يُطلب إشعار قبل البدء بمدة { $span }: لم يُعطَ في موعده.
notice-somebody = أحد ما
notice-withheld = { $count ->
    [zero] لا تعارض مع ما يخفيه أحد ({ $count }).
    [one] تعارض واحد ({ $count }) مع ما يخفيه أحد. أُبلغ الطرفان بذلك لا أكثر.
    [two] تعارضان ({ $count }) مع ما يخفيه أحد. أُبلغ الطرفان بذلك لا أكثر.
    [few] { $count } تعارضات مع ما يخفيه أحد. أُبلغ الطرفان بذلك لا أكثر.
    [many] { $count } تعارضاً مع ما يخفيه أحد. أُبلغ الطرفان بذلك لا أكثر.
   *[other] { $count } تعارض مع ما يخفيه أحد. أُبلغ الطرفان بذلك لا أكثر.
  }
notice-might-help = ما قد يفيد
notice-later = بعد ذلك بمدة { $span }
notice-earlier = قبل ذلك بمدة { $span }
notice-higher = أعلى بمقدار { $distance }
notice-lower = أدنى بمقدار { $distance }
notice-no-delay = لا وقت لاحقاً خلال يوم
notice-no-earlier = لا وقت سابقاً خلال يوم
notice-no-altitude = لا ارتفاع آخر ضمن 3,000 م
notice-verdict = نتيجة فحص المضيف { $entry } · { $when }: { $result }
notice-verdict-then = ما وجده المضيف حينها
notice-more-pairs = { $count ->
    [zero] لا مزيد في القائمة المرفقة بالنتيجة ({ $count }).
    [one] واحد آخر ({ $count }) في القائمة المرفقة بالنتيجة.
    [two] اثنان آخران ({ $count }) في القائمة المرفقة بالنتيجة.
    [few] { $count } أخرى في القائمة المرفقة بالنتيجة.
    [many] { $count } أخرى في القائمة المرفقة بالنتيجة.
   *[other] { $count } أخرى في القائمة المرفقة بالنتيجة.
  }

notice-versions = النسخ
notice-changed = ما تغيّر: { $members }
notice-compare = مقارنة بالنسخة السابقة
notice-member = ماذا
notice-was = كان
notice-is = صار

notice-consents = الرضا الذي تتطلبه الإجراءات
notice-consents-beside = يُطلب ويُجاب عنه إلى جانب الإشعار. لا يغيّر الإشعار ولا ما يخالفه.
notice-consent-of = رضا { $who }
notice-consent-version = للنسخة { $version }
notice-ask-consent = طلب الرضا
notice-grant = جواب: بالرضا
notice-refuse = جواب: بالرفض

notice-disclosed = من يمكنه قراءة المخفي
notice-shared = أُطلع عليه عند التقديم { $parties }
notice-disclosed-none = لم يُكشف لأحد، في حدود ما لنا أن نعرفه.
notice-disclose = كشفه لقرّاء بأسمائهم
notice-disclose-hint = كون شيء كُشف ولمن ولأي غرض مسجّل للجميع؛ أما ما كُشف فلا. وما قرأه أحد لا يُسترد.
notice-hidden-members = ما يُكشف
notice-readers = لمن
notice-disclose-purpose = لأي غرض (يقرأه الجميع)

notice-proof = الإثبات
notice-proof-save = حفظ الإثبات
notice-proof-check = التحقق منه هنا
notice-proof-holds = الإثبات صحيح: البيان وتوقيعه ومكانه في السجل كلها ثابتة.
notice-proof-fails = الإثبات لا يصح.
notice-proof-hint = ملف يتحقق منه أي أحد وحده وبلا اتصال. ويحدد الميثاق من يعرضه على غير الأطراف.

notice-call = نداء بشأنه
notice-act-acknowledged = إقرار بالاستلام
notice-act-disseminated = عُمّم على الوحدة
notice-act-relay = أُبلغت الوحدة
notice-act-queried = استفسار
notice-act-objects = اعتراض
notice-act-unable = لا نستطيع
notice-act-amend = تعديل
notice-act-start = يبدأ
notice-act-end = انتهى
notice-act-confirm = ما زال قائماً
notice-act-withdraw = سحب
notice-about-queried = ما غير الواضح؟ يُسأل مقدِّمه. والاستفسار ليس اعتراضاً.
notice-about-objects = على ماذا تعترض؟ يبقى الإشعار مسجّلاً، وكذلك اعتراضك.
notice-about-unable = ما الذي يعيق إيصال الخبر؟
notice-about-withdraw = لن يحدث. اذكر السبب إن أمكن.
notice-about-relay = أبلغتم وحدة ليس لها مفتاح. ويبقى ذلك متميزاً من قول الوحدة نفسها.
notice-words = بالكلمات
notice-level = على أي مستوى
notice-relay-unit = أي وحدة
notice-relay-unit-hint = رمز ندائها، وليس اسم شخص أبداً
notice-relay-means = كيف أُبلغت
notice-relay-call-sign = رمز النداء
notice-relay-read-back = أعادت الوحدة القراءة
notice-relay-no-read-back = بلا إعادة قراءة لا تُعدّ الوحدة على علم.
