CREATE TABLE accounts AS SELECT * REPLACE (
    enum_range(NULL::region)[region + 1]::region AS region,
    enum_range(NULL::industry)[industry + 1]::industry AS industry,
    enum_range(NULL::stage)[stage + 1]::stage AS stage) FROM loaded_accounts;
CREATE TABLE contacts AS SELECT * REPLACE (
    enum_range(NULL::contact_role)[role + 1]::contact_role AS role,
    enum_range(NULL::stance)[stance + 1]::stance AS stance) FROM loaded_contacts;
DROP TABLE loaded_accounts;
DROP TABLE loaded_contacts;
CHECKPOINT;
