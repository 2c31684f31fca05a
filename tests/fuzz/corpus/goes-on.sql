SELECT 'a' /* c */
 'b'; SELECT 'a' -- c
'b';
