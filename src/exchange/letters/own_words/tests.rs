//! What is left of letters as programs write them.

use super::*;

#[test]
fn marks_of_answers_are_no_subject() {
    for (subject, bare, forward) in [
        ("Re: Цены", "Цены", false),
        ("RE[2]: Fwd: Цены", "Цены", false),
        ("Fwd: RE[2]: Цены", "Цены", true),
        ("Отв: HA: НА: Цены: новые", "Цены: новые", false),
        ("AW: WG: Preise", "Preise", false),
        ("Пересл: акт", "акт", true),
        ("Цены: новые", "Цены: новые", false),
        ("Re:", "", false),
        ("", "", false),
    ] {
        assert_eq!((without_marks(subject), Sent::of(subject, false) == Sent::Forward), (bare, forward), "{subject}");
    }
}

/// Each as its program writes it.
#[test]
fn what_is_quoted_below_is_left_out() {
    let tails = [
        "> Старое письмо\n> с двумя строками",
        "Иван Петров пишет:\n> Старое",
        "27.11.2026 10:15, Иван Петров пишет:\n> Старое",
        "On Fri, Nov 27, 2026 at 10:15 AM Ivan Petrov <ivan@example.org> wrote:\n\n> Old",
        "On Fri, Nov 27, 2026 at 10:15 AM Ivan Petrov\n<ivan@example.org> wrote:\n\nOld without marks",
        "пт, 27 нояб. 2026 г. в 10:15, Иван Петров <ivan@example.org>:\n\n> Старое",
        "27.11.2026, 10:15, \"Иван Петров\" <ivan@example.org>:\nСтарое без знаков",
        "Пятница, 27 ноября 2026, 10:15 +03:00 от Иван Петров <ivan@example.org>:\n\nСтарое",
        "27 нояб. 2026 г., в 10:15, Иван Петров <ivan@example.org> написал(а):\n\n> Старое",
        "Am 27.11.2026 um 10:15 schrieb Ivan Petrov:\n> Alt",
        "-----Original Message-----\nFrom: Ivan\nOld",
        "-----Исходное сообщение-----\nСтарое",
        "________________________________\nОт: Иван Петров <ivan@example.org>\nОтправлено: 27 ноября 2026 г. 10:15\nКому: Анна\nТема: Цены\n\nСтарое",
        "От: Иван Петров\nОтправлено: пятница\nКому: Анна\nТема: Цены\n\nСтарое",
        "*From:* Ivan Petrov\n*Sent:* Friday\n*To:* Anna\n*Subject:* Prices\n\nOld",
        "Von: Ivan Petrov\nGesendet: Freitag\nAn: Anna\nBetreff: Preise\n\nAlt",
    ];
    for tail in tails {
        let text = format!("Добрый день!\n\nЦена 5, срок до пятницы.\n\n{tail}\n");
        assert_eq!(own_words(&text, Sent::Answer), "Добрый день!\n\nЦена 5, срок до пятницы.", "{tail}");
    }
}

/// Two lines of the writer's would go with the line that says who wrote what follows.
#[test]
fn what_stands_right_above_a_quotation_stays() {
    for who in [
        "23 ноября 2026 г. в 10:00, Павел <pavel@example.ru> написал:",
        "On Mon, Nov 23, 2026 at 10:00 AM Paul <paul@example.com> wrote:",
        "On Mon, Nov 23, 2026 at 10:00 AM Paul <paul@\nexample.com> wrote:",
        "Am Mo., 23. Nov. 2026 um 10:00 Uhr schrieb Paul <paul@example.com>:",
        "23.11.2026, 10:00, Paul <paul@example.com>:",
    ] {
        for below in ["\n> Сколько?", "\nСколько?"] {
            assert_eq!(own_words(&format!("Цена 4000.\nСкидка 5%.\n{who}{below}"), Sent::Answer), "Цена 4000.\nСкидка 5%.", "{who}{below}");
        }
    }
}

#[test]
fn answers_between_quoted_lines_stay() {
    let text = "27.11.2026 10:15, Иван пишет:\n> Цена?\nПять.\n> Срок?\nПятница.\n";
    assert_eq!(own_words(text, Sent::Answer), "Пять.\nПятница.");
    assert_eq!(own_words(&text.replace("Пять.\n", "Пять.\n\n"), Sent::Answer), "Пять.\n\nПятница.");
}

