//! What was suggested of a risk and dismissed (M34).

use crate::domain::Entity;
use crate::domain::definition::{Definition, Usual};
use crate::domain::field::{Bias, Field, Kind};
use crate::domain::listing::{Listing, Shelf, shown};
use crate::domain::words::{counted, w};

/// A stage of loss that the file suggested and somebody dismissed (M34). What suggests it may be said in words of a person.
pub static RISK_DISMISSAL: Definition = Definition::new(Entity::RiskDismissal, "risk_dismissal", "risk_dismissals")
    .called(
        w("Отклонённый риск", "Dismissed risk"),
        w("Отклонить риск", "Dismiss a risk"),
        counted(["отклонённый риск", "отклонённых риска", "отклонённых рисков"], ["dismissed risk", "dismissed risks"]),
    )
    .of_account()
    .usual(&[("day", Usual::Today)])
    .listed(
        Listing::of(
            w("Отклонённые риски", "Dismissed risks"),
            w(
                "Здесь остаётся, почему признаки риска сочли ложными. Признак отклоняют на строке «Риск».",
                "Why signs of a risk were held to be none stays here. A sign is dismissed on the line Risk.",
            ),
            &[shown(&["day"], 10, 0), shown(&["title"], 24, 1), shown(&["note"], 20, 0)],
        )
        .newest()
        .on(Shelf::Standing, w("отклонённые риски", "dismissed risks")),
    )
    .fields(&[
        Field::new("note", Kind::Line, w("Почему это не риск", "Why it is no risk")).required().private().hint(
            "Например: разовая ошибка перевозчика, клиент сам так сказал.",
            "For example: a slip of the carrier, the client said so themselves.",
        ),
        Field::new("title", Kind::Line, w("Что говорило о нём", "What spoke of it")).required().private(),
        Field::new("day", Kind::Day(Bias::Past), w("Когда", "When")).required().private(),
    ]);
