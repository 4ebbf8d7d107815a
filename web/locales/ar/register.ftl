# All of the register: one message for each question.

register-questions = الأسئلة
register-choose = اختر ما تريد قراءته. وما له صفحة خاصة تجده في التنقل.
register-search = كلمات في الجواب
register-none = لا شيء في السجل يجيب عن هذا.
register-parties = الأطراف
register-contacts = التواصل بين الأطراف
register-proposals = الاقتراحات
register-undertakings = تعهدات مشروطة
register-requests = الطلبات والردود
register-owed = ما علينا وما لنا
register-commitments = الالتزامات
register-gaps = ثغرات في النصوص
register-plans = الخطط وعمليات التسليم
register-zones = المناطق
register-rounds = جولات المحادثات
register-bodies = الهيئات
register-agenda = جدول الأعمال الدائم
register-access = وصول رُفض أو أُخّر
register-evidence = الأدلة
register-sites = المواقع المحمية
register-disclosures = كشف ما أُخفي
register-probes = استعلامات مسبقة عما هو مخفي
register-crossings = العودة والمساعدات
register-storages = أسلحة في مواقع التخزين
register-matches = بلاغات متطابقة
