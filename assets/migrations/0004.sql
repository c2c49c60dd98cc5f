-- Persons by the words of what they are found by: any part of a name, the beginning of a phone or of an e-mail.
CREATE VIRTUAL TABLE find_person USING fts5(
  words, content = '', contentless_delete = 1, detail = none, tokenize = "unicode61 remove_diacritics 0"
);
INSERT INTO find_person(rowid, words) SELECT id, find FROM person WHERE find <> '';

CREATE TRIGGER find_person_insert AFTER INSERT ON person WHEN NEW.find <> '' BEGIN
  INSERT INTO find_person(rowid, words) VALUES (NEW.id, NEW.find);
END;
CREATE TRIGGER find_person_update AFTER UPDATE OF find ON person BEGIN
  DELETE FROM find_person WHERE rowid = OLD.id;
  INSERT INTO find_person(rowid, words) VALUES (NEW.id, NEW.find);
END;
CREATE TRIGGER find_person_delete AFTER DELETE ON person BEGIN
  DELETE FROM find_person WHERE rowid = OLD.id;
END;
