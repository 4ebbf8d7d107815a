# The frame of every page: navigation, the state of line, log, queue and key, help.

shell-skip = انتقال إلى المحتوى
shell-close = إغلاق
shell-waiting = لحظة …
shell-nowhere = لا توجد صفحة كهذه.
shell-navigation = الصفحات
shell-language = اللغة
shell-informs = الإشعار للإعلام. ليس إذناً أبداً، ولا شيء على هذا المكتب إذن.
shell-absence = عدم وجود إشعار لا يرفع أي حماية ولا يجيز شيئاً.

shell-enter = دخول
shell-enter-hint = افتح العنوان الذي أظهره المكتب عند تشغيله، أو ادخل بعبارة مرور الضابط.

# Sections and pages
shell-section-watch = المناوبة
shell-section-register = الدفتر
shell-section-record = القيود
shell-section-desk = هذا المكتب
shell-page-duty = مكتب المناوبة
shell-page-map = الخريطة والوقت
shell-page-file = تقديم إشعار
shell-page-calls = النداءات
shell-page-notices = الإشعارات
shell-page-incidents = الحوادث والقوائم
shell-page-agreements = الاتفاقات
shell-page-meetings = الاجتماعات
shell-page-register = الدفتر بأكمله
shell-page-tray = مسودات من نصوص
shell-page-reports = التقارير
shell-page-verify = التحقق من إثبات
shell-page-log = السجل
shell-page-queue = قائمة الإرسال
shell-page-handover = تسليم المناوبة
shell-page-settings = الإعدادات
shell-page-notice = إشعار
shell-page-call = نداء
shell-page-channel = خط
shell-page-incident = حادث
shell-page-book = القوائم
shell-page-agreement = اتفاق
shell-page-meeting = اجتماع
shell-page-statement = بيان
shell-page-say = إدلاء ببيان

# How line, log, queue and key stand. $span is a length of time such as “2 min”
shell-desk-gone = برنامج المكتب على هذا الجهاز لا يستجيب. أعد تشغيله.
shell-line-open = الاتصال قائم
shell-line-away = لا اتصال منذ { $span }
shell-line-none = المكتب لا يستجيب
shell-line-stopped = السجل مرفوض
shell-log = السجل { $size }
shell-log-hint = القيود في نسختنا التي تحققنا منها، والمدة منذ آخر اتصال بالمضيف
shell-as-of = قبل { $span }
shell-witnesses = الشهود: { $cosigned } من { $wanted }
shell-objections = { $count ->
    [zero] لا اعتراضات ({ $count })
    [one] اعتراض واحد ({ $count })
    [two] اعتراضان ({ $count })
    [few] { $count } اعتراضات
    [many] { $count } اعتراضاً
   *[other] { $count } اعتراض
  }
shell-queue = { $count ->
    [0] لا شيء ينتظر الإرسال
   *[other] ينتظر الإرسال: { $count }
  }
shell-queue-bad = { $count ->
    [zero] لا بيانات مرفوضة ({ $count })
    [one] بيان واحد لم يُقيَّد ({ $count })
    [two] بيانان لم يُقيَّدا ({ $count })
    [few] { $count } بيانات لم تُقيَّد
    [many] { $count } بياناً لم يُقيَّد
   *[other] { $count } بيان لم يُقيَّد
  }
shell-no-key = لا مفتاح لضابط هنا
shell-locked = المفتاح مقفل
shell-lock = إقفال
shell-lock-in = إقفال ({ $span })
shell-lock-hint = إقفال مفتاح الضابط. يُقفل تلقائياً بعد المدة المبيّنة.

# Keys
shell-help = اختصارات لوحة المفاتيح
shell-key-help = إظهار جميع الاختصارات
shell-key-lock = إقفال مفتاح الضابط
shell-key-next-row = السطر التالي
shell-key-row-before = السطر السابق
shell-key-open-row = فتح السطر