#[test]
fn what_is_passed_on_stays() {
    let text = "См. ниже.\n\n---------- Forwarded message ---------\nОт: Иван <ivan@example.org>\nДата: пт\nКому: Анна\nТема: Акт\n\nАкт подписан.\n";
    for sent in [Sent::Forward, Sent::Answer, Sent::First] {
        assert!(own_words(text, sent).ends_with("Акт подписан."));
    }
}

/// As Apple Mail passes on in plain text: what is marked there is not quoted, what is marked within it is.
#[test]
fn what_apple_passes_on_loses_its_marks_and_stays() {
    let passed = "Дмитрий, смотри ниже.\n\nНачало переадресованного сообщения:\n\n> От: Ивнев <ivnev@example.org>\n> Тема: цена\n> Дата: 26 ноября 2026 г.\n> Кому: zimina@example.org\n> \n> Цена 500 согласована\n>> Сколько?\n";
    let english = passed.replace("Начало переадресованного сообщения:", "Begin forwarded message:");
    for (text, sent) in [(passed, Sent::Forward), (passed, Sent::Answer), (&english, Sent::Forward), (&english, Sent::First)] {
        let kept = own_words(text, sent);
        assert!(kept.starts_with("Дмитрий, смотри ниже.") && kept.ends_with("\n\nЦена 500 согласована"), "{kept}");
    }
}

#[test]
fn tails_of_programs_are_left_out() {
    for tail in [
        "---\nС уважением,\nИван",
        "___\nИван Петров\n+7 900 000-00-01",
        "-- \nСкладской комплекс «Ромашка»",
        "Без вирусов. www.avast.com",
        "Virus-free.www.avast.com",
        "Прошу, подумайте о природе, прежде чем печатать это письмо.",
        "P Please consider the environment before printing this e-mail",
        "Вы писали 26 ноября 2026 г., 10:00:00:\n\n> Старое",
        "----------------\nКому: Петрова (petrova@example.org);\nТема: Цены;\n26.11.2026, 10:00, \"Иван\" <ivan@example.org>:\nСтарое",
    ] {
        assert_eq!(own_words(&format!("Цена 5.\n\n{tail}\n"), Sent::Answer), "Цена 5.", "{tail}");
    }
    for text in ["Заказ:\n---\n300 коробок до 10 декабря, образцы отдельно.", "Печать на природной бумаге: подумайте о ней."]
    {
        assert_eq!(own_words(text, Sent::Answer), text);
    }
}

#[test]
fn signatures_and_clauses_are_left_out() {
    let clause =
        "Настоящее сообщение и любые приложения к нему содержат конфиденциальную информацию и предназначены исключительно для адресата.";
    for tail in [
        "-- \nИван Петров\nООО «Ромашка»\n+7 900 000-00-01",
        "С уважением,\nИван Петров\nдиректор",
        "С уважением, Иван Петров",
        "С уважением Иван Петров",
        "С уважением, менеджер Иван Петров.",
        "с уважением, иван",
        "С уважением и наилучшими пожеланиями,\nИван",
        "С наилучшими пожеланиями\nИван",
        "До встречи!\nИван",
        "Best regards and wishes,\nIvan",
        "Kind Regards Ivan Petrov",
        "Viele Grüße\nIvan",
        "Best regards,\nIvan",
        "Mit freundlichen Grüßen\nIvan",
        "Отправлено с iPhone",
        "Sent from my iPhone",
        "Sent from my Samsung Galaxy smartphone.",
        "Получить Outlook для Android<https://example.org/a>",
        "с телефона, извините за краткость",
        "С ув.,\nИван",
        "С ув. Иван",
        "****************\nКОНФИДЕНЦИАЛЬНО: информация предназначена только адресату.",
        &format!("С уважением,\nИван\n\n{clause}"),
        clause,
    ] {
        assert_eq!(own_words(&format!("Согласны.\n\n{tail}\n"), Sent::Answer), "Согласны.", "{tail}");
    }
    assert_eq!(own_words("Согласны.\n\nС уважением,\nИван\n\nP.S. Акт во вторник.\n", Sent::Answer), "Согласны.\n\nP.S. Акт во вторник.");
    // What somebody parts with a line of his own, goes on with, or answers below his name is no signature.
    for text in [
        "Заказ:\n--\n300 коробок до 10 декабря, образцы отдельно.",
        "Согласны.\n\nС уважением к вашей команде,\nждём договор до 5 декабря и отгрузку.",
        "С уважением, Иван\nСрок устраивает.\nЦена высока.",
    ] {
        assert_eq!(own_words(text, Sent::Answer), text);
    }
    assert_eq!(own_words("Согласны.\n--\nИван Петров\n+7 900 000-00-01\n", Sent::Answer), "Согласны.");
    assert_eq!(
        own_words("С уважением отнеслись к вашей просьбе и готовы обсудить её в пятницу утром на складе.", Sent::Answer),
        "С уважением отнеслись к вашей просьбе и готовы обсудить её в пятницу утром на складе."
    );
    for said in [
        "С уважением отношусь к вашему предложению, но цена высока.",
        "С уважением, но без согласия: цена высока.",
        "До встречи в пятницу согласуем список.",
        "С благодарностью и уважением принимаем, однако срок мал.",
        "Regards the price, we agree.",
        "Best wishes for the launch, but the price is too high.",
        "Cheers to the team that did it",
    ] {
        let text = format!("Добрый день!\n{said}\nСкидка нужна.");
        assert_eq!(own_words(&text, Sent::Answer), text, "{said}");
    }
    assert_eq!(own_words("Отправлено из Перми вчера.", Sent::Answer), "Отправлено из Перми вчера.");
}

