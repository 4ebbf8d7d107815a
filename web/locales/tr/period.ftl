# A window of time.
period-unbounded = baştan beri, bitişi söylenmedi
period-since-always = baştan beri
period-no-end = bitişi söylenmedi
