# The duty desk, the first screen, and the alarms above every page.

duty-title = مكتب المناوبة
duty-level = أي مستوى
duty-all-levels = جميع المستويات
duty-lines = ما ينتظر الضابط المناوب
duty-looked = آخر اطلاع { $clock }
duty-nothing = لا شيء ينتظر هذا المستوى. الوضع حتى
duty-nothing-hint = ما لم يُقل هنا قد يكون موجوداً مع ذلك.
duty-handover = من المناوبة السابقة، { $away } ({ $duty }):
duty-handover-all = جميع الملاحظات

# Headings, the most pressing first
duty-group-stop = قف
duty-group-now = الآن
duty-group-overdue = متأخر
duty-group-due = مستحق
duty-group-open = مفتوح
duty-head-what = ماذا
duty-head-other = مع من
duty-head-why = سبب وجوده هنا
duty-head-time = منذ متى وحتى متى
duty-head-do = ما العمل

# What a line is about
duty-sort-stop_call = قف
duty-sort-call = نداء
duty-sort-reply_owed = رد مستحق
duty-sort-receipt = إشعار إلينا
duty-sort-objection = إشعارنا
duty-sort-conflict = تعارض
duty-sort-incident = حادث
duty-sort-commitment = التزام
duty-sort-request = طلب
duty-sort-reconfirm = إشعارنا
duty-sort-channel = خط
duty-sort-gap = متروك مفتوحاً

# The same, counted
duty-count-stop_call = { $count ->
    [zero] لا نداءات قف ({ $count })
    [one] نداء قف واحد ({ $count })
    [two] نداءا قف ({ $count })
    [few] { $count } نداءات قف
    [many] { $count } نداء قف
   *[other] { $count } نداء قف
  }
duty-count-call = { $count ->
    [zero] لا نداءات ({ $count })
    [one] نداء واحد ({ $count })
    [two] نداءان ({ $count })
    [few] { $count } نداءات
    [many] { $count } نداءً
   *[other] { $count } نداء
  }
duty-count-reply_owed = { $count ->
    [zero] لا ردود مستحقة ({ $count })
    [one] رد مستحق واحد ({ $count })
    [two] ردان مستحقان ({ $count })
    [few] { $count } ردود مستحقة
    [many] { $count } رداً مستحقاً
   *[other] { $count } رد مستحق
  }
duty-count-receipt = { $count ->
    [zero] لا إشعارات تنتظر الإقرار بالاستلام ({ $count })
    [one] إشعار واحد ينتظر الإقرار بالاستلام ({ $count })
    [two] إشعاران ينتظران الإقرار بالاستلام ({ $count })
    [few] { $count } إشعارات تنتظر الإقرار بالاستلام
    [many] { $count } إشعاراً ينتظر الإقرار بالاستلام
   *[other] { $count } إشعار ينتظر الإقرار بالاستلام
  }
duty-count-objection = { $count ->
    [zero] لا اعتراضات ولا أسئلة ({ $count })
    [one] اعتراض أو سؤال واحد ({ $count })
    [two] اعتراضان أو سؤالان ({ $count })
    [few] { $count } اعتراضات أو أسئلة
    [many] { $count } اعتراضاً أو سؤالاً
   *[other] { $count } اعتراض أو سؤال
  }
duty-count-conflict = { $count ->
    [zero] لا تعارضات ({ $count })
    [one] تعارض واحد ({ $count })
    [two] تعارضان ({ $count })
    [few] { $count } تعارضات
    [many] { $count } تعارضاً
   *[other] { $count } تعارض
  }
duty-count-incident = { $count ->
    [zero] لا حوادث ({ $count })
    [one] حادث واحد ({ $count })
    [two] حادثان ({ $count })
    [few] { $count } حوادث
    [many] { $count } حادثاً
   *[other] { $count } حادث
  }
duty-count-commitment = { $count ->
    [zero] لا التزامات ({ $count })
    [one] التزام واحد ({ $count })
    [two] التزامان ({ $count })
    [few] { $count } التزامات
    [many] { $count } التزاماً
   *[other] { $count } التزام
  }
