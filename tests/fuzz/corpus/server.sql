DO $a$ $$ ; $b$ ; $a$; SELECT E'a\';b'
 'c\';'; SELECT /* /* ; */ */ 1$$;$$, $1, '1'::int, U&'x', a$b;
CREATE OR REPLACE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; END; CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2);
