# The log explorer, and the page of one statement.

log-kind = النوع
log-kind-hint = كما في السجل، مثل notice/1
log-go-to = فتح قيد
log-go-to-hint = رقمه، أو معرّف بيان
log-all-parties = جميع الأطراف
log-entries = { $count ->
    [zero] لا قيود ({ $count })
    [one] قيد واحد ({ $count })
    [two] قيدان ({ $count })
    [few] { $count } قيود
    [many] { $count } قيداً
   *[other] { $count } قيد
  }
log-root = الجذر { $root }
log-none = لا قيد يطابق.
log-index = القيد
log-admitted = وقت التقييد
log-about = بشأن
log-signed = بتوقيع
log-root-key = مفتاح الجذر
log-caption = القيود من { $newest } نزولاً إلى { $oldest }
log-newest = الأحدث
log-older = الأقدم