duty-count-request = { $count ->
    [zero] لا طلبات ({ $count })
    [one] طلب واحد ({ $count })
    [two] طلبان ({ $count })
    [few] { $count } طلبات
    [many] { $count } طلباً
   *[other] { $count } طلب
  }
duty-count-reconfirm = { $count ->
    [zero] لا إشعارات تنتظر إعادة التأكيد ({ $count })
    [one] إشعار واحد ينتظر إعادة التأكيد ({ $count })
    [two] إشعاران ينتظران إعادة التأكيد ({ $count })
    [few] { $count } إشعارات تنتظر إعادة التأكيد
    [many] { $count } إشعاراً ينتظر إعادة التأكيد
   *[other] { $count } إشعار ينتظر إعادة التأكيد
  }
duty-count-channel = { $count ->
    [zero] لا خطوط ({ $count })
    [one] خط واحد ({ $count })
    [two] خطان ({ $count })
    [few] { $count } خطوط
    [many] { $count } خطاً
   *[other] { $count } خط
  }
duty-count-gap = { $count ->
    [zero] لا نصوص تترك أموراً مفتوحة ({ $count })
    [one] نص واحد يترك أموراً مفتوحة ({ $count })
    [two] نصان يتركان أموراً مفتوحة ({ $count })
    [few] { $count } نصوص تترك أموراً مفتوحة
    [many] { $count } نصاً يترك أموراً مفتوحة
   *[other] { $count } نص يترك أموراً مفتوحة
  }

# Why a line is here. $level: headquarters, sector or unit. $count: how many
duty-why-rings = يرن، ولم يُجب أحد
duty-why-not_taken = لم يُجب عنه؛ عاودوا الاتصال
duty-why-recorded = سُجّل لاحقاً
duty-why-ours_not_taken = اتصلنا، ولم يُجب أحد
duty-why-asked = ينتظر ردنا
duty-why-promised = وعدنا بالرد
duty-why-not_acknowledged = لم يُقرّ مستوانا بالاستلام: { $level }
duty-why-objects = يعترضون
duty-why-unable = لا يستطيعون الامتثال
duty-why-queried = يستفسرون عنه
duty-why-not_clear = { $count ->
    [zero] تعارض أو إجراء يخالفه ({ $count })
    [one] يتعارض مع إشعار آخر، أو يخالفه إجراء ({ $count })
    [two] يتعارض مع إشعارين أو إجراءين ({ $count })
    [few] يتعارض مع إشعارات أو إجراءات: { $count }
    [many] يتعارض مع إشعارات أو إجراءات: { $count }
   *[other] يتعارض مع إشعارات أو إجراءات: { $count }
  }
duty-why-undetermined = تعذّر تحديده
duty-why-no_position = يُنتظر موقفنا
duty-why-overdue = هو علينا، وقد فات أجله
duty-why-due_soon = هو علينا، وأجله قريب
duty-why-contested = يُنازَع في أننا نحترمه
duty-why-no_reply = ينتظر جوابنا
duty-why-confirm_again = يُنتظر تأكيده من جديد
duty-why-silent = الخط صامت
duty-why-failed_test = فشل اختبار الخط
duty-why-untested = لم يُختبر الخط في موعده
duty-why-left_open = { $count ->
    [zero] لا يترك نصه شيئاً مفتوحاً ({ $count })
    [one] يترك نصه أمراً واحداً مفتوحاً ({ $count })
    [two] يترك نصه أمرين مفتوحين ({ $count })
    [few] يترك نصه { $count } أمور مفتوحة
    [many] يترك نصه { $count } أمراً مفتوحاً
   *[other] يترك نصه { $count } أمر مفتوح
  }
duty-since = منذ { $when }
duty-ends = ينتهي { $away }

