//! What `kam --help` says, and how mistakes on the command line are answered.

crate::sentences! {
    /// The program in two lines.
    ABOUT: "Рабочее место менеджера по ключевым клиентам: досье, люди, дневник,\nобещания и подготовка к встрече. Без сети, всё в одном файле." / "A workbench for a Key Account Manager: dossier, people, diary,\npromises and preparation. Offline, everything in one file.";
    /// Heading of the usage line.
    USAGE: "Использование:" / "Usage:";
    /// Heading of the commands.
    COMMANDS: "Команды" / "Commands";
    /// Heading of what a command takes.
    ARGUMENTS: "Аргументы" / "Arguments";
    /// Heading of a command's own options.
    OPTIONS: "Параметры" / "Options";
    /// Heading of the options of every command.
    GLOBAL: "Общие параметры" / "Options of every command";
    /// In usage lines: a command.
    METAVAR_COMMAND: "КОМАНДА" / "COMMAND";
    /// In usage lines: options.
    METAVAR_OPTIONS: "[ПАРАМЕТРЫ]" / "[OPTIONS]";
    /// In usage lines: a file.
    METAVAR_FILE: "ФАЙЛ" / "FILE";
    /// In usage lines: a language.
    METAVAR_LANG: "ЯЗЫК" / "LANG";
    /// In usage lines: what a preparation is for.
    METAVAR_WHOM: "КЛИЕНТ|ЧЕЛОВЕК|ВСТРЕЧА" / "ACCOUNT|PERSON|MEETING";
    /// In usage lines: what is sought.
    METAVAR_WORDS: "СЛОВА" / "WORDS";
    /// In usage lines: a line to write down.
    METAVAR_LINE: "СТРОКА" / "LINE";
    /// In usage lines: what is exported.
    METAVAR_WHAT: "ЧТО" / "WHAT";
    /// In usage lines: who may see what is exported.
    METAVAR_LEVEL: "КОМУ" / "LEVEL";
    /// In usage lines: an account.
    METAVAR_ACCOUNT: "КЛИЕНТ" / "ACCOUNT";
    /// In usage lines: a name.
    METAVAR_COLUMNS: "СТОЛБЕЦ=ПОЛЕ,…" / "COLUMN=FIELD,…";
    METAVAR_WHOSE: "ПОЧТА=КЛИЕНТ" / "MAIL=CLIENT";
    METAVAR_LINES: "СТРОКИ" / "LINES";
    METAVAR_NAME: "НАЗВАНИЕ" / "NAME";
    METAVAR_CALLED: "ИМЯ" / "NAME";
    PERSON: "Всё, что записано о человеке: напечатать или стереть" / "Everything held on a person: print or erase it";
    PERSON_WHOM: "Имя или его часть, либо номер вида p12" / "The name or a part of it, or a number such as p12";
    PERSON_PRINT: "Напечатать (так без параметра)" / "Print it (unless said)";
    PERSON_LEVEL: "Кому предназначено; без параметра — мне, целиком" / "For whom; unless said for me, whole";
    PERSON_QR: "Визитка QR-кодом: телефон прочтёт её с экрана" / "The card as a QR code: a phone reads it off the screen";
    PERSON_ERASE: "Стереть без возврата" / "Erase, for good";
    PERSON_DRY: "Показать, что сотрётся и что останется, и ничего не стирать" / "Show what would go and what would stay, and erase nothing";
    PERSON_REPLACE: "Убрать имя и из других записей" / "Take the name out of other records too";
    PERSON_BACKUPS: "Сделать заново и резервные копии" / "Make the backups anew as well";
    PERSON_CONFIRM: "Имя целиком: стереть, не спрашивая" / "The whole name: erase without asking";
    METAVAR_PERSON: "ЧЕЛОВЕК" / "PERSON";
    FOR_WHOM: "Кому из наших: видно то, что указано у коллеги в поле «Видит сведения»\n(не указано — только то, что можно передавать)" / "For which colleague: what their record says they may see\n(nothing said: only what may be passed on)";
    /// In usage lines: a day.
    METAVAR_DAY: "ДЕНЬ" / "DAY";
    /// In usage lines: a number of days.
    METAVAR_DAYS: "ДНЕЙ" / "DAYS";
    /// In usage lines: an action.
    METAVAR_ACTION: "ДЕЛО" / "ACTION";
    /// In usage lines: a shell.
    METAVAR_SHELL: "ОБОЛОЧКА" / "SHELL";

    /// `--file`.
    FILE: "Файл с данными [иначе KAM_FILE, иначе личная папка]" / "The file with the data [else KAM_FILE, else your own folder]";
    /// `--lang`.
    LANG: "Язык: ru или en [иначе KAM_LANG, иначе язык системы]" / "Language: ru or en [else KAM_LANG, else the system’s]";
    /// `--json`.
    JSON: "Ответ для программ, в виде JSON" / "Answer for programs, as JSON";
    /// `--ascii`.
    ASCII: "Значки только из ASCII" / "Symbols in ASCII only";
    /// `--help`.
    HELP: "Показать эту справку" / "Show this help";
    /// `--version`.
    VERSION: "Показать версию" / "Show the version";

    /// `kam demo`.
    DEMO: "Открыть пример с выдуманными клиентами; ваш файл не затрагивается" / "Open an example with invented companies; your own file is not touched";
    /// `kam demo --save`.
    DEMO_SAVE: "Записать пример в новый файл и закончить" / "Write the example to a new file and stop";
    /// `kam import`.
    IMPORT: "Принять из файлов клиентов, людей, закупки, встречи, письма" / "Take in accounts, people, purchases, meetings, letters from files";
    /// The files to import.
    IMPORT_FILES: "Что принять; без файла — то, за чем следят настройки: vCard, таблица CSV, книга Excel, отчёт о закупках из учётной системы, календарь, письма; файлов может быть несколько. Строки, которых не прочесть, называются, остальные входят (код 1)" / "What to take in; with no file, what the settings watch: vCard, a CSV table, an Excel workbook, a report on purchases from an accounting system, a calendar, letters; one file or more. Rows that cannot be read are named, the others go in (status 1)";
    /// `kam import --columns`.
    IMPORT_COLUMNS: "Что в столбцах, если они не узнаны: 1=ФИО,3=Телефон. Столбец — номер или заголовок; поля: ФИО, фамилия, имя, отчество, должность, отдел, телефон, почта, сайт, день рождения, заметка, компания, телефон компании, почта компании, сайт компании, ИНН, отрасль, регион, город, адрес; «сохранить рядом» — ни одно" / "What the columns hold where they are not known: 1=name,3=phone. A column is its number or heading; fields: full name, family name, given name, middle name, position, department, phone, e-mail, site, birthday, note, company, company phone, company e-mail, company site, tax id, industry, region, city, address; “keep beside” is none of them";
    /// `kam import --headings`.
    IMPORT_HEADINGS: "Внести строки, похожие на заголовки групп: номера через запятую" / "Take in rows that look like headings of groups: their lines, with commas";
    IMPORT_KEEP: "Отчёт о закупках: оставить и то, чего в нём нет" / "A report on purchases: keep what is not in it as well";
    IMPORT_GUESSES: "Календарь и письма: внести и то, о чём лишь догадка, чьё оно" / "A calendar and letters: take in those too of which it is a guess whose they are";
    IMPORT_GONE: "Календарь: отменить и встречи, которых в нём больше нет" / "A calendar: call off the meetings too that it has no longer";
    IMPORT_CLOSES: "Письма: закрыть запланированные на тот же день" / "Letters: close those planned for the same day with them";
    IMPORT_WHOSE: "Календарь и письма: чей это адрес или почтовый домен; без клиента после знака = — ничей. Запомнится" / "A calendar and letters: whose an address or a mail domain is; with no client after the = nobody’s. It is remembered";
    /// `kam portfolio`.
    PORTFOLIO: "Кто чего стоит: ABC, XYZ, доход, оборот и доли всех клиентов" / "Who is worth what: ABC, XYZ, income, turnover and shares of all accounts";
    METAVAR_BY: "ЧТО" / "WHAT";
    METAVAR_PERIOD: "ПЕРИОД" / "PERIOD";
    PORTFOLIO_BY: "Сравнить по доходу (income) или по обороту (turnover); без параметра —\nпо доходу, если себестоимость известна" / "Compare by income or turnover; unless said by income,\nwhere any cost is known";
    PORTFOLIO_PERIOD: "trailing — последние двенадцать целых месяцев (так без параметра),\nyear — последний полный год, year-before — год до него" / "trailing: the last twelve whole months (unless said),\nyear: the last full year, year-before: the one before it";
    PORTFOLIO_LEVEL: "Кому предназначено; без параметра — мне, целиком; другим видны\nтолько названия" / "For whom; unless said for me, whole; others read names alone";
    /// `kam price`.
    PRICE: "Цена уступки: сколько стоит в год и в моих ли пределах" / "What a concession costs a year, and whether it is within my limits";
    /// `kam price`, its line.
    PRICE_LINE: "Уступка и, после «за», что взамен: отсрочка 45 60 за 0,5 % к цене" / "The concession and, behind “for”, what is asked in return: deferral 45 60 for 0.5% on the price";
    /// `kam month`.
    MONTH: "Что изменилось за месяц и что ещё не решено" / "What changed in a month, and what is undecided";
    PLAYBOOKS: "Сценарии: готовые шаги со сроками" / "Playbooks: ready steps with their days";
    PLAYBOOKS_TOML: "Готовые сценарии как текст: изменённый положите рядом с файлом под именем playbooks.toml" / "The shipped ones as a text: changed, it goes beside the file as playbooks.toml";
    REVIEW: "Обзор недели: что было, что просрочено, что дальше" / "The week’s review: what happened, what is late, what is next";
    METAVAR_MONTH: "МЕСЯЦ" / "MONTH";
    MONTH_WHICH: "Октябрь, 10.2026 или 2026-10; без него — последний\nзакончившийся" / "October, 10.2026 or 2026-10; unless said the last one\nthat is over";
    /// `kam money --whole`.
    DOCUMENT_WHOLE: "Показать и то, из чего сложились цифры" / "Show what the figures are made of as well";
    /// `kam money --markdown`.
    DOCUMENT_MARKDOWN: "Вывести как Markdown" / "Print as Markdown";
    /// `kam import --dry-run`.
    IMPORT_DRY: "Показать, что изменится, и ничего не записать" / "Show what would change and write nothing";
    /// `kam import --yes`.
    IMPORT_YES: "Не спрашивать подтверждения" / "Do not ask for confirmation";
    /// `kam today`.
    TODAY: "Встречи, обещания и задачи на ближайшие дни" / "Meetings, promises and tasks of the next days";
    /// `kam actions`.
    ACTIONS: "Все дела всех клиентов, просроченные первыми" / "All actions of all accounts, overdue ones first";
    METAVAR_FILTER: "ФИЛЬТР" / "FILTER";
    ACTIONS_FILTER: "Слова: мои, просрочено, сегодня, неделя, обещания, все;\nклиент:имя, кто:имя, источник:претензия, \"срок<пт\";\nпрочее ищется в тексте" / "Words: mine, overdue, today, week, promises, all;\naccount:name, who:name, source:complaint, \"due<fri\";\nthe rest is looked for in the text";
    /// `kam today --days`.
    TODAY_DAYS: "На сколько дней вперёд [иначе как в настройках]" / "How many days ahead [else as in the settings]";
    /// `--csv`.
    CSV: "Таблица CSV для электронных таблиц" / "A CSV table for spreadsheets";
    /// `kam add`.
    ADD: "Завести клиента или человека одной строкой" / "Add an account or a person in one line";
    /// What to add.
    ADD_WHAT: "account — клиента, person — человека" / "account or person";
    /// The line.
    ADD_LINE: "Через запятую. Клиент: \"Вектор, Тверь\". Человек:\n\"Петрова Анна Сергеевна, Ромашка, главный бухгалтер, +7 900 000-20-09\"" / "Parted by commas. An account: \"Vector, Leeds\". A person:\n\"Anna Brook, Larkmere, chief accountant, +44 7700 900123\"";
    ADD_ANYWAY: "Завести, даже если похожая запись уже есть или адрес выглядит неверным" / "Add it even if a record like it is there or an address looks wrong";
    /// `kam done`.
    DONE: "Отметить дело или обещание выполненным" / "Mark an action or a promise as done";
    /// Which.
    DONE_WHICH: "Номер (d12, его показывает kam today) или слова из дела" / "Its number (d12, as kam today shows it) or words of it";
    /// `kam prep`.
    PREP: "Подготовка к звонку или встрече: одна страница" / "Preparation for a call or a meeting: one page";
    /// What to prepare.
    PREP_WHOM: "Начало или часть названия клиента или имени человека, номер клиента (a12)\nили встречи (m7)" / "Start or part of an account’s or a person’s name, an account’s number (a12)\nor a meeting’s (m7)";
    /// `kam find`.
    FIND: "Найти людей, клиентов и всё, что записано" / "Find people, accounts and everything written";
    /// What to find.
    FIND_WORDS: "Имя, телефон или слова в любой форме, на любой раскладке. Уточнить:\n«точная фраза», -лишнее, клиент:ромашка, кто:щёголева, вид:звонок,\nза месяц, в прошлом квартале, с 01.03, март, 2026" / "A name, a phone or words in any form, in either layout. To narrow:\n“exact phrase”, -unwanted, account:romashka, person:ivanov, kind:call,\nlast month, last quarter, since 01.03, march, 2026";
    /// `kam map`.
    MAP: "Карта влияния: кто кому подчинён, кто решает, кто на кого влияет" / "The influence map: who reports to whom, decides, moves whom";
    /// Whose map.
    MAP_ACCOUNT: "Начало или часть названия клиента либо его номер (a12)" / "Start or part of an account’s name, or its number (a12)";
    /// `kam map --purchase`.
    MAP_PURCHASE: "Карта закупки: роли и отношение, какими они отличаются в ней" / "The map of a purchase, with the roles and attitudes that differ in it";
    /// `kam map --as-of`.
    MAP_AS_OF: "Какой карта была: вчера, -30, 12.03, 12 марта" / "As it was: yesterday, -30, 12.03, 12 mar";
    /// `kam map --visibility`.
    MAP_LEVEL: "Кому предназначено: shareable — имена, должности, подчинение (так без\nпараметра), team — ещё роли, контакты и этапы, private — только мне:\nоценки, связи, заметки и ответы карты" / "For whom: shareable: names, positions, who reports to whom (unless said),\nteam: roles, contacts and stages too, private: for me alone, with\njudgements, ties, notes and what the map answers";
    /// `kam map --svg`.
    MAP_SVG: "Записать чертёж для печати (SVG) в новый файл" / "Write a drawing for print (SVG) to a new file";
    /// `kam map --mermaid`.
    MAP_MERMAID: "Блок-схема в тексте Mermaid" / "A flowchart as Mermaid text";
    /// `kam map --csv`.
    MAP_CSV: "Таблица людей и связей для электронных таблиц" / "Persons and links as a table for spreadsheets";
    /// `kam log`.
    LOG: "Записать разговор одной строкой" / "Write a contact down in one line";
    /// The line.
    LOG_LINE: "Когда, как, с кем и что: \"вчера 15:00 зв ромашка: +Иванов просит\nотсрочку; !КП до пт; !!список до 12.12; ?кто подпишет; далее 01.12\".\n+ человек (=за, =против), ! мы обещали, !! нам обещали, ? узнать,\n* претензия, % сумма, =+1 настроение; знак после \\ — просто текст" / "When, how, with whom and what: \"yesterday 15:00 call alfa: +petrov wants\nbetter terms; !offer by fri; !!list by 12 dec; ?who signs; next 1 dec\".\n+ person (=pro, =con), ! we promised, !! they promised, ? find out,\n* complaint, % amount, =+1 mood; a sign after \\ is plain text";
    /// `kam log -f`.
    LOG_FROM: "Взять строки из файла, по одной записи в строке («-» — из ввода)" / "Take lines from a file, one entry a line (“-” for the input)";
    /// `kam log --dry-run`.
    LOG_ANYWAY: "Записать, даже если такая строка, контакт или обещание уже есть" / "Write it even if the same line, a contact or a promise like it is there";
    LOG_DRY: "Показать, как строка понята, и ничего не записать" / "Show how the line is understood and write nothing";
    /// `kam export`.
    EXPORT: "Выгрузить записи таблицей или в виде JSON" / "Write records out as a table or as JSON";
    /// What to export.
    EXPORT_WHAT: "accounts — клиенты, people — люди, diary — дневник, actions — план,\nopportunities — возможности, signals — сигналы,\nvalues — что дали клиентам, debts — долги, contracts — договоры,\nterms — условия, legal-entities — юрлица, purchases — закупки,\ncalendar — календарь для телефона и офиса" / "accounts, people, diary, actions, opportunities, signals,\nvalues, debts, contracts, terms, legal-entities, purchases,\nor calendar for a phone or an office program";
    /// Whose calendar.
    EXPORT_ACCOUNT: "Календарь одного клиента" / "The calendar of one account";
    EXPORT_ICS: "Календарь (ICS): запланированные контакты, обещания и сроки; повторная выгрузка обновляет их, а не удваивает" / "The calendar (ICS): planned contacts, promises and what is due; written again it brings them up to date and doubles nothing";
    EXPORT_TO: "Записать календарь в этот файл; прежняя выгрузка заменится" / "Put the calendar into this file; what was written there before is replaced";
    /// `kam export --visibility`.
    EXPORT_LEVEL: "Кому предназначено: shareable — имена, должности, встречи и взаимные\nобещания (так без параметра), team — ещё телефоны, цели, итоги и задачи,\nprivate — только мне: оценки, сигналы, конкуренты" / "For whom: shareable: names, positions, appointments, mutual promises\n(unless said), team: phones, purposes, notes and tasks too, private: for me\nalone, with judgements, signals and competitors";
    /// `kam doctor`.
    DOCTOR: "Проверить файл, копии, права и поиск" / "Check the file, its backups, permissions and search";
    /// `kam doctor --repair`.
    DOCTOR_REPAIR: "Исправить права, поиск и журнал изменений" / "Put permissions, search and journal right";
    /// `kam backup`.
    BACKUP: "Сделать резервную копию" / "Make a backup";
    /// Where to.
    BACKUP_FILE: "Куда записать [иначе сегодняшняя копия рядом с файлом]" / "Where to write it [else today’s, beside the file]";
    /// `kam backup --yes`.
    DOCTOR_YES: "Не спрашивать, заменять ли знаком текст, который нельзя прочесть, и обходиться ли без записей, которых не прочесть" / "Do not ask whether to put a mark in the place of text that cannot be read, and to go without records that cannot";
    BACKUP_YES: "Заменить прежний файл Kamdesk, если он там есть" / "Replace an earlier Kamdesk file that stands there";
    /// `kam restore`.
    RESTORE: "Вернуть данные из резервной копии; прежний файл сохраняется рядом" / "Bring back a backup; the present file is kept beside it";
    /// What from.
    RESTORE_FILE: "Резервная копия" / "The backup";
    /// `kam restore --yes`.
    RESTORE_YES: "Не спрашивать подтверждения" / "Do not ask for confirmation";
    /// `kam completions`.
    COMPLETIONS: "Подсказки для командной оболочки" / "Completions for a shell";
    /// Which shell.
    COMPLETIONS_SHELL: "bash, zsh, fish, powershell или elvish" / "bash, zsh, fish, powershell or elvish";
    /// `kam help`.
    HELP_COMMAND: "Справка о команде" / "Help on a command";

    /// What stands under the help.
    AFTER: "Без команды открывается рабочее место.\n\nКод завершения: 0 — сделано; 1 — не получилось или найдена неполадка;\n2 — ошибка в команде; 3 — нужно уточнить:\nподходит несколько имён или строка ждёт во входящих; 4 — не найдено.\n\nПеременные среды: KAM_FILE — файл, KAM_LANG — язык, NO_COLOR — без выделения." / "Without a command the workbench opens.\n\nExit status: 0 done; 1 failed, or something found wrong;\n2 a mistake in the command; 3 to be settled:\nseveral names fit, or a line waits in the inbox; 4 not found.\n\nEnvironment: KAM_FILE the file, KAM_LANG the language, NO_COLOR no highlighting.";

    /// An option that does not exist.
    fn unknown_option(given: &str): "Неизвестный параметр: {given}." / "Unknown option: {given}.";
    /// A word too many.
    fn unexpected(given: &str): "Лишнее слово в команде: {given}." / "A word too many: {given}.";
    /// A command that does not exist.
    fn unknown_command(given: &str): "Неизвестная команда: {given}." / "Unknown command: {given}.";
    /// Perhaps this was meant.
    fn perhaps(meant: &str): "Может быть, {meant}?" / "Perhaps {meant}?";
    /// Something is missing.
    fn lacking(what: &str): "Не хватает: {what}." / "Missing: {what}.";
    /// An option without its value.
    fn needs_value(option: &str): "После {option} нужно значение." / "{option} needs a value.";
    /// A value that does not fit.
    fn bad_value(option: &str, value: &str): "{option}: значение «{value}» не подходит." / "{option}: “{value}” does not fit.";
    /// The values that fit.
    fn fitting(values: &str): "Подходят: {values}." / "These do: {values}.";
    /// Given twice, or together with what it excludes.
    fn conflict(one: &str, other: &str): "{one} и {other} вместе не указывают." / "{one} and {other} do not go together.";
    /// An option that is there already.
    fn twice(option: &str): "{option} указан дважды." / "{option} is given twice.";
    /// Anything else.
    NOT_UNDERSTOOD: "Команда не понята." / "The command was not understood.";
    /// Where help is.
    fn see(command: &str): "Справка: {command} --help" / "Help: {command} --help";
}
