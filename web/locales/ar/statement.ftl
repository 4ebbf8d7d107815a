# The page of one statement.

statement-standing = أين هو
statement-before = القيد السابق
statement-after = القيد التالي
statement-gap = فجوة في السلسلة
statement-gap-hint = البيان الذي وقّعه هذا المفتاح قبل هذا ليس في السجل.
statement-proof = الإثبات
statement-proof-hint = يبيّن الإثبات وحده وبلا اتصال من قال هذا وبأي صلاحية ومتى قُيّد. ولكل من لديه مفتاح السجل أن يتحقق منه.
statement-take-proof = حفظ الإثبات
statement-take-entry = حفظ القيد
