SELECT 'a; "b /* $$ c
