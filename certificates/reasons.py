"""Why a certificate was revoked: a fixed list, since the reason is public and must not tell about the person."""

REASONS: dict[str, dict[str, str]] = {
    "wrong_name": {
        "de": "Ausstellung auf einen falschen Namen",
        "en": "Issued in a wrong name",
        "bg": "Издаден с грешно име",
        "hr": "Izdano na pogrešno ime",
        "it": "Rilasciato con un nome errato",
        "pl": "Wystawiono na błędne nazwisko",
        "ro": "Emis pe un nume greșit",
    },
    "issued_in_error": {
        "de": "Irrtümlich ausgestellt",
        "en": "Issued in error",
        "bg": "Издаден по погрешка",
        "hr": "Izdano greškom",
        "it": "Rilasciato per errore",
        "pl": "Wystawiono omyłkowo",
        "ro": "Emis din eroare",
    },
    "not_fulfilled": {
        "de": "Die Voraussetzungen waren nicht erfüllt",
        "en": "The requirements were not met",
        "bg": "Условията не са били изпълнени",
        "hr": "Uvjeti nisu bili ispunjeni",
        "it": "I requisiti non erano soddisfatti",
        "pl": "Warunki nie były spełnione",
        "ro": "Condițiile nu au fost îndeplinite",
    },
    "misused": {
        "de": "Der Prüfcode wurde missbraucht",
        "en": "The verification code was misused",
        "bg": "С кода за проверка е злоупотребено",
        "hr": "Kod za provjeru je zlouporabljen",
        "it": "Il codice di verifica è stato usato impropriamente",
        "pl": "Kod weryfikacyjny został użyty niezgodnie z przeznaczeniem",
        "ro": "Codul de verificare a fost folosit abuziv",
    },
    "on_request": {
        "de": "Auf Wunsch der Inhaberin oder des Inhabers",
        "en": "At the holder’s request",
        "bg": "По желание на притежателя",
        "hr": "Na zahtjev nositelja",
        "it": "Su richiesta della persona titolare",
        "pl": "Na prośbę osoby posiadającej certyfikat",
        "ro": "La cererea persoanei titulare",
    },
}
