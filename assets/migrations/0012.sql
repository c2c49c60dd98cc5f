-- How much of its purpose a contact reached: the best, the least, nothing (M20).
ALTER TABLE entry ADD COLUMN reached TEXT;
