-- Schema 9.

-- Words in which letters of two alphabets look alike are folded into one of them: the texts by which accounts and persons are
-- found are written anew by the program.
