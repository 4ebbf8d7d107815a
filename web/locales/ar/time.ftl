# Lengths of time and instants. Short: they stand in tables.

time-unknown = الوقت غير معروف
time-days = { $days ->
    [zero] { $days } يوم
    [one] يوم ({ $days })
    [two] يومان ({ $days })
    [few] { $days } أيام
    [many] { $days } يوماً
   *[other] { $days } يوم
  }
time-days-hours = { $days } يوم { $hours } سا
time-hours = { $hours } سا
time-hours-minutes = { $hours } سا { $minutes } د
time-minutes = { $minutes } د
time-seconds = { $seconds } ث
# $span is one of the above
time-in = بعد { $span }
time-ago = قبل { $span }
time-due = الأجل { $away }
time-was-due = انقضى أجله { $away }
# One part of a duration such as “3 months”
time-unit = { $unit ->
    [years] { $count ->
        [zero] { $count } سنة
        [one] سنة واحدة ({ $count })
        [two] سنتان ({ $count })
        [few] { $count } سنوات
        [many] { $count } سنة
       *[other] { $count } سنة
      }
    [months] { $count ->
        [zero] { $count } شهر
        [one] شهر واحد ({ $count })
        [two] شهران ({ $count })
        [few] { $count } أشهر
        [many] { $count } شهراً
       *[other] { $count } شهر
      }
    [weeks] { $count ->
        [zero] { $count } أسبوع
        [one] أسبوع واحد ({ $count })
        [two] أسبوعان ({ $count })
        [few] { $count } أسابيع
        [many] { $count } أسبوعاً
       *[other] { $count } أسبوع
      }
    [days] { $count ->
        [zero] { $count } يوم
        [one] يوم واحد ({ $count })
        [two] يومان ({ $count })
        [few] { $count } أيام
        [many] { $count } يوماً
       *[other] { $count } يوم
      }
    [hours] { $count ->
        [zero] { $count } ساعة
        [one] ساعة واحدة ({ $count })
        [two] ساعتان ({ $count })
        [few] { $count } ساعات
        [many] { $count } ساعة
       *[other] { $count } ساعة
      }
    [minutes] { $count ->
        [zero] { $count } دقيقة
        [one] دقيقة واحدة ({ $count })
        [two] دقيقتان ({ $count })
        [few] { $count } دقائق
        [many] { $count } دقيقة
       *[other] { $count } دقيقة
      }
   *[seconds] { $count ->
        [zero] { $count } ثانية
        [one] ثانية واحدة ({ $count })
        [two] ثانيتان ({ $count })
        [few] { $count } ثوانٍ
        [many] { $count } ثانية
       *[other] { $count } ثانية
      }
  }
