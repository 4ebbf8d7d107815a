# Reports and papers.

reports-daily = Ежедневный отчёт
reports-daily-hint = Что сказано о дне: инциденты с позицией каждой стороны, доступ, линии, уведомления, вызовы, обязательства. В пределах того, что положено читать нашей стороне.
reports-day = День
reports-until = Кончается в
reports-until-hint = По времени района
reports-known-now = Также с тем, что внесено с тех пор
reports-open = Открыть во вкладке
reports-save-pdf = Сохранить как PDF
