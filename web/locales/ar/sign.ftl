# The dialog before every signature.

sign-title = اقرأ ثم وقّع
# $party: who says it. $kind: a kind of statement, such as “notice”
sign-says = { $party } يقول: { $kind }
sign-to = إلى: { $parties }
sign-by = بتوقيع { $who }
sign-away = يتعذر الوصول إلى المضيف الآن. ما توقّعه ينتظر في قائمة هذا المكتب ويُرسَل حين يعود الاتصال. الانقطاع منذ { $when }.
sign-exactly = ما يُوقَّع بالضبط
sign-id = معرّف البيان
sign-id-of = معرّف البيان: { $id }
sign-hidden = مخفي
sign-none = غير مذكور
sign-yes = نعم
sign-no = لا
sign-positions = { $count ->
    [zero] لا نقاط ({ $count })
    [one] نقطة واحدة ({ $count })
    [two] نقطتان ({ $count })
    [few] { $count } نقاط
    [many] { $count } نقطة
   *[other] { $count } نقطة
  }
sign-passphrase = عبارة مرور الضابط
sign-no-key = ليس في هذا المكتب مفتاح لضابط، فلا يمكن توقيع شيء هنا.
sign-back = رجوع بلا توقيع
sign-on = قراءة ثم توقيع
sign-again = إعداد من جديد
sign-sign = توقيع
sign-unlock-and-sign = فتح القفل والتوقيع
sign-done = تم التوقيع. البيان في قائمة هذا المكتب.
