# Reports and papers.

reports-daily = Günlük rapor
reports-daily-hint = Bir gün hakkında söylenenler: her tarafın tutumuyla olaylar, erişim, hatlar, bildirimler, çağrılar, taahhütler. Tarafımızın okuyabildiği kadarıyla.
reports-day = Gün
reports-until = Bittiği saat
reports-until-hint = Saha saatiyle
reports-known-now = O günden sonra girilenlerle de
reports-open = Sekmede aç
reports-save-pdf = PDF olarak kaydet