#[test]
fn a_letter_that_answers_nothing_keeps_its_own_marks_and_what_it_hands_on() {
    let prices = "Наши условия:\n> 1000 шт. — 480\n> 5000 шт. — 450\n\nЖдём.";
    assert_eq!(own_words(prices, Sent::First), prices);
    assert_eq!(own_words(prices, Sent::Answer), "Наши условия:\n\nЖдём.");
    let bare = "От: Иван Петров\nОтправлено: пятница\nКому: Анна\nТема: Цены\n\nЦена 500.";
    assert!(own_words(bare, Sent::First).ends_with("Цена 500."));
    assert_eq!(own_words(&format!("Смотрите.\n\n{bare}"), Sent::Answer), "Смотрите.");
    let quoted = "Смотрите.\n\n> Begin forwarded message:\n>\n> From: Ivan <ivan@example.org>\n> Subject: Price\n>\n> 500 it is.";
    assert!(own_words(quoted, Sent::First).ends_with("500 it is."));
}

#[test]
fn who_answers_what_was_passed_on_passes_nothing_on() {
    let below = "От: Иван Петров\nОтправлено: пятница\nКому: Анна\nТема: FW: Цены\n\nСтарое.";
    for subject in ["RE: FW: Цены", "Ответ: Пересл: Цены", "Re: Fwd: Re: Цены"] {
        assert_eq!(own_words(&format!("Нам нужно 480.\n\n{below}"), Sent::of(subject, true)), "Нам нужно 480.", "{subject}");
    }
}

/// Answers that are written into what is quoted are told apart by no mark: all of it stays.
#[test]
fn what_the_writer_says_to_be_answered_below_stays() {
    let below = "От: Иван\nОтправлено: пятница\nКому: Анна\nТема: Вопросы\n\n1. Цена? 480\n2. Срок? 10 дней";
    for said in ["Дима, см. ответы красным в тексте ниже", "Мои комментарии ниже.", "See my answers below", "Comments inline."]
    {
        assert!(own_words(&format!("{said}\n\n{below}"), Sent::Answer).ends_with("2. Срок? 10 дней"), "{said}");
    }
    for said in ["Ответ получили, спасибо.", "Цена ниже не станет.", "Жду ответа. Текст договора прилагаю."]
    {
        assert_eq!(own_words(&format!("{said}\n\n{below}"), Sent::Answer), said);
    }
}

#[test]
fn a_banner_takes_no_line_of_the_writers_with_it() {
    for (text, wanted) in [
        ("Добрый день!\nВнимание: письмо получено извне организации.\nСогласны на 480.", "Добрый день!\nСогласны на 480."),
        ("CAUTION: External email. Do not click links\nunless you know the sender.\nAgreed at 480.", "Agreed at 480."),
    ] {
        assert_eq!(own_words(text, Sent::Answer), wanted);
    }
}

