-- revision: a
-- down-revision: none
-- branch: b
-- message: Ж 🛒
-- @upgrade
SELECT 'a
b', "c""d";
-- @verify
