//! How an account stands: what is said around its lines (M1, M3–M7, M9, M10, M34).

crate::sentences! {
    /// The columns.
    LINE: "О чём" / "What";
    SAYS: "Что известно" / "What is known";
    /// What stands where there is nothing.
    NOTHING: "Клиента больше нет." / "The account is gone.";
    /// Keys.
    TO_DOSSIER: "досье" / "dossier";
    TO_LINES: "положение" / "standing";
    /// Why a risk cannot be dismissed.
    NOTHING_SUGGESTED: "Подсказки о риске здесь нет: отклонять нечего." / "No risk is suggested here: there is nothing to dismiss.";
}
