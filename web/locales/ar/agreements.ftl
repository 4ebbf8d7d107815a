# The list of agreements, and the reader with its article cards.

agreements-which = عرض
agreements-which-all = الكل
agreements-which-ours = ما يُلزمنا
agreements-which-sealed = ما فيه أجزاء مختومة
agreements-which-open = ما يترك أموراً مفتوحة
agreements-search = كلمات من العنوان أو المرجع
agreements-none = ليس في السجل اتفاق كهذا.
agreements-caption = { $count ->
    [zero] لا اتفاقات ({ $count })
    [one] اتفاق واحد ({ $count })
    [two] اتفاقان ({ $count })
    [few] { $count } اتفاقات
    [many] { $count } اتفاقاً
   *[other] { $count } اتفاق
  }
agreements-title = العنوان
agreements-binds = من يُلزمهم
agreements-binds-nobody = أدخله مسجِّل من مصدر علني: لا يُلزم أحداً بذاته
agreements-entered = لا أحد: قيد من المسجِّل
agreements-accepted-by-nobody = لم يقبله أحد بعد
agreements-measures = الإجراءات
agreements-left-open = ما تُرك مفتوحاً
agreements-sealed = اتفاق مختوم
# $count: how many members are hidden from us. $measures: how many measures it has
agreements-sealed-parts = مختوم جزئياً: { $count ->
    [zero] لا حقول مخفية عنا ({ $count })
    [one] حقل واحد مخفي عنا ({ $count })
    [two] حقلان مخفيان عنا ({ $count })
    [few] { $count } حقول مخفية عنا
    [many] { $count } حقلاً مخفياً عنا
   *[other] { $count } حقل مخفي عنا
  }. ويمكن إثبات وجوده وتاريخه وعدد إجراءاته ({ $measures }).
agreements-gaps = { $count ->
    [zero] لا يترك النص شيئاً مفتوحاً ({ $count }).
    [one] يترك النص أمراً واحداً مفتوحاً ({ $count }).
    [two] يترك النص أمرين مفتوحين ({ $count }).
    [few] يترك النص { $count } أمور مفتوحة.
    [many] يترك النص { $count } أمراً مفتوحاً.
   *[other] يترك النص { $count } أمر مفتوح.
  }
agreements-accepts = { $party } يقبل
agreements-rejects = { $party } يرفض
agreements-through = (بواسطة { $party })
agreements-accept = قبول باسم طرفنا
agreements-reject = رفض باسم طرفنا
agreements-zones = المناطق
agreements-sources = المصادر
agreements-not-said = لم يُذكر
agreements-leaves-open = يترك النص مفتوحاً: { $words }
agreements-notice-of = بإشعار مسبق مدته { $span }
agreements-consent-of = بموافقة { $who }، وهي شيء قائم بذاته وليست جزءاً من إشعار
agreements-report = إبلاغ عن مدى التنفيذ: { $measure }
agreements-verify = بيان مدى التنفيذ: { $measure }
agreements-grade = { $grade ->
    [0] 0 · لم يبدأ
    [1] 1 · بدأ
    [2] 2 · قطع شوطاً
   *[3] 3 · اكتمل
  }
agreements-reading = قراءة { $party }
agreements-reading-text = قراءة النص نفسه
agreements-apart = تختلف القراءات بما يصل إلى { $distance }
agreements-on-map = عرض على الخريطة
agreements-not-drawn = لم يرسمه أحد: لا شكل له هنا.
