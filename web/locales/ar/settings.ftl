# Settings of this browser, and the facts of this desk.

settings-browser = هذا المتصفح
settings-colours = الألوان
settings-colours-auto = كما في الجهاز
settings-colours-light = فاتحة
settings-colours-dark = داكنة
settings-desk = هذا المكتب
settings-party = الطرف
settings-key = مفتاح الضابط
settings-machine = مفتاح الجهاز، لكلمة «وصل» وحدها
settings-no-machine = لا يوجد: لا شيء يقول «وصل» حين لا ينظر أحد
settings-version = Garant
settings-log = السجل الذي يتابعه
settings-origin = الأصل
settings-size = القيود في نسختنا التي تحققنا منها
settings-root = الجذر
settings-as-of = آخر اتصال بالمضيف
settings-zone = توقيت الساحة
settings-witnesses = الشهود
settings-no-witnesses = لا يُطلب شهود: ليس لهذا المكتب سياسة ثقة
settings-objections = نتائج نحسبها على نحو مختلف
