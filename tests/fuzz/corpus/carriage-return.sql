SELECT 1 -- c;
;SELECT 'a' -- c 'b;';
