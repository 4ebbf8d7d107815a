# Checking a proof that somebody handed over.

verify-hint = يجري التحقق على هذا الجهاز وحده، بلا المضيف وبلا شبكة.
verify-drop = أو أسقط إثباتاً هنا
verify-choose = اختيار ملف
verify-other-key = التحقق بمفتاح سجل آخر
verify-key = مفتاح التحقق
verify-key-hint = كما نشره مشغّل السجل: name+hash+key. وبدونه يُستعمل المفتاح الذي يثق به هذا المكتب.
verify-holds = الإثبات صحيح.
verify-fails = الإثبات لا يصح.
verify-fails-hint = لا تعتمد على شيء في هذا الملف. احتفظ به، واسأل من سلّمه من أين أتى.
verify-log = السجل
verify-our-key = { $log }، بالمفتاح الذي يثق به هذا المكتب
verify-given-key = { $log }، بالمفتاح المذكور أعلاه، ولا يعرف هذا المكتب عنه شيئاً
verify-checkpoint = عند الحجم والجذر
verify-subject = يبيّن
verify-other = وكذلك
verify-authority = { $count ->
    [zero] لا بيان يعطي الصلاحية ({ $count })
    [one] البيان الذي يعطي الصلاحية ({ $count })
    [two] بيانان يعطيان الصلاحية ({ $count })
    [few] { $count } بيانات تعطي الصلاحية
    [many] { $count } بياناً يعطي الصلاحية
   *[other] { $count } بيان يعطي الصلاحية
  }
verify-words = { $count ->
    [zero] لا أقوال للمضيف ({ $count })
    [one] قول واحد للمضيف ({ $count })
    [two] قولان للمضيف ({ $count })
    [few] { $count } أقوال للمضيف
    [many] { $count } قولاً للمضيف
   *[other] { $count } قول للمضيف
  }
verify-reasons = ما جرى التحقق منه
verify-reason-checkpoint-signed = نقطة التثبيت موقَّعة بمفتاح السجل.
verify-reason-entries-in-tree = كل قيد موجود في الشجرة التي تُلزم بها نقطة التثبيت.
verify-reason-entry-in-tree = القيد موجود في الشجرة التي تُلزم بها نقطة التثبيت.
verify-reason-keys-from-charter = القيود بترتيبها تعطي المفاتيح التي كانت نافذة.
verify-reason-signatures-and-authority = كل بيان موقَّع بهذه المفاتيح، وبالصلاحية التي يتطلبها نوعه.
verify-reason-charter-names-key = الميثاق المعروض يسمّي المفتاح الذي وقّع نقطة التثبيت.
verify-reason-host-words-signed = أقوال المضيف موقَّعة بالمفتاح الذي يسمّيه الميثاق لها.
verify-reason-first-entries-of-log = القيود هي أوائل السجل كلها، ولم يُترك منها شيء.
verify-reason-signatures-and-rules = كل قيد موقَّع ويلتزم القواعد.
verify-reason-none-left-out-by-the-instant = لا ينقص في النهاية أي قيد من الوقت المقصود.
verify-reason-question-asked-again = طُرح السؤال على هذه القيود من جديد، والجواب هو نفسه.
verify-not-shown = ما لا يستطيع ملف كهذا أن يبيّنه
verify-not-later-revocation = هل أُلغي لاحقاً مفتاح استُعمل فيه.
verify-not-further-receipts = هل هناك إفادات استلام أكثر مما فيه.
verify-not-later-entries = ما قيل بعد نقطة تثبيته.
verify-not-entries-after-the-instant = ما قيل بعد الوقت المقصود.
verify-not-told-outside-the-log = هل أُعلم أحد بغير طريق السجل.
verify-not-authority = هل كانت للموقّعين صلاحية التوقيع.
verify-not-signatures = هل تواقيع البيان نفسه سليمة.
