-- Full text. The program writes folded text into it; the place of a row is its day, its table and its id (see
-- `store::find_text`), so that newest first is the order of the rows and a span of days a range of them.
CREATE VIRTUAL TABLE find_text USING fts5(
  shown, hidden, keys, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0"
);

-- Every word that was ever written: a beginning is looked up here and searched as the words that have it.
CREATE TABLE find_word (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