# What one may do about a line; also in the list of keys
duty-doing = ما يمكن فعله بالسطر المحدد
duty-mark-one = حدد سطراً بالأسهم، أو بالحرفين j و k؛ وتظهر اختصاراته هنا.
duty-do-take = إجابة النداء
duty-do-acknowledge = إقرار بالاستلام
duty-do-relay = أبلغناه نحن
duty-do-disseminate = عُمّم على الوحدة
duty-do-query = استفسار
duty-do-object = اعتراض
duty-do-unable = لا نستطيع الامتثال
duty-do-answer = جواب
duty-do-report = إبلاغ
duty-do-confirm = ما زال قائماً
duty-do-open = فتح
duty-do-telephones = الهواتف
duty-answered-signed = موقَّع هنا، ينتظر الاتصال
duty-answered-sent = قيّده المضيف، وهو في طريقه إلينا
duty-answered-admitted = في السجل
duty-answered-refused = رُفض:
duty-answered-expired = لم يُقيَّد في موعده. أدلِ به من جديد.

# Words that are asked for before signing
duty-ask-relay = أُبلغ المستوى الأدنى
duty-ask-query = استفسار عن هذا الإشعار
duty-ask-object = اعتراض على هذا الإشعار
duty-ask-unable = لا نستطيع الامتثال
duty-ask-report = إبلاغ عما علينا
duty-ask-answer = جواب عن هذا الطلب
duty-relay-hint = توقّع على مستواك ({ $level }) أن الإبلاغ تم. ويبقى ذلك متميزاً من قول الوحدة نفسها.
duty-relay-unit = أي وحدة أُبلغت
duty-relay-unit-hint = رمز ندائها، وليس اسم شخص أبداً
duty-relay-read-back = أعادت القراءة
duty-choice-relay = كيف أُبلغت
duty-choice-report = إلى أين وصل
duty-choice-answer = جوابنا
duty-words = بالكلمات

# The alarm
duty-stop = قف
duty-stops = نداءات قف لم يُجب عنها أحد
duty-stop-title = قف · { $party }
duty-stop-calls = يتصل بنا { $party }.
duty-stop-open = فتح النداء
duty-stop-no-text = لم يرد أي كلام.
duty-stop-rings = يرن على مستوى { $level }، الترتيب { $place }
duty-stop-last = بعد { $span } لا يبقى أحد في جداول المناوبة.
duty-stop-nobody-left = لم يبق أحد في جداول المناوبة. يجيب من هو هنا.
duty-stop-missed = يقولون إن أحداً لم يُجب. أجب وعاود الاتصال.
duty-stop-failed = يقولون إن الخط تعطل. أجب وعاود الاتصال.
duty-take = إجابة
duty-take-unlock = فتح القفل والإجابة
duty-mute = صمت مدة 30 ث
duty-sound-blocked = لا صوت بعد: اضغط أي حرف أو انقر.
duty-sound-muted = صمت مدة 30 ث؛ والإنذار باقٍ.
duty-key-stop = توجيه نداء قف
duty-key-take = إجابة نداء قف
duty-key-mute = إسكات الإنذار مدة 30 ث
duty-refused = السجل الذي أظهره المضيف لا يمكن أن يكون صحيحاً
duty-refused-evidence = لا يؤخذ منه شيء بعد الآن ولا يُرسَل إليه شيء، وتُظهر الصفحات آخر نسخة سليمة. والأدلة محفوظة في { $file }
duty-refused-do = لا تعتمد على المضيف. اتصل بالأطراف الأخرى هاتفياً، واذكر لها الرمز أعلاه، وقارنوا ما أُظهر لكل منكم.
duty-telephones = هواتف المناوبة
duty-away-long = لا اتصال منذ { $span }. ما تراه هو الوضع حتى { $clock }. يُنقل نداء قف هاتفياً:
duty-clock-slow = ساعة هذا الحاسوب متأخرة عن ساعة المضيف بمقدار { $span }. اضبط الوقت الصحيح، فهو يُكتب في ما توقّعه.
duty-clock-fast = ساعة هذا الحاسوب متقدمة على ساعة المضيف بمقدار { $span }. اضبط الوقت الصحيح، فهو يُكتب في ما توقّعه.
duty-no-key = ليس في هذا المكتب مفتاح لضابط. يُظهر كل شيء ولا يوقّع شيئاً.