/// Below one's name one goes on, too: what is left out there would be gone, and nobody told.
#[test]
fn what_is_added_below_the_name_stays() {
    for (leave, added) in [
        ("С уважением,\nОльга Зимина", "И ещё: отсрочка 30 дней, без неё не подпишем."),
        ("С уважением,\n\nОльга Зимина\nРуководитель отдела закупок", "Отгрузку по Северлиту перенесём на пятницу."),
        ("Best regards,\nOlga", "One more thing: payment terms 30 days only."),
        ("-- \nОльга Зимина\n+7 900 000-00-01", "Жду ответа."),
        ("С уважением, Ольга", "Отсрочка 30 дней, иначе не подпишем"),
        ("С уважением,\nОльга\n\nООО «Ромашка»\n614000, г. Пермь, ул. Ленина, 10\nтел. +7 900 000-00-01", "P.S. Акт во вторник."),
    ] {
        assert_eq!(
            own_words(&format!("Цену 480 согласовали.\n\n{leave}\n\n{added}\n"), Sent::Answer),
            format!("Цену 480 согласовали.\n\n{added}"),
            "{leave}"
        );
    }
    // As in a web page, where no empty line stands between them.
    for added in ["И ещё: отсрочка 30 дней.", "Без отсрочки не подпишем."] {
        assert_eq!(own_words(&format!("Согласны.\nС уважением,\nОльга Зимина\n{added}"), Sent::First), format!("Согласны.\n\n{added}"));
    }
    for signature in [
        "С уважением,\n\nОльга Зимина\nРуководитель отдела закупок\n\nООО «Ромашка»\n614000, г. Пермь, ул. Ленина, 10\nтел. +7 900 000-00-01",
        "С уважением,\nОльга Зимина\n\nг. Пермь, ул. Ленина, д. 10, оф. 305",
        "Best regards,\nOlga Zimina\n\nHead of Purchasing\n\nwww.romashka.example",
        "Thanks,\nOlga",
        "Спасибо,\nОльга Зимина\n+7 900 000-00-01",
        "Отправлено со смартфона Samsung Galaxy.",
    ] {
        assert_eq!(own_words(&format!("Согласны.\n\n{signature}\n"), Sent::Answer), "Согласны.", "{signature}");
    }
    for text in ["Спасибо,\nСогласны на 480.", "Thanks, Olga.\n\nAgreed at 480.", "Thanks,\nOlga\n\nThe price is 480 now."]
    {
        assert_eq!(own_words(text, Sent::Answer), text);
    }
}

/// As the lines of a web page are marked.
#[test]
fn answers_above_between_and_below_what_a_page_quotes_stay() {
    let quoted = |text: &str| text.replace('>', &QUOTED.to_string());
    for (text, wanted) in [
        ("25.11.2026 18:02, Орехов пишет:\n>Предлагаю 500.\nСогласны на 480.", "Согласны на 480."),
        (
            "Согласны.\n\nС уважением,\nОльга\n>25 нояб. 2026 г., в 18:02, Орехов написал(а):\n>500?\nИ отсрочка 30.\n-- \nОльга",
            "Согласны.\n\nИ отсрочка 30.",
        ),
        (">Среда, 25 ноября 2026, 18:02 +03:00 от Орехов (o@x.example):\n>500?\nСогласны на 480.", "Согласны на 480."),
        ("ср, 25 нояб. 2026 г. в 18:02, Орехов:\n>Цена?\nПять.\n>>Старое\n>Срок?\nПятница.", "Пять.\nПятница."),
        ("От: Орехов\nКому: Зимина\nТема: Цены\n\n>500?\n480.", "480."),
    ] {
        let written = quoted(text);
        assert_eq!(own_words(&written, Sent::Answer), wanted, "{text}");
    }
    // What is passed on is not quoted, nor what is set in where nobody is answered.
    let passed = quoted(">Begin forwarded message:\n>From: Ivan\n>Date: today\n>Subject: Price\n>500 it is.");
    for sent in [Sent::First, Sent::Answer, Sent::Forward] {
        assert!(own_words(&passed, sent).ends_with("\n500 it is."), "{sent:?}");
    }
    assert_eq!(own_words(&quoted("См. ниже.\n>Цена 500."), Sent::Forward), "См. ниже.\nЦена 500.");
    assert_eq!(own_words(&quoted("Условия:\n>1000 шт.: 480\nЖдём."), Sent::First), "Условия:\n1000 шт.: 480\nЖдём.");
    let below = "---------- Forwarded message ---------\n>Старое";
    assert!(own_words(&quoted(&format!("См. ниже.\n>{below}")), Sent::First).ends_with("Старое"));
    assert_eq!(own_words(&quoted(&format!("Да.\n25.11.2026 18:02, Орехов пишет:\n>{below}\nНо 480.")), Sent::Answer), "Да.\nНо 480.");
}
