<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en">
<context>
    <name>BackupsTab</name>
    <message>
        <source>Bring back…</source>
        <translation>Вернуть…</translation>
    </message>
    <message>
        <source>Put what the selected backup holds in the place of what the database holds now</source>
        <translation>Заменить то, что сейчас в базе, тем, что в выбранной копии</translation>
    </message>
    <message>
        <source>Bring the selected backup back</source>
        <translation>Вернуть выбранную резервную копию</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Показать в папке</translation>
    </message>
    <message>
        <source>Open the folder that holds the backups</source>
        <translation>Открыть папку с резервными копиями</translation>
    </message>
    <message>
        <source>Show the backups in their folder</source>
        <translation>Показать резервные копии в их папке</translation>
    </message>
    <message>
        <source>A backup is being made</source>
        <translation>Создаётся резервная копия</translation>
    </message>
    <message>
        <source>Backups, the newest first</source>
        <translation>Резервные копии, сначала новые</translation>
    </message>
</context>
<context>
    <name>BulkForm</name>
    <message>
        <source>&amp;Rows</source>
        <translation>&amp;Строки</translation>
    </message>
    <message>
        <source>&amp;Column</source>
        <translation>С&amp;толбец</translation>
    </message>
    <message>
        <source>&amp;What</source>
        <translation>&amp;Действие</translation>
    </message>
    <message>
        <source>&amp;Value</source>
        <translation>&amp;Значение</translation>
    </message>
    <message>
        <source>New value</source>
        <translation>Новое значение</translation>
    </message>
    <message>
        <source>New value, chosen from a list</source>
        <translation>Новое значение из списка</translation>
    </message>
    <message>
        <source>R&amp;ound</source>
        <translation>О&amp;кругление</translation>
    </message>
</context>
<context>
    <name>BusyDialog</name>
    <message>
        <source>Working</source>
        <translation>Работа идёт</translation>
    </message>
</context>
<context>
    <name>BusyQuestion</name>
    <message>
        <source>Another program is using the database</source>
        <translation>База занята другой программой</translation>
    </message>
    <message>
        <source>Waiting until that program has closed the file. Shopbook goes on by itself then.</source>
        <translation>Ждём, пока та программа закроет файл. Потом Shopbook продолжит сам.</translation>
    </message>
    <message>
        <source>&amp;After I stop the bot</source>
        <translation>&amp;Когда остановлю бота</translation>
    </message>
    <message>
        <source>&amp;Now</source>
        <translation>&amp;Сейчас</translation>
    </message>
    <message>
        <source>Open &amp;read-only</source>
        <translation>Открыть только для &amp;чтения</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
</context>
<context>
    <name>CheckupTab</name>
    <message>
        <source>&amp;Check now</source>
        <translation>&amp;Проверить</translation>
    </message>
    <message>
        <source>What the check-up found</source>
        <translation>Что нашла проверка</translation>
    </message>
    <message>
        <source>How bad</source>
        <translation>Важность</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Что найдено</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Строк</translation>
    </message>
    <message>
        <source>&amp;Show the rows</source>
        <translation>По&amp;казать строки</translation>
    </message>
    <message>
        <source>&amp;Repair…</source>
        <translation>&amp;Исправить…</translation>
    </message>
    <message>
        <source>Rows of the finding; Enter shows one on its page</source>
        <translation>Строки находки; Enter показывает строку на её странице</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Строка</translation>
    </message>
    <message>
        <source>What stands there</source>
        <translation>Что там стоит</translation>
    </message>
    <message>
        <source>What to do about it</source>
        <translation>Что с этим делать</translation>
    </message>
</context>
<context>
    <name>CloseQuestion</name>
    <message>
        <source>Not saved</source>
        <translation>Не сохранено</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Сохранить</translation>
    </message>
    <message>
        <source>&amp;Don&apos;t save</source>
        <translation>&amp;Не сохранять</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>All commands</source>
        <translation>Все команды</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>Что вы хотите сделать?</translation>
    </message>
    <message>
        <source>Search the commands</source>
        <translation>Поиск команды</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Команды</translation>
    </message>
    <message>
        <source>No command that can be used now has these words. Try fewer, or a part of one.</source>
        <translation>Среди команд, доступных сейчас, таких слов нет. Наберите меньше слов или часть слова.</translation>
    </message>
</context>
<context>
    <name>ConflictDialog</name>
    <message>
        <source>Changed by another program</source>
        <translation>Изменено другой программой</translation>
    </message>
    <message>
        <source>Values that differ</source>
        <translation>Расхождения</translation>
    </message>
    <message>
        <source>What is left for later stays unsaved. Nothing is overwritten without your choice.</source>
        <translation>То, что вы отложите, останется несохранённым. Без вашего решения ничего не перезаписывается.</translation>
    </message>
    <message>
        <source>Keep all mine</source>
        <translation>Оставить всё моё</translation>
    </message>
    <message>
        <source>Take all theirs</source>
        <translation>Взять всё чужое</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>&amp;Применить</translation>
    </message>
    <message>
        <source>Decide later</source>
        <translation>Решить позже</translation>
    </message>
</context>
<context>
    <name>ConnectDialog</name>
    <message>
        <source>Connect to a server</source>
        <translation>Подключиться к серверу</translation>
    </message>
    <message>
        <source>A store that several desktops share lives on a PostgreSQL server. Whoever runs the server knows these words.</source>
        <translation>Если магазином пользуются с нескольких компьютеров, он хранится на сервере PostgreSQL. Эти данные знает тот, кто ведёт сервер.</translation>
    </message>
    <message>
        <source>&amp;Host</source>
        <translation>&amp;Сервер</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Сервер</translation>
    </message>
    <message>
        <source>&amp;Port</source>
        <translation>По&amp;рт</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Порт</translation>
    </message>
    <message>
        <source>&amp;Database</source>
        <translation>&amp;База данных</translation>
    </message>
    <message>
        <source>Name of the database</source>
        <translation>Имя базы данных</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>По&amp;льзователь</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Пользователь</translation>
    </message>
    <message>
        <source>Pass&amp;word</source>
        <translation>П&amp;ароль</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Пароль</translation>
    </message>
    <message>
        <source>&amp;Encryption</source>
        <translation>&amp;Шифрование</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Шифрование</translation>
    </message>
    <message>
        <source>Keep the password in the system&apos;s keyring</source>
        <translation>Хранить пароль в системном хранилище паролей</translation>
    </message>
    <message>
        <source>Steps of the test</source>
        <translation>Шаги проверки</translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation>&amp;Проверить</translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation>Под&amp;ключиться</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
</context>
<context>
    <name>ContactDialog</name>
    <message>
        <source>Change contact</source>
        <translation>Сменить контакт</translation>
    </message>
    <message>
        <source>Changes surname, age and one number of a person together: all of it is saved, or nothing.</source>
        <translation>Меняет фамилию, возраст и один номер человека вместе: сохранится либо всё, либо ничего.</translation>
    </message>
    <message>
        <source>&amp;Person</source>
        <translation>&amp;Человек</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Человек</translation>
    </message>
    <message>
        <source>S&amp;urname</source>
        <translation>&amp;Фамилия</translation>
    </message>
    <message>
        <source>Surname</source>
        <translation>Фамилия</translation>
    </message>
    <message>
        <source>No value</source>
        <translation>Нет значения</translation>
    </message>
    <message>
        <source>No value at all (NULL), which is not the same as an empty text (Ctrl+0)</source>
        <translation>Значения нет совсем (NULL), это не то же самое, что пустой текст (Ctrl+0)</translation>
    </message>
    <message>
        <source>Surname: no value</source>
        <translation>Фамилия: нет значения</translation>
    </message>
    <message>
        <source>&amp;Age</source>
        <translation>&amp;Возраст</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Возраст</translation>
    </message>
    <message>
        <source>&amp;Old number</source>
        <translation>&amp;Прежний номер</translation>
    </message>
    <message>
        <source>Old number</source>
        <translation>Прежний номер</translation>
    </message>
    <message>
        <source>&amp;New number</source>
        <translation>&amp;Новый номер</translation>
    </message>
    <message>
        <source>New number</source>
        <translation>Новый номер</translation>
    </message>
    <message>
        <source>Details…</source>
        <translation>Подробности…</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Сохранить</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
</context>
<context>
    <name>CustomerForm</name>
    <message>
        <source>No value at all (NULL), which is not the same as an empty text (Ctrl+0)</source>
        <translation>Значения нет совсем (NULL), это не то же самое, что пустой текст (Ctrl+0)</translation>
    </message>
    <message>
        <source>No value</source>
        <translation>Нет значения</translation>
    </message>
</context>
<context>
    <name>DatabasePage</name>
    <message>
        <source>Database</source>
        <translation>База данных</translation>
    </message>
    <message>
        <source>Parts of the page “Database”</source>
        <translation>Разделы страницы «База данных»</translation>
    </message>
</context>
<context>
    <name>DeleteDialog</name>
    <message>
        <source>Delete</source>
        <translation>Удаление</translation>
    </message>
    <message>
        <source>What hangs on it</source>
        <translation>Связанные записи</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Запись</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Оплачено</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Удалить</translation>
    </message>
    <message>
        <source>A&amp;rchive</source>
        <translation>В &amp;архив</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Or &amp;give what hangs on it to another one, and delete it then:</source>
        <translation>Или п&amp;еренесите связанные записи в другую, а эту удалите:</translation>
    </message>
    <message>
        <source>Who gets what hangs on it</source>
        <translation>Кому передать связанное</translation>
    </message>
    <message>
        <source>Show &amp;what would change…</source>
        <translation>Показать, что &amp;изменится…</translation>
    </message>
</context>
<context>
    <name>DraftDialog</name>
    <message>
        <source>Changes of last time</source>
        <translation>Изменения прошлого раза</translation>
    </message>
    <message>
        <source>Changes that were not saved</source>
        <translation>Изменения, которые не были сохранены</translation>
    </message>
    <message>
        <source>Restored changes are not saved at once: look at them and save with Ctrl+S. What another program changed meanwhile is shown then, field by field.</source>
        <translation>Восстановленные изменения не сохраняются сразу: просмотрите их и сохраните по Ctrl+S. Что за это время изменила другая программа, будет показано по полям.</translation>
    </message>
    <message>
        <source>&amp;Drop them</source>
        <translation>&amp;Отбросить</translation>
    </message>
    <message>
        <source>&amp;Restore</source>
        <translation>&amp;Восстановить</translation>
    </message>
    <message>
        <source>Decide later</source>
        <translation>Решить позже</translation>
    </message>
</context>
<context>
    <name>ErrorDetails</name>
    <message>
        <source>Shopbook</source>
        <translation>Shopbook</translation>
    </message>
    <message>
        <source>Technical details</source>
        <translation>Технические подробности</translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation>&amp;Подробности</translation>
    </message>
    <message>
        <source>C&amp;opy</source>
        <translation>&amp;Копировать</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
</context>
<context>
    <name>FilterDialog</name>
    <message>
        <source>Filter the rows</source>
        <translation>Отбор строк</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>Условия</translation>
    </message>
</context>
<context>
    <name>HistoryDialog</name>
    <message>
        <source>What was changed, newest first</source>
        <translation>Что изменено, сначала новое</translation>
    </message>
    <message>
        <source>This is no full audit. Shopbook writes down what it changes itself. What other programs changed is only noticed, where a value is no longer the one that Shopbook saw last: not by whom, not when exactly, and not what was changed back in between.</source>
        <translation>Здесь видно не всё. Shopbook записывает то, что изменяет сам. Изменения других программ лишь замечаются — там, где значение уже не то, которое Shopbook видел последним: неизвестно, кто и когда именно его изменил и что за это время меняли и возвращали.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
</context>
<context>
    <name>LogDialog</name>
    <message>
        <source>Log</source>
        <translation>Журнал</translation>
    </message>
    <message>
        <source>The end of the log</source>
        <translation>Конец журнала</translation>
    </message>
</context>
<context>
    <name>NumberForm</name>
    <message>
        <source>No value at all (NULL), which is not the same as an empty text (Ctrl+0)</source>
        <translation>Значения нет совсем (NULL), это не то же самое, что пустой текст (Ctrl+0)</translation>
    </message>
    <message>
        <source>No value</source>
        <translation>Нет значения</translation>
    </message>
</context>
<context>
    <name>PendingDialog</name>
    <message>
        <source>Not saved yet</source>
        <translation>Ещё не сохранено</translation>
    </message>
    <message>
        <source>How the changes are shown</source>
        <translation>Как показаны изменения</translation>
    </message>
    <message>
        <source>In &amp;words</source>
        <translation>С&amp;ловами</translation>
    </message>
    <message>
        <source>Changes that are not saved yet</source>
        <translation>Изменения, которые ещё не сохранены</translation>
    </message>
    <message>
        <source>As S&amp;QL</source>
        <translation>В виде S&amp;QL</translation>
    </message>
    <message>
        <source>For reading: about these statements run when you save, all in one transaction. The program itself sends the values apart from the statements, writes the times and its history, and checks first what other programs changed.</source>
        <translation>Для чтения: примерно эти команды выполнятся при сохранении, все в одной транзакции. Сама программа передаёт значения отдельно от команд, записывает время и историю и сначала проверяет, что изменили другие программы.</translation>
    </message>
    <message>
        <source>The changes as SQL</source>
        <translation>Изменения в виде SQL</translation>
    </message>
    <message>
        <source>&amp;Drop the selected</source>
        <translation>&amp;Отбросить выбранные</translation>
    </message>
    <message>
        <source>Drop &amp;all</source>
        <translation>Отбросить &amp;все</translation>
    </message>
    <message>
        <source>Show the &amp;row</source>
        <translation>Показать ст&amp;року</translation>
    </message>
    <message>
        <source>&amp;Save all</source>
        <translation>&amp;Сохранить все</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
</context>
<context>
    <name>PersonForm</name>
    <message>
        <source>No value at all (NULL), which is not the same as an empty text (Ctrl+0)</source>
        <translation>Значения нет совсем (NULL), это не то же самое, что пустой текст (Ctrl+0)</translation>
    </message>
    <message>
        <source>No value</source>
        <translation>Нет значения</translation>
    </message>
</context>
<context>
    <name>PlanDialog</name>
    <message>
        <source>Rows looked at</source>
        <translation>Просмотрено строк</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>О&amp;становить</translation>
    </message>
    <message>
        <source>What would change</source>
        <translation>Что изменится</translation>
    </message>
    <message>
        <source>Nothing is saved yet: the changes wait for Ctrl+S, and one Undo takes all of them back.</source>
        <translation>Пока ничего не сохраняется: изменения ждут Ctrl+S, и одна отмена вернёт их все.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>&amp;Применить</translation>
    </message>
</context>
<context>
    <name>ProductForm</name>
    <message>
        <source>Shows what the buyer receives</source>
        <translation>Показать, что получит покупатель</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Показать</translation>
    </message>
    <message>
        <source>No value at all (NULL), which is not the same as an empty text (Ctrl+0)</source>
        <translation>Значения нет совсем (NULL), это не то же самое, что пустой текст (Ctrl+0)</translation>
    </message>
    <message>
        <source>No value</source>
        <translation>Нет значения</translation>
    </message>
</context>
<context>
    <name>QueriesPage</name>
    <message>
        <source>Queries</source>
        <translation>Запросы</translation>
    </message>
    <message>
        <source>Shelf</source>
        <translation>Полка</translation>
    </message>
    <message>
        <source>Show or hide the lesson, saved queries and exercises</source>
        <translation>Показать или скрыть урок, сохранённые запросы и задачи</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Сохранить…</translation>
    </message>
    <message>
        <source>Save this query in the database under a name</source>
        <translation>Сохранить этот запрос в базе под именем</translation>
    </message>
    <message>
        <source>Open queries</source>
        <translation>Открытые запросы</translation>
    </message>
</context>
<context>
    <name>RecordDialog</name>
    <message>
        <source>Record</source>
        <translation>Запись</translation>
    </message>
    <message>
        <source>Details…</source>
        <translation>Подробности…</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Сохранить</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
</context>
<context>
    <name>RepairDialog</name>
    <message>
        <source>Repair</source>
        <translation>Исправление</translation>
    </message>
    <message>
        <source>What the repair changes</source>
        <translation>Что изменит исправление</translation>
    </message>
    <message>
        <source>What stands in the place of a time that cannot be known</source>
        <translation>Что поставить на место времени, которое нельзя узнать</translation>
    </message>
</context>
<context>
    <name>ReplaceForm</name>
    <message>
        <source>&amp;Find</source>
        <translation>&amp;Найти</translation>
    </message>
    <message>
        <source>Replace &amp;with</source>
        <translation>За&amp;менить на</translation>
    </message>
    <message>
        <source>&amp;Column</source>
        <translation>&amp;Столбец</translation>
    </message>
    <message>
        <source>&amp;Rows</source>
        <translation>С&amp;троки</translation>
    </message>
    <message>
        <source>&amp;Match upper and lower case</source>
        <translation>&amp;Учитывать регистр букв</translation>
    </message>
    <message>
        <source>Only &amp;whole cells</source>
        <translation>Только ячейку &amp;целиком</translation>
    </message>
</context>
<context>
    <name>ResultExport</name>
    <message>
        <source>Export the rows</source>
        <translation>Экспорт строк</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>Идёт запись</translation>
    </message>
    <message>
        <source>The query runs once more, and the whole result is written, not only the rows that are loaded. The time limit and the row limit do not apply here. Until the last row is written, a file of this name stays as it was.</source>
        <translation>Запрос выполняется ещё раз, и записывается весь результат, а не только загруженные строки. Ограничения времени и числа строк здесь не действуют. Пока не записана последняя строка, прежний файл с этим именем остаётся как был.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
</context>
<context>
    <name>RunLimitsDialog</name>
    <message>
        <source>Limits of a query</source>
        <translation>Ограничения запроса</translation>
    </message>
    <message>
        <source>A query that runs longer is stopped. Of a longer result the first rows are shown; an export always writes all of them, and no limit ends it.</source>
        <translation>Запрос, который выполняется дольше, останавливается. От более длинного результата показываются первые строки; экспорт всегда записывает все, и никакое ограничение его не прерывает.</translation>
    </message>
    <message>
        <source>&amp;Time limit:</source>
        <translation>&amp;Время:</translation>
    </message>
    <message>
        <source>Time limit in seconds</source>
        <translation>Ограничение времени в секундах</translation>
    </message>
    <message>
        <source>&amp;No time limit</source>
        <translation>&amp;Без ограничения</translation>
    </message>
    <message>
        <source>No time limit</source>
        <translation>Без ограничения времени</translation>
    </message>
    <message>
        <source>A query may then run until you press Cancel, and keep the server or the disk busy for as long.</source>
        <translation>Тогда запрос может выполняться, пока вы не нажмёте «Отмена», и всё это время занимать сервер или диск.</translation>
    </message>
    <message>
        <source>&amp;Rows shown at most:</source>
        <translation>Показывать &amp;строк, не больше:</translation>
    </message>
    <message>
        <source>Rows shown at most</source>
        <translation>Сколько строк показывать, не больше</translation>
    </message>
    <message>
        <source>&amp;All rows</source>
        <translation>Вс&amp;е строки</translation>
    </message>
    <message>
        <source>Show all rows, without a limit</source>
        <translation>Показывать все строки, без ограничения</translation>
    </message>
    <message>
        <source>All rows of a result are then kept in memory: millions of them may take more than this computer has.</source>
        <translation>Тогда все строки результата хранятся в памяти: миллионам строк её может не хватить.</translation>
    </message>
    <message>
        <source>&amp;Defaults</source>
        <translation>&amp;По умолчанию</translation>
    </message>
    <message>
        <source>Back to the defaults</source>
        <translation>Вернуть значения по умолчанию</translation>
    </message>
</context>
<context>
    <name>StructureTab</name>
    <message>
        <source>Smaller (-)</source>
        <translation>Мельче (-)</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Мельче</translation>
    </message>
    <message>
        <source>Show at its own size (0)</source>
        <translation>Показать в натуральную величину (0)</translation>
    </message>
    <message>
        <source>Own size</source>
        <translation>Натуральная величина</translation>
    </message>
    <message>
        <source>Larger (+)</source>
        <translation>Крупнее (+)</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Крупнее</translation>
    </message>
    <message>
        <source>Whole diagram</source>
        <translation>Вся схема</translation>
    </message>
    <message>
        <source>Show the whole diagram</source>
        <translation>Показать схему целиком</translation>
    </message>
    <message>
        <source>Service tables</source>
        <translation>Служебные таблицы</translation>
    </message>
    <message>
        <source>Show Alembic&apos;s note of the revision and the tables that Shopbook keeps for itself</source>
        <translation>Показывать отметку Alembic о версии и таблицы, которые Shopbook ведёт для себя</translation>
    </message>
    <message>
        <source>Save as PNG…</source>
        <translation>Сохранить PNG…</translation>
    </message>
    <message>
        <source>Save the diagram as a picture</source>
        <translation>Сохранить схему картинкой</translation>
    </message>
    <message>
        <source>Save the diagram as a picture (PNG)</source>
        <translation>Сохранить схему картинкой (PNG)</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Сохранить PDF…</translation>
    </message>
    <message>
        <source>Save the diagram as a page to print</source>
        <translation>Сохранить схему страницей для печати</translation>
    </message>
    <message>
        <source>Save the diagram as a page (PDF)</source>
        <translation>Сохранить схему страницей (PDF)</translation>
    </message>
    <message>
        <source>Tables and their references</source>
        <translation>Таблицы и их связи</translation>
    </message>
</context>
<context>
    <name>TablePage</name>
    <message>
        <source>Search</source>
        <translation>Поиск</translation>
    </message>
    <message>
        <source>Search the rows of this page</source>
        <translation>Поиск по строкам этой страницы</translation>
    </message>
    <message>
        <source>Quick filters</source>
        <translation>Быстрые фильтры</translation>
    </message>
</context>
<context>
    <name>UpgradeProgress</name>
    <message>
        <source>Bringing the database up to date</source>
        <translation>Обновление базы данных</translation>
    </message>
    <message>
        <source>Until the last step is done, nothing of your data is changed. It may be cancelled at any time.</source>
        <translation>Пока не пройден последний шаг, ваши данные не меняются. Отменить можно в любой момент.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
</context>
<context>
    <name>UpgradeQuestion</name>
    <message>
        <source>Bring the database up to date?</source>
        <translation>Обновить базу данных?</translation>
    </message>
    <message>
        <source>What will be done, step by step</source>
        <translation>Что будет сделано, по шагам</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Подробности</translation>
    </message>
    <message>
        <source>&amp;Bring up to date</source>
        <translation>&amp;Обновить</translation>
    </message>
    <message>
        <source>Open &amp;read-only</source>
        <translation>Открыть только для &amp;чтения</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Your own &amp;Alembic ends at</source>
        <translation>Ваш &amp;Alembic заканчивается на</translation>
    </message>
    <message>
        <source>The newest revision that your own Alembic knows</source>
        <translation>Новейшая ревизия, которую знает ваш Alembic</translation>
    </message>
    <message>
        <source>Its version row is moved no further than that, so that your bot&apos;s Alembic goes on working.</source>
        <translation>Дальше этой ревизии запись о версии не сдвинется, и Alembic вашего бота продолжит работать.</translation>
    </message>
</context>
<context>
    <name>VersionsPage</name>
    <message>
        <source>The chain of revisions</source>
        <translation>Цепочка ревизий</translation>
    </message>
    <message>
        <source>&amp;Try on a copy</source>
        <translation>&amp;Пробный запуск на копии</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>П&amp;рименить</translation>
    </message>
    <message>
        <source>This may be &amp;lost</source>
        <translation>Это можно по&amp;терять</translation>
    </message>
    <message>
        <source>What the trial showed</source>
        <translation>Что показала проба</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>До и после</translation>
    </message>
    <message>
        <source>What is added, changed and dropped</source>
        <translation>Что добавляется, меняется и удаляется</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Что</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Изменение</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>До</translation>
    </message>
    <message>
        <source>After</source>
        <translation>После</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Строки</translation>
    </message>
    <message>
        <source>Rows of each table before and after</source>
        <translation>Число строк в таблицах до и после</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Таблица</translation>
    </message>
    <message>
        <source>Rows before</source>
        <translation>Строк до</translation>
    </message>
    <message>
        <source>Rows after</source>
        <translation>Строк после</translation>
    </message>
    <message>
        <source>&amp;Written for</source>
        <translation>&amp;Для</translation>
    </message>
    <message>
        <source>Written for</source>
        <translation>Для какой базы</translation>
    </message>
    <message>
        <source>The SQL of the plan</source>
        <translation>SQL этого плана</translation>
    </message>
    <message>
        <source>SQL text</source>
        <translation>Текст SQL</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Картинка</translation>
    </message>
    <message>
        <source>The tables before and after: + added, ~ changed, − dropped</source>
        <translation>Таблицы до и после: + добавлено, ~ изменено, − удалено</translation>
    </message>
    <message>
        <source>+ added   ~ changed   − dropped</source>
        <translation>+ добавлено   ~ изменено   − удалено</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Start page</source>
        <translation>Начальная страница</translation>
    </message>
    <message>
        <source>Shopbook</source>
        <translation>Shopbook</translation>
    </message>
    <message>
        <source>Your Telegram shop and your phonebook in one window. Nothing is changed before you save it.</source>
        <translation>Ваш магазин в Telegram и телефонная книга в одном окне. Пока вы не сохраните, ничего не изменится.</translation>
    </message>
    <message>
        <source>Opened lately</source>
        <translation>Недавно открытые</translation>
    </message>
    <message>
        <source>Databases opened lately</source>
        <translation>Недавно открытые базы данных</translation>
    </message>
</context>
<context>
    <name>app</name>
    <message>
        <source>Opens the database of a shop or a phonebook in a window.</source>
        <translation>Открывает в окне базу данных магазина или телефонной книги.</translation>
    </message>
    <message>
        <source>Shows this help.</source>
        <translation>Показывает эту справку.</translation>
    </message>
    <message>
        <source>Shows the version.</source>
        <translation>Показывает версию.</translation>
    </message>
    <message>
        <source>Opens without writing a byte.</source>
        <translation>Открывает, не записывая ни байта.</translation>
    </message>
    <message>
        <source>Opens a made-up shop in a temporary folder.</source>
        <translation>Открывает вымышленный магазин во временной папке.</translation>
    </message>
    <message>
        <source>Shows the start page instead of the last database.</source>
        <translation>Показывает начальную страницу вместо последней базы.</translation>
    </message>
    <message>
        <source>Language of the window, for this time.</source>
        <translation>Язык окна на этот раз.</translation>
    </message>
    <message>
        <source>Colours, for this time.</source>
        <translation>Цвета на этот раз.</translation>
    </message>
    <message>
        <source>Draws every page into FOLDER as PNG, without a display, and ends.</source>
        <translation>Рисует каждую страницу в FOLDER в виде PNG, без экрана, и завершается.</translation>
    </message>
    <message>
        <source>Path or address of a database.</source>
        <translation>Путь или адрес базы данных.</translation>
    </message>
    <message>
        <source>One database at a time, please.</source>
        <translation>Пожалуйста, одну базу за раз.</translation>
    </message>
    <message>
        <source>--language is en or ru.</source>
        <translation>--language может быть en или ru.</translation>
    </message>
    <message>
        <source>--scheme is light or dark.</source>
        <translation>--scheme может быть light или dark.</translation>
    </message>
    <message>
        <source>--pictures needs a database, or --sample.</source>
        <translation>Для --pictures нужна база или --sample.</translation>
    </message>
    <message>
        <source>With --version: for programs.</source>
        <translation>С --version: для программ.</translation>
    </message>
    <message>
        <source>Says as JSON whether the window can be drawn, and ends.</source>
        <translation>Сообщает в JSON, можно ли нарисовать окно, и завершает работу.</translation>
    </message>
    <message>
        <source>Where backups go, for this time.</source>
        <translation>Папка для резервных копий на этот раз.</translation>
    </message>
    <message>
        <source>Where newer packages of Shopbook are laid, for this time.</source>
        <translation>Папка с новыми выпусками Shopbook на этот раз.</translation>
    </message>
</context>
<context>
    <name>base</name>
    <message>
        <source>The log “%1” cannot be written.</source>
        <translation>Не удаётся записать журнал «%1».</translation>
    </message>
    <message>
        <source>“%1” is no log level. Use debug, info, warning or error.</source>
        <translation>Уровня журнала «%1» нет. Укажите debug, info, warning или error.</translation>
    </message>
    <message>
        <source>The folder “%1” cannot be made. Check that you may write there and that no file has its name.</source>
        <translation>Не удаётся создать папку «%1». Проверьте, что вам разрешено там писать и что нет файла с таким именем.</translation>
    </message>
    <message>
        <source>The file “%1” cannot be kept from other users of this computer.</source>
        <translation>Файл «%1» не удаётся закрыть от других пользователей этого компьютера.</translation>
    </message>
    <message>
        <source>This portable Shopbook keeps its data in “%1”, which cannot be written. Settings, backups and what is not saved yet will be lost when it ends; move its folder to a place where you may write.</source>
        <translation>Переносная программа Shopbook хранит данные в папке «%1», но записать туда ничего нельзя. Настройки, резервные копии и несохранённые изменения пропадут при её закрытии; перенесите папку программы туда, где разрешена запись.</translation>
    </message>
    <message>
        <source>The policy of this computer cannot be followed: %1 (%2). Until the administrator has mended it, databases are opened for reading only.</source>
        <translation>Политику этого компьютера нельзя выполнить: %1 (%2). Пока администратор её не исправит, базы открываются только для чтения.</translation>
    </message>
    <message>
        <source>“%1” is true or false</source>
        <translation>«%1» — это true или false</translation>
    </message>
    <message>
        <source>“%1” wants a text</source>
        <translation>для «%1» нужен текст</translation>
    </message>
    <message>
        <source>“%1” is en or ru</source>
        <translation>«%1» — это en или ru</translation>
    </message>
    <message>
        <source>“%1” holds a password, and everybody here can read it; leave it out, Shopbook asks for it</source>
        <translation>в «%1» записан пароль, и его может прочесть любой за этим компьютером; уберите его, Shopbook спросит пароль сам</translation>
    </message>
    <message>
        <source>line %1 is no JSON</source>
        <translation>строка %1 — не JSON</translation>
    </message>
    <message>
        <source>it is not a JSON object</source>
        <translation>это не объект JSON</translation>
    </message>
    <message>
        <source>“version” is missing; it is 1</source>
        <translation>нет «version»; должно быть 1</translation>
    </message>
    <message>
        <source>it is of version %1, and this Shopbook knows %2</source>
        <translation>её версия %1, а этот Shopbook знает %2</translation>
    </message>
    <message>
        <source>“%1” has no “%2”</source>
        <translation>у «%1» не бывает «%2»</translation>
    </message>
    <message>
        <source>nobody knows “%1”</source>
        <translation>«%1» никому не известно</translation>
    </message>
    <message>
        <source>the file cannot be read</source>
        <translation>файл не читается</translation>
    </message>
    <message>
        <source>the file is too large to be one</source>
        <translation>файл слишком велик для политики</translation>
    </message>
    <message>
        <source>The administrator of this computer has set “%1”; it cannot be given another value here (%2).</source>
        <translation>Значение «%1» задал администратор этого компьютера; изменить его здесь нельзя (%2).</translation>
    </message>
    <message>
        <source>The policy of this computer cannot be followed; ask the administrator.</source>
        <translation>Политику этого компьютера нельзя выполнить; обратитесь к администратору.</translation>
    </message>
    <message>
        <source>Set by the administrator: %1</source>
        <translation>Задано администратором: %1</translation>
    </message>
    <message>
        <source>Nothing can be changed here: Shopbook was told to open databases read-only.</source>
        <translation>Здесь ничего нельзя изменить: Shopbook открывает базы только для чтения — так велено.</translation>
    </message>
    <message>
        <source>Shopbook was told to write nothing: nothing was changed.</source>
        <translation>Shopbook велено ничего не записывать: ничего не изменено.</translation>
    </message>
    <message>
        <source>The folder for newer versions, “%1”, cannot be reached. Check that it is connected, or name another.</source>
        <translation>Папка с новыми версиями, «%1», недоступна. Проверьте, подключена ли она, или укажите другую.</translation>
    </message>
</context>
<context>
    <name>cli</name>
    <message>
        <source>The database: a file, sqlite:///file or postgresql://user@host/name.</source>
        <translation>База данных: файл, sqlite:///файл или postgresql://пользователь@сервер/имя.</translation>
    </message>
    <message>
        <source>Reads the database&apos;s address from a bot&apos;s .env file.</source>
        <translation>Берёт адрес базы данных из файла .env вашего бота.</translation>
    </message>
    <message>
        <source>Writes the result as JSON.</source>
        <translation>Выводит результат в JSON.</translation>
    </message>
    <message>
        <source>What of the log is shown here as well: debug, info, warning or error.</source>
        <translation>Какие записи журнала показывать и здесь: debug, info, warning или error.</translation>
    </message>
    <message>
        <source>Shows this help.</source>
        <translation>Показывает эту справку.</translation>
    </message>
    <message>
        <source>Shows the program&apos;s version.</source>
        <translation>Показывает версию программы.</translation>
    </message>
    <message>
        <source>Both --database and --env-file name a database. Give one of them.</source>
        <translation>База данных указана и в --database, и в --env-file. Оставьте что-то одно.</translation>
    </message>
    <message>
        <source>Details: %1</source>
        <translation>Подробности: %1</translation>
    </message>
    <message>
        <source>The result could not be written to the output.</source>
        <translation>Не удалось вывести результат.</translation>
    </message>
    <message>
        <source>`shopbook-cli --help` lists what there is.</source>
        <translation>Всё, что есть, перечислит `shopbook-cli --help`.</translation>
    </message>
    <message>
        <source>Looks at the database of a shop and a phonebook, and fills a new one with the sample.</source>
        <translation>Показывает, что есть в базе магазина и телефонной книги, и заполняет новую базу примером.</translation>
    </message>
    <message>
        <source>What to do:</source>
        <translation>Что сделать:</translation>
    </message>
    <message>
        <source>%1 does not understand &quot;%2&quot;.</source>
        <translation>Команда %1 не понимает «%2».</translation>
    </message>
    <message>
        <source>There is no verb &quot;%1&quot;.</source>
        <translation>Команды «%1» нет.</translation>
    </message>
    <message>
        <source>Say what to do.</source>
        <translation>Укажите, что нужно сделать.</translation>
    </message>
    <message>
        <source>The database is named twice. Give it once: `shopbook-cli sample URL`.</source>
        <translation>База данных указана дважды. Укажите её один раз: `shopbook-cli sample URL`.</translation>
    </message>
    <message>
        <source>A database in memory is gone as soon as this program ends. Name a file.</source>
        <translation>База в памяти исчезнет, как только программа завершится. Укажите файл.</translation>
    </message>
    <message numerus="yes">
        <source>The sample was not loaded: %1 already holds %n row(s), and the sample is for an empty database. Nothing was changed. Name another file.</source>
        <translation>
            <numerusform>Пример не загружен: в %1 уже есть %n&#xa0;строка, а пример рассчитан на пустую базу. Ничего не изменено. Укажите другой файл.</numerusform>
            <numerusform>Пример не загружен: в %1 уже есть %n&#xa0;строки, а пример рассчитан на пустую базу. Ничего не изменено. Укажите другой файл.</numerusform>
            <numerusform>Пример не загружен: в %1 уже есть %n&#xa0;строк, а пример рассчитан на пустую базу. Ничего не изменено. Укажите другой файл.</numerusform>
        </translation>
    </message>
    <message>
        <source>Fills an empty database with the sample: a market and a phonebook.</source>
        <translation>Заполняет пустую базу примером: магазин и телефонная книга.</translation>
    </message>
    <message>
        <source>Database: %1</source>
        <translation>База данных: %1</translation>
    </message>
    <message>
        <source>The sample is loaded. `shopbook %1` opens it.</source>
        <translation>Пример загружен. Открыть его: `shopbook %1`.</translation>
    </message>
    <message>
        <source>Up to date.</source>
        <translation>Всё обновлено.</translation>
    </message>
    <message>
        <source>Empty: Shopbook can make a new store in it.</source>
        <translation>Пусто: Shopbook может создать здесь новый магазин.</translation>
    </message>
    <message>
        <source>Made by an older Shopbook: it is brought up to date when Shopbook opens it.</source>
        <translation>Создано более ранней версией Shopbook. Обновится, когда Shopbook откроет эту базу.</translation>
    </message>
    <message>
        <source>Shopbook has never written it. Open it in Shopbook, which asks before it adds anything.</source>
        <translation>Shopbook сюда ещё не писал. Откройте базу в Shopbook: прежде чем что-то добавить, он спросит.</translation>
    </message>
    <message>
        <source>Made by a newer Shopbook.</source>
        <translation>Создано более новой версией Shopbook.</translation>
    </message>
    <message>
        <source>A shop or phonebook whose version nobody knows.</source>
        <translation>Магазин или телефонная книга, версия неизвестна.</translation>
    </message>
    <message>
        <source>The database of another program.</source>
        <translation>База данных другой программы.</translation>
    </message>
    <message>
        <source>Engine: %1</source>
        <translation>СУБД: %1</translation>
    </message>
    <message>
        <source>State: %1</source>
        <translation>Состояние: %1</translation>
    </message>
    <message>
        <source>Unknown revision: %1</source>
        <translation>Неизвестная версия: %1</translation>
    </message>
    <message>
        <source>Revisions:</source>
        <translation>Версии:</translation>
    </message>
    <message>
        <source>Still to run:</source>
        <translation>Ещё предстоит:</translation>
    </message>
    <message>
        <source>Differences:</source>
        <translation>Отличия:</translation>
    </message>
    <message>
        <source>Rows:</source>
        <translation>Строк:</translation>
    </message>
    <message>
        <source>Says what stands in the database: engine, version of its tables, rows. Only reads.</source>
        <translation>Рассказывает о базе данных: СУБД, версия таблиц, число строк. Только читает.</translation>
    </message>
    <message>
        <source>“%1” is no range: write A:B, A: or :B, as in 1b95:head.</source>
        <translation>«%1» — не диапазон: напишите A:B, A: или :B, например 1b95:head.</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Ревизия</translation>
    </message>
    <message>
        <source>Parent</source>
        <translation>Предыдущая</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>Ветвь</translation>
    </message>
    <message>
        <source>Depends on</source>
        <translation>Зависит от</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Описание</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>Сценарий</translation>
    </message>
    <message>
        <source>A downgrade loses</source>
        <translation>При откате пропадёт</translation>
    </message>
    <message>
        <source>Checksum</source>
        <translation>Контрольная сумма</translation>
    </message>
    <message>
        <source>%1 (known to nobody here)</source>
        <translation>%1 (здесь никому не известна)</translation>
    </message>
    <message>
        <source>The database is not at its head. `shopbook-cli status` says what is missing; opening it in Shopbook brings it there.</source>
        <translation>База не на последней ревизии. Чего не хватает, скажет `shopbook-cli status`; Shopbook обновит её, когда откроет.</translation>
    </message>
    <message>
        <source>Say which revision: `shopbook-cli migrate show 1720`.</source>
        <translation>Укажите ревизию: `shopbook-cli migrate show 1720`.</translation>
    </message>
    <message>
        <source>Before the first revision there is nothing to show.</source>
        <translation>До первой ревизии показывать нечего.</translation>
    </message>
    <message>
        <source>current: ends with 9 unless the database is at its head.</source>
        <translation>current: код 9, если база не на последней ревизии.</translation>
    </message>
    <message>
        <source>history: from A to B, both included.</source>
        <translation>history: от A до B включительно.</translation>
    </message>
    <message>
        <source>history: marks where the database stands.</source>
        <translation>history: отмечает, где стоит база.</translation>
    </message>
    <message>
        <source>history: all that a revision says of itself.</source>
        <translation>history: всё, что ревизия сообщает о себе.</translation>
    </message>
    <message>
        <source>Makes a checked copy of an SQLite database, while a bot may go on writing to it.</source>
        <translation>Делает проверенную копию базы SQLite; бот может в это время писать в неё.</translation>
    </message>
    <message>
        <source>A server&apos;s database is copied by PostgreSQL&apos;s own program: %1</source>
        <translation>Базу на сервере копирует программа самого PostgreSQL: %1</translation>
    </message>
    <message>
        <source>There is no file “%1”, so there is nothing to copy. Check the name.</source>
        <translation>Файла «%1» нет, копировать нечего. Проверьте имя.</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n строка</numerusform>
            <numerusform>%n строки</numerusform>
            <numerusform>%n строк</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2: %3 is now “%4”</source>
        <translation>%1 %2: %3 теперь «%4»</translation>
    </message>
    <message>
        <source>%1: %2 rows, %3 after it</source>
        <translation>%1: строк %2, станет %3</translation>
    </message>
    <message>
        <source>How it was before lies in %1.</source>
        <translation>Прежнее состояние сохранено в %1.</translation>
    </message>
    <message>
        <source>These rows point at nothing, and did before; they were kept: %1.</source>
        <translation>Эти строки ни на что не ссылаются, и так было раньше; они оставлены: %1.</translation>
    </message>
    <message>
        <source>There was nothing to do.</source>
        <translation>Делать нечего.</translation>
    </message>
    <message numerus="yes">
        <source>%1 in %n row(s) would be lost.</source>
        <translation>
            <numerusform>Будет потеряно: %1 в %n строке.</numerusform>
            <numerusform>Будет потеряно: %1 в %n строках.</numerusform>
            <numerusform>Будет потеряно: %1 в %n строках.</numerusform>
        </translation>
    </message>
    <message>
        <source>This was a trial: nothing was changed. Others would have to wait for %1 ms to write.</source>
        <translation>Это была проба: ничего не изменено. Другим программам пришлось бы ждать записи %1 мс.</translation>
    </message>
    <message>
        <source>%1 is counted in the branch %2.</source>
        <translation>%1 отсчитывается в ветви %2.</translation>
    </message>
    <message>
        <source>Another program is writing just now. Waiting for it …</source>
        <translation>Сейчас в базу пишет другая программа. Ждём её…</translation>
    </message>
    <message>
        <source>Say where to: a revision, -1 or base.</source>
        <translation>Укажите, куда: ревизию, -1 или base.</translation>
    </message>
    <message>
        <source>There is nothing to adopt in “%1”: it is empty. `shopbook-cli migrate upgrade` makes the tables.</source>
        <translation>В «%1» нечего принимать: база пуста. Таблицы создаст `shopbook-cli migrate upgrade`.</translation>
    </message>
    <message>
        <source>(by its tables, not by its version row)</source>
        <translation>(по таблицам, а не по записи о версии)</translation>
    </message>
    <message>
        <source>Shows, tries and runs the revisions of the tables, as Alembic does, and repairs what stopped half-way.</source>
        <translation>Показывает, пробует и выполняет ревизии таблиц, как Alembic, и чинит то, что остановилось на полпути.</translation>
    </message>
    <message>
        <source>A folder with scripts of your own; else what SHOPBOOK_SCRIPTS names.</source>
        <translation>Папка с вашими скриптами; иначе та, что названа в SHOPBOOK_SCRIPTS.</translation>
    </message>
    <message>
        <source>upgrade, downgrade, adopt: on a copy, or taken back; nothing is changed.</source>
        <translation>upgrade, downgrade, adopt: на копии или с откатом; ничего не меняется.</translation>
    </message>
    <message>
        <source>upgrade, downgrade, adopt: even if a running bot has to wait for it.</source>
        <translation>upgrade, downgrade, adopt: даже если работающему боту придётся подождать.</translation>
    </message>
    <message>
        <source>upgrade, adopt, stamp: the last revision that the owner&apos;s own Alembic knows.</source>
        <translation>upgrade, adopt, stamp: последняя ревизия, которую знает Alembic владельца.</translation>
    </message>
    <message>
        <source>downgrade: what rows hold may be lost.</source>
        <translation>downgrade: содержимое строк можно потерять.</translation>
    </message>
    <message>
        <source>stamp: an id that nobody knows is taken away.</source>
        <translation>stamp: убирает номер, которого никто не знает.</translation>
    </message>
    <message>
        <source>upgrade, downgrade: prints the SQL from FROM to TO; no database is needed.</source>
        <translation>upgrade, downgrade: печатает SQL от FROM до TO; база не нужна.</translation>
    </message>
    <message>
        <source>with --sql: sqlite or postgresql.</source>
        <translation>с --sql: sqlite или postgresql.</translation>
    </message>
    <message>
        <source>repair: the script of REV is right as it is today.</source>
        <translation>repair: скрипт REV верен таким, какой он сейчас.</translation>
    </message>
    <message>
        <source>repair: clears away what an interrupted change left behind.</source>
        <translation>repair: убирает то, что осталось от прерванного изменения.</translation>
    </message>
    <message>
        <source>revision: what it does, in a few words.</source>
        <translation>revision: что она делает, в нескольких словах.</translation>
    </message>
    <message>
        <source>revision: its id instead of a random one.</source>
        <translation>revision: её номер вместо случайного.</translation>
    </message>
    <message>
        <source>revision: the branch of the first script of a folder.</source>
        <translation>revision: ветвь первого скрипта папки.</translation>
    </message>
    <message>
        <source>revision: writes what the database lacks beside the target.</source>
        <translation>revision: записывает, чего в базе не хватает до образца.</translation>
    </message>
    <message>
        <source>with --autogenerate: a database or an SQL file.</source>
        <translation>с --autogenerate: база или файл SQL.</translation>
    </message>
    <message>
        <source>where the database stands</source>
        <translation>где стоит база</translation>
    </message>
    <message>
        <source>the newest revision of each branch</source>
        <translation>новейшая ревизия каждой ветви</translation>
    </message>
    <message>
        <source>all revisions, newest first</source>
        <translation>все ревизии, новые сверху</translation>
    </message>
    <message>
        <source>what a revision says of itself</source>
        <translation>что ревизия говорит о себе</translation>
    </message>
    <message>
        <source>brings the database up</source>
        <translation>поднимает базу</translation>
    </message>
    <message>
        <source>takes the database down</source>
        <translation>опускает базу</translation>
    </message>
    <message>
        <source>goes on from what the tables are, where no version row says it</source>
        <translation>продолжает с того, что есть в таблицах, если записи о версии нет</translation>
    </message>
    <message>
        <source>Commands:</source>
        <translation>Команды:</translation>
    </message>
    <message>
        <source>--%1 belongs to migrate %2, not to migrate %3.</source>
        <translation>--%1 относится к migrate %2, а не к migrate %3.</translation>
    </message>
    <message>
        <source>Say which: %1.</source>
        <translation>Укажите, что именно: %1.</translation>
    </message>
    <message>
        <source>migrate knows %1, not “%2”.</source>
        <translation>migrate знает %1, но не «%2».</translation>
    </message>
    <message>
        <source>Its version is missing or unknown, but its tables are known: `shopbook-cli migrate adopt` goes on from there.</source>
        <translation>Версия не записана или неизвестна, но таблицы знакомы: продолжить оттуда поможет `shopbook-cli migrate adopt`.</translation>
    </message>
    <message>
        <source>missing: %1</source>
        <translation>не хватает: %1</translation>
    </message>
    <message>
        <source>different: %1</source>
        <translation>отличается: %1</translation>
    </message>
    <message>
        <source>beyond it: %1</source>
        <translation>сверх того: %1</translation>
    </message>
    <message>
        <source>The tables are what the scripts make.</source>
        <translation>Таблицы такие, какими их делают скрипты.</translation>
    </message>
    <message numerus="yes">
        <source>The tables are not what the scripts make at this revision: %n difference(s). Nothing was changed.</source>
        <translation>
            <numerusform>Таблицы не такие, какими их делают скрипты этой ревизии: %n отличие. Ничего не изменено.</numerusform>
            <numerusform>Таблицы не такие, какими их делают скрипты этой ревизии: %n отличия. Ничего не изменено.</numerusform>
            <numerusform>Таблицы не такие, какими их делают скрипты этой ревизии: %n отличий. Ничего не изменено.</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything that was migrated holds.</source>
        <translation>Всё, что сделали миграции, в порядке.</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) are not as they should be.</source>
        <translation>
            <numerusform>Не в порядке: %n пункт.</numerusform>
            <numerusform>Не в порядке: %n пункта.</numerusform>
            <numerusform>Не в порядке: %n пунктов.</numerusform>
        </translation>
    </message>
    <message>
        <source>Say what: --accept-checksum REV or --clean-temp.</source>
        <translation>Укажите, что сделать: --accept-checksum REV или --clean-temp.</translation>
    </message>
    <message>
        <source>The script of %1 is taken as it is.</source>
        <translation>Скрипт %1 принят таким, какой он сейчас.</translation>
    </message>
    <message>
        <source>Nothing was left behind.</source>
        <translation>Остатков нет.</translation>
    </message>
    <message>
        <source>Say where: a revision, heads or base.</source>
        <translation>Укажите, где стоит база: ревизия, heads или base.</translation>
    </message>
    <message>
        <source>%1 stands before its first revision.</source>
        <translation>%1 стоит перед первой ревизией.</translation>
    </message>
    <message>
        <source>%1 stands at %2.</source>
        <translation>%1 стоит на %2.</translation>
    </message>
    <message>
        <source>--dialect is sqlite or postgresql, not “%1”.</source>
        <translation>--dialect бывает sqlite или postgresql, но не «%1».</translation>
    </message>
    <message>
        <source>“%1” counts from where a database stands, and --sql asks none. Name the revisions: FROM:TO.</source>
        <translation>«%1» отсчитывается от того, где стоит база, а --sql базу не спрашивает. Назовите ревизии: FROM:TO.</translation>
    </message>
    <message>
        <source>downgrade --sql needs both ends: FROM:TO, as in 5ca0:1b95.</source>
        <translation>downgrade --sql нужны оба конца: FROM:TO, например 5ca0:1b95.</translation>
    </message>
    <message>
        <source>From %1 to %2 there is nothing to do.</source>
        <translation>От %1 до %2 делать нечего.</translation>
    </message>
    <message>
        <source>%1 loses what stands in %2.</source>
        <translation>При %1 пропадёт то, что есть в %2.</translation>
    </message>
    <message>
        <source>writes down where it stands, and runs nothing</source>
        <translation>записывает, где стоит база, и ничего не выполняет</translation>
    </message>
    <message>
        <source>what differs from what the scripts make</source>
        <translation>чем таблицы отличаются от того, что делают скрипты</translation>
    </message>
    <message>
        <source>whether all that was migrated holds</source>
        <translation>всё ли в порядке с тем, что сделали миграции</translation>
    </message>
    <message>
        <source>accepts a changed script, clears away leftovers</source>
        <translation>принимает изменённый скрипт, убирает остатки</translation>
    </message>
    <message>
        <source>ATTENTION: the target has no %1. Its DROP is written commented out: it would lose what stands there.</source>
        <translation>ВНИМАНИЕ: в образце нет %1. DROP записан как комментарий: он уничтожил бы то, что там есть.</translation>
    </message>
    <message>
        <source>Not written, look at it yourself: %1.</source>
        <translation>Не записано, посмотрите сами: %1.</translation>
    </message>
    <message>
        <source>Say which folder: `shopbook-cli migrate init my-scripts`.</source>
        <translation>Укажите папку: `shopbook-cli migrate init my-scripts`.</translation>
    </message>
    <message>
        <source>Next: `shopbook-cli migrate revision --scripts %1 -m &quot;what it does&quot;`.</source>
        <translation>Дальше: `shopbook-cli migrate revision --scripts %1 -m &apos;что она делает&apos;`.</translation>
    </message>
    <message>
        <source>Say where your scripts are: --scripts DIR, or SHOPBOOK_SCRIPTS.</source>
        <translation>Укажите, где ваши скрипты: --scripts DIR или SHOPBOOK_SCRIPTS.</translation>
    </message>
    <message>
        <source>--autogenerate and --target belong together.</source>
        <translation>--autogenerate и --target указываются вместе.</translation>
    </message>
    <message>
        <source>The database lacks nothing beside the target: the script is empty.</source>
        <translation>В базе есть всё, что есть в образце: скрипт пуст.</translation>
    </message>
    <message>
        <source>makes a folder for scripts of your own</source>
        <translation>создаёт папку для ваших скриптов</translation>
    </message>
    <message>
        <source>writes a new script there</source>
        <translation>записывает в неё новый скрипт</translation>
    </message>
    <message>
        <source>“%1” was made from the backup.</source>
        <translation>«%1» создан из резервной копии.</translation>
    </message>
    <message>
        <source>“%1” was damaged and was replaced by the backup. The damaged file lies in “%2”.</source>
        <translation>Файл «%1» был повреждён, на его место поставлена резервная копия. Повреждённый файл сохранён в «%2».</translation>
    </message>
    <message>
        <source>The backup was brought back into “%1”. How it was before lies in “%2”.</source>
        <translation>Резервная копия возвращена в «%1». То, что было в нём до этого, сохранено в «%2».</translation>
    </message>
    <message>
        <source>Brings a backup back into an SQLite database; what stood there is kept first.</source>
        <translation>Возвращает резервную копию в базу SQLite; то, что там было, сначала сохраняется.</translation>
    </message>
    <message>
        <source>Name the backup: restore FILE.</source>
        <translation>Назовите резервную копию: restore ФАЙЛ.</translation>
    </message>
    <message>
        <source>A server&apos;s database is brought back by PostgreSQL&apos;s own program: %1</source>
        <translation>Базу на сервере возвращает программа самого PostgreSQL: %1</translation>
    </message>
    <message>
        <source>“%1” was not changed. %2 %3 If that is right, `shopbook-cli migrate adopt` goes on from there.</source>
        <translation>«%1» не изменена. %2 %3 Если это верно, продолжить оттуда поможет `shopbook-cli migrate adopt`.</translation>
    </message>
    <message>
        <source>No version row says where it stands.</source>
        <translation>В ней нигде не записано, какая это версия.</translation>
    </message>
    <message>
        <source>The row of alembic_version went from %1 to %2, which both bots&apos; chains have in common. If your own Alembic ends earlier, tell Shopbook where: `shopbook-cli migrate stamp market@head --owner-head %1`.</source>
        <translation>Запись в alembic_version перешла с %1 на %2: эта ревизия есть у обоих ботов. Если ваш Alembic заканчивается раньше, скажите Shopbook, где: `shopbook-cli migrate stamp market@head --owner-head %1`.</translation>
    </message>
    <message>
        <source>%1 of %2 rows</source>
        <translation>%1 из %2 строк</translation>
    </message>
    <message>
        <source>--purchases takes a number from 1 to %1; “%2” is none. Nothing was changed.</source>
        <translation>--purchases ждёт число от 1 до %1, а не «%2». Ничего не изменено.</translation>
    </message>
    <message>
        <source>--seed takes a whole number, 0 or more; “%1” is none. Nothing was changed.</source>
        <translation>--seed ждёт целое число от 0, а не «%1». Ничего не изменено.</translation>
    </message>
    <message>
        <source>--until takes a time such as 2026-11-20 21:38:17 (UTC); “%1” is none. Nothing was changed.</source>
        <translation>--until ждёт время вида 2026-11-20 21:38:17 (UTC), а не «%1». Ничего не изменено.</translation>
    </message>
    <message>
        <source>With --purchases the market grows with them: a million purchases come with 100,000 customers, 10,000 products and 100 categories. With --seed the same rows are made every time.</source>
        <translation>С --purchases растёт и магазин: к миллиону покупок создаются 100 000 покупателей, 10 000 товаров и 100 категорий. С --seed каждый раз получаются одни и те же строки.</translation>
    </message>
    <message>
        <source>So many purchases instead of 200.</source>
        <translation>Сколько покупок создать вместо 200.</translation>
    </message>
    <message>
        <source>Makes a market of its own for each number; it ends with the year 2025.</source>
        <translation>Для каждого числа создаёт свой магазин; его время кончается вместе с 2025 годом.</translation>
    </message>
    <message>
        <source>The time of the last purchase, in UTC; without it and without --seed: now.</source>
        <translation>Время последней покупки, UTC; без него и без --seed — сейчас.</translation>
    </message>
    <message>
        <source>note</source>
        <translation>заметка</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>предупреждение</translation>
    </message>
    <message>
        <source>error</source>
        <translation>ошибка</translation>
    </message>
    <message>
        <source>Nothing is wrong with the data.</source>
        <translation>С данными всё в порядке.</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) are wrong with the data.</source>
        <translation>
            <numerusform>Найдена %n проблема в данных.</numerusform>
            <numerusform>Найдены %n проблемы в данных.</numerusform>
            <numerusform>Найдено %n проблем в данных.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: a new row, %2 = %3</source>
        <translation>%1: новая строка, %2 = %3</translation>
    </message>
    <message>
        <source>%1 more rows have to wait: run it again for them.</source>
        <translation>Ещё строк ждут своей очереди: %1. Повторите команду для них.</translation>
    </message>
    <message>
        <source>The tables would be completed, after a backup.</source>
        <translation>Таблицы были бы дополнены, после резервной копии.</translation>
    </message>
    <message>
        <source>%1: the counter goes on behind the last id.</source>
        <translation>%1: счётчик продолжит после последнего номера.</translation>
    </message>
    <message>
        <source>This rule finds nothing: there is nothing to repair.</source>
        <translation>Это правило ничего не находит: исправлять нечего.</translation>
    </message>
    <message>
        <source>Only a person knows what is right there: nothing was changed.</source>
        <translation>Что здесь верно, знает только человек: ничего не изменено.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Ничего не изменено.</translation>
    </message>
    <message>
        <source>Repaired. What changed rows can be taken back in Shopbook with Ctrl+Z.</source>
        <translation>Исправлено. Изменения строк можно отменить в Shopbook клавишами Ctrl+Z.</translation>
    </message>
    <message>
        <source>Looks for what is wrong with the data: orphans, duplicates, odd prices and times.</source>
        <translation>Ищет, что не так с данными: ссылки в никуда, повторы, странные цены и времена.</translation>
    </message>
    <message>
        <source>Rules:</source>
        <translation>Правила:</translation>
    </message>
    <message>
        <source>Repair what this rule found, where that is safe. Changed rows are one step that can be undone.</source>
        <translation>Исправить найденное этим правилом там, где это безопасно. Изменённые строки — один шаг, который можно отменить.</translation>
    </message>
    <message>
        <source>With --repair: show old and new values, and change nothing.</source>
        <translation>Вместе с --repair: показать старые и новые значения и ничего не менять.</translation>
    </message>
    <message>
        <source>Name one rule only, to look for or to repair.</source>
        <translation>Назовите только одно правило: для поиска или для исправления.</translation>
    </message>
    <message>
        <source>--dry-run belongs to --repair RULE. Without it nothing is ever changed.</source>
        <translation>--dry-run пишут вместе с --repair RULE. Без него ничего и так не меняется.</translation>
    </message>
    <message>
        <source>#%1 was changed by another program meanwhile.</source>
        <translation>Строку #%1 тем временем изменила другая программа.</translation>
    </message>
    <message numerus="yes">
        <source>%n object(s)</source>
        <translation>
            <numerusform>%n объект</numerusform>
            <numerusform>%n объекта</numerusform>
            <numerusform>%n объектов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 from %n row(s)</source>
        <translation>
            <numerusform>%1 из %n строки</numerusform>
            <numerusform>%1 из %n строк</numerusform>
            <numerusform>%1 из %n строк</numerusform>
        </translation>
    </message>
    <message>
        <source>The query was not read: %1 can&apos;t be opened. Name another file.</source>
        <translation>Запрос не прочитан: %1 не открывается. Назовите другой файл.</translation>
    </message>
    <message>
        <source>Name one query: a file, --lesson NAME or --sql TEXT.</source>
        <translation>Назовите один запрос: файл, --lesson NAME или --sql TEXT.</translation>
    </message>
    <message>
        <source>--format takes table, json or csv; “%1” is none of them.</source>
        <translation>--format принимает table, json или csv, а не «%1».</translation>
    </message>
    <message>
        <source>Asks a question, read-only, or says it in another language.</source>
        <translation>Задаёт вопрос, только читая, или записывает его на другом языке.</translation>
    </message>
    <message>
        <source>A file is a query that was saved as JSON. Objects become JSON objects, rows of columns become lists. Secrets are masked. A query that one() or scalar() refuses ends with 1 and SQLAlchemy&apos;s words.</source>
        <translation>Файл — это запрос, сохранённый как JSON. Объекты становятся объектами JSON, строки из столбцов — списками. Секреты скрыты. Запрос, от которого отказались one() или scalar(), кончается кодом 1 и словами SQLAlchemy.</translation>
    </message>
    <message>
        <source>A query of the lesson about the phonebook, by name: count-from-18.</source>
        <translation>Запрос урока о телефонной книге, по имени: count-from-18.</translation>
    </message>
    <message>
        <source>One statement that only asks.</source>
        <translation>Одна команда, которая только спрашивает.</translation>
    </message>
    <message>
        <source>How the result is written: table, json or csv.</source>
        <translation>Как записать результат: table, json или csv.</translation>
    </message>
    <message>
        <source>--show says a query of Shopbook; what was typed as SQL is SQL already.</source>
        <translation>--show записывает запрос Shopbook, а введённый SQL — уже SQL.</translation>
    </message>
    <message>
        <source>--show takes sql, sql-postgresql, sqlalchemy, sqlalchemy2, qt or pipeline; “%1” is none of them.</source>
        <translation>--show принимает sql, sql-postgresql, sqlalchemy, sqlalchemy2, qt или pipeline, а не «%1».</translation>
    </message>
    <message>
        <source>Says the query instead: sql, sql-postgresql, sqlalchemy, sqlalchemy2 or qt; or pipeline: its rows, clause by clause.</source>
        <translation>Вместо этого записывает запрос: sql, sql-postgresql, sqlalchemy, sqlalchemy2 или qt; или pipeline: его строки, шаг за шагом.</translation>
    </message>
    <message>
        <source>With --repair times: what stands where a time cannot be known: “other”, the row&apos;s other time (now, where that is no good), or “now”.</source>
        <translation>Вместе с --repair times: что поставить там, где время нельзя узнать: «other» – другое время той же строки (текущее, если и оно не годится) или «now» – текущее.</translation>
    </message>
    <message>
        <source>--times is “other” or “now”, not “%1”.</source>
        <translation>--times – это «other» или «now», а не «%1».</translation>
    </message>
    <message>
        <source>--time-limit takes seconds, up to %1, or 0 for no limit.</source>
        <translation>--time-limit принимает число секунд до %1 или 0 — без ограничения.</translation>
    </message>
    <message>
        <source>Stops it after so many seconds; 30 without this option, 0 for no limit.</source>
        <translation>Остановить через столько секунд; без этого ключа — 30, 0 — без ограничения.</translation>
    </message>
    <message>
        <source>What was written so far is not the whole result.</source>
        <translation>Выведено не всё: результат оборван.</translation>
    </message>
    <message>
        <source>ok   </source>
        <translation>хорошо </translation>
    </message>
    <message>
        <source>note </source>
        <translation>совет  </translation>
    </message>
    <message>
        <source>FAULT</source>
        <translation>СБОЙ   </translation>
    </message>
    <message>
        <source>Says whether all is well with the installation, and with the database if there is one.</source>
        <translation>Проверяет, всё ли в порядке с установкой и с базой, если она есть.</translation>
    </message>
    <message>
        <source>Each line has a number that stays the same; what is not “ok” says what to do. Nothing is changed.
Without a named database the default one is looked at, where it is there.
Exit code 0: nothing keeps anybody from work; 1: a fault does.</source>
        <translation>У каждой строки свой постоянный номер; если там не «хорошо», сказано, что делать. Ничего не меняется.
Если база не названа, проверяется база по умолчанию, когда она есть.
Код выхода 0 — работать ничто не мешает; 1 — мешает сбой.</translation>
    </message>
    <message numerus="yes">
        <source>%n fault(s): see above what to do.</source>
        <translation>
            <numerusform>%n сбой: что делать, сказано выше.</numerusform>
            <numerusform>%n сбоя: что делать, сказано выше.</numerusform>
            <numerusform>%n сбоев: что делать, сказано выше.</numerusform>
        </translation>
    </message>
    <message>
        <source>All is well.</source>
        <translation>Всё в порядке.</translation>
    </message>
    <message numerus="yes">
        <source>Nothing is broken; %n line(s) advise something.</source>
        <translation>
            <numerusform>Ничего не сломано; %n строка с советом.</numerusform>
            <numerusform>Ничего не сломано; %n строки с советами.</numerusform>
            <numerusform>Ничего не сломано; %n строк с советами.</numerusform>
        </translation>
    </message>
    <message>
        <source>--language is en or ru.</source>
        <translation>--language — это en или ru.</translation>
    </message>
    <message>
        <source>Writes nothing into any database; what would is refused.</source>
        <translation>Ничего не записывает ни в одну базу; в том, что записало бы, отказывает.</translation>
    </message>
    <message>
        <source>Language of what is said, for this time.</source>
        <translation>Язык сообщений на этот раз.</translation>
    </message>
    <message>
        <source>Where backups go, for this time.</source>
        <translation>Папка для резервных копий на этот раз.</translation>
    </message>
    <message>
        <source>Where newer packages of Shopbook are laid, for this time.</source>
        <translation>Папка с новыми выпусками Shopbook на этот раз.</translation>
    </message>
</context>
<context>
    <name>database</name>
    <message>
        <source>Another program is using “%1” at this moment. Nothing was changed; wait a little and try again, or close the other program.</source>
        <translation>Сейчас с «%1» работает другая программа. Ничего не изменено; подождите немного и попробуйте снова или закройте ту программу.</translation>
    </message>
    <message>
        <source>Another program changed “%1” at the same time. Nothing was changed; try again.</source>
        <translation>Другая программа в это же время изменила «%1». Ваши изменения не записаны; попробуйте снова.</translation>
    </message>
    <message>
        <source>You may not do that in “%1”: it, its folder or your login allows reading only. Nothing was changed; ask its owner for the right to write, or work on a copy.</source>
        <translation>В «%1» этого сделать нельзя: база, её папка или ваша учётная запись разрешают только чтение. Ничего не изменено; попросите у владельца право записи или работайте с копией.</translation>
    </message>
    <message>
        <source>There is no room left for “%1”. Nothing was changed; free some space on its disk and try again.</source>
        <translation>Для «%1» не осталось места. Ничего не изменено; освободите место на диске и попробуйте снова.</translation>
    </message>
    <message>
        <source>The work on “%1” was cancelled. Nothing was changed; start it again when you like.</source>
        <translation>Работа с «%1» отменена. Ничего не изменено; её можно начать снова в любое время.</translation>
    </message>
    <message>
        <source>Nothing was saved: “%1” already has a row with this value, and it must be the only one. Enter another value.</source>
        <translation>Ничего не сохранено: в «%1» уже есть строка с этим значением, а оно должно быть единственным. Введите другое.</translation>
    </message>
    <message>
        <source>Nothing was saved in “%1”: a row refers to another row that is not there, or is still referred to by others. Choose another row, or deal with those others first.</source>
        <translation>В «%1» ничего не сохранено: строка ссылается на другую, которой нет, или на неё саму ещё ссылаются. Выберите другую строку или сначала разберитесь с теми, что ссылаются.</translation>
    </message>
    <message>
        <source>Nothing was saved in “%1”: a value that is needed is missing. Enter it and save again.</source>
        <translation>В «%1» ничего не сохранено: не хватает обязательного значения. Введите его и сохраните снова.</translation>
    </message>
    <message>
        <source>Nothing was saved: a value breaks a rule of “%1” (too long, too large or of another kind). Correct it and save again.</source>
        <translation>Ничего не сохранено: значение нарушает правило «%1» (слишком длинное, слишком большое или другого вида). Исправьте его и сохраните снова.</translation>
    </message>
    <message>
        <source>The connection to “%1” is lost or cannot be made. What was not saved was not written; check the server and the network, then connect again.</source>
        <translation>Связь с «%1» потеряна или не устанавливается. Несохранённое не записано; проверьте сервер и сеть и подключитесь снова.</translation>
    </message>
    <message>
        <source>“%1” did not let you in. Nothing was changed; check the user and the password.</source>
        <translation>«%1» вас не пускает. Ничего не изменено; проверьте имя пользователя и пароль.</translation>
    </message>
    <message>
        <source>“%1” is not there. Nothing was changed; check the name.</source>
        <translation>«%1» не найти. Ничего не изменено; проверьте имя.</translation>
    </message>
    <message>
        <source>“%1” could not do what was asked. Nothing was changed; the details and the log say more.</source>
        <translation>В «%1» не удалось сделать то, о чём просили. Ничего не изменено; подробности&#xa0;— ниже и в журнале.</translation>
    </message>
    <message>
        <source>“%1” does not say where the database is: %2. Nothing was opened; name the database itself, or a file with DB_URL, DB_POS_URL or DB_USER_POS, DB_PASS_POS, DB_HOST_POS, DB_PORT_POS and DB_NAME_POS.</source>
        <translation>Из «%1» не узнать, где база данных: %2. Ничего не открыто; укажите саму базу или файл, где есть DB_URL, DB_POS_URL либо DB_USER_POS, DB_PASS_POS, DB_HOST_POS, DB_PORT_POS и DB_NAME_POS.</translation>
    </message>
    <message>
        <source>DB_NAME_POS is missing</source>
        <translation>нет DB_NAME_POS</translation>
    </message>
    <message>
        <source>DB_PORT_POS is no port</source>
        <translation>в DB_PORT_POS указан не порт</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>такого файла нет</translation>
    </message>
    <message>
        <source>it cannot be read</source>
        <translation>файл не читается</translation>
    </message>
    <message>
        <source>none of its variables is known</source>
        <translation>ни одной знакомой переменной</translation>
    </message>
    <message>
        <source>There is no room left on the disk for “%1”. Nothing that was there before was changed; free some space and try again.</source>
        <translation>На диске не осталось места для «%1». То, что там было раньше, не тронуто; освободите место и попробуйте снова.</translation>
    </message>
    <message>
        <source>“%1” could not be written to the disk. Nothing that was there before was changed; check the disk and the folder&apos;s rights.</source>
        <translation>«%1» не удалось записать на диск. То, что там было раньше, не тронуто; проверьте диск и права на папку.</translation>
    </message>
    <message>
        <source>How much room the disk of “%1” has could not be read. Nothing was changed; check that the disk is there.</source>
        <translation>Не удалось узнать, сколько места на диске с «%1». Ничего не изменено; проверьте, что диск на месте.</translation>
    </message>
    <message>
        <source>The search of Shopbook could not be set up. Nothing was changed; start the program again.</source>
        <translation>Не удалось подготовить поиск Shopbook. Ничего не изменено; запустите программу снова.</translation>
    </message>
    <message>
        <source>temporary database</source>
        <translation>временная база данных</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <comment>a database on a server</comment>
        <translation>%1 на %2</translation>
    </message>
    <message>
        <source>the option “%1” is not known</source>
        <translation>параметр «%1» незнаком</translation>
    </message>
    <message>
        <source>a file&apos;s address begins with sqlite:/// (three slashes)</source>
        <translation>адрес файла начинается с sqlite:/// (три косые черты)</translation>
    </message>
    <message>
        <source>a server&apos;s name or port is not readable; an @ or / in a password is written %40 or %2F</source>
        <translation>имя или порт сервера не разобрать; знаки @ и / в пароле пишутся как %40 и %2F</translation>
    </message>
    <message>
        <source>one of the servers has no name</source>
        <translation>у одного из серверов нет имени</translation>
    </message>
    <message>
        <source>the port is no number</source>
        <translation>порт&#xa0;— не число</translation>
    </message>
    <message>
        <source>it is not readable</source>
        <translation>его не разобрать</translation>
    </message>
    <message>
        <source>sslmode is one of %1</source>
        <translation>sslmode&#xa0;— одно из: %1</translation>
    </message>
    <message>
        <source>it names no database (…/name)</source>
        <translation>не названа база данных (…/имя)</translation>
    </message>
    <message>
        <source>This address of a database is not understood: %1. Nothing was opened; write a file&apos;s path, sqlite:///path or postgresql://user@host/name.</source>
        <translation>Адрес базы данных непонятен: %1. Ничего не открыто; укажите путь к файлу, sqlite:///путь или postgresql://пользователь@сервер/имя.</translation>
    </message>
    <message>
        <source>No temporary folder could be made for the database. Nothing was changed; check the room and the rights in %1.</source>
        <translation>Не удалось создать временную папку для базы данных. Ничего не изменено; проверьте место и права в %1.</translation>
    </message>
    <message>
        <source>it names no file</source>
        <translation>не назван файл</translation>
    </message>
    <message>
        <source>“%1” is not a kind of database that Shopbook opens</source>
        <translation>базы вида «%1» Shopbook не открывает</translation>
    </message>
    <message>
        <source>it is not written as a URL</source>
        <translation>он записан не как URL</translation>
    </message>
    <message>
        <source>%1 did not accept a setting that keeps your data whole (%2). Nothing was changed; connect to the server directly, not through a pooler.</source>
        <translation>Сервер %1 не принял настройку, которая бережёт ваши данные (%2). Ничего не изменено; подключитесь к серверу напрямую, а не через пул соединений.</translation>
    </message>
    <message>
        <source>The option “%1” of the server&apos;s address holds a character that cannot be passed on. Nothing was changed; write it without semicolons.</source>
        <translation>В параметре «%1» адреса сервера есть символ, который нельзя передать. Ничего не изменено; запишите его без точек с запятой.</translation>
    </message>
    <message>
        <source>The server %1 did not let “%2” in: the user or the password is not right, or this computer may not log in. Nothing was changed; check both, or ask whoever runs the server.</source>
        <translation>Сервер %1 не пускает «%2»: неверны имя или пароль либо вход с этого компьютера запрещён. Ничего не изменено; проверьте их или спросите того, кто ведёт сервер.</translation>
    </message>
    <message>
        <source>The server %1 has no database “%2”. Nothing was made; check the name, or have the database created on the server.</source>
        <translation>На сервере %1 нет базы данных «%2». Ничего не создано; проверьте имя или попросите создать базу на сервере.</translation>
    </message>
    <message>
        <source>“%2” has no right to open the database “%3” on %1. Nothing was changed; ask whoever runs the server for that right.</source>
        <translation>У «%2» нет права открыть базу данных «%3» на сервере %1. Ничего не изменено; попросите это право у того, кто ведёт сервер.</translation>
    </message>
    <message>
        <source>The server %1 has too many connections at this moment. Nothing was changed; close other programs that use it and try again.</source>
        <translation>У сервера %1 сейчас слишком много подключений. Ничего не изменено; закройте другие программы, которые им пользуются, и попробуйте снова.</translation>
    </message>
    <message>
        <source>The server %1 answers, but no connection as asked for could be made: most often encryption (sslmode) or its certificate. Nothing was changed; choose another sslmode or check the certificate.</source>
        <translation>Сервер %1 отвечает, но подключиться так, как указано, не удалось: чаще всего дело в шифровании (sslmode) или сертификате. Ничего не изменено; выберите другой sslmode или проверьте сертификат.</translation>
    </message>
    <message>
        <source>The server %1 cannot be reached. Nothing was changed; check its name and port, that it is running, and the network, then try again.</source>
        <translation>Сервер %1 недоступен. Ничего не изменено; проверьте его имя и порт, работает ли он, и сеть, затем попробуйте снова.</translation>
    </message>
    <message>
        <source>A text holds a NUL character, which the server cannot store. Nothing was changed; remove that character and try again.</source>
        <translation>В тексте есть символ NUL, который сервер не может сохранить. Ничего не изменено; уберите этот символ и попробуйте снова.</translation>
    </message>
    <message>
        <source>A statement holds a NUL character and would be cut there. It was not run and nothing was changed; remove that character.</source>
        <translation>В запросе есть символ NUL, на нём он бы оборвался. Запрос не выполнен, ничего не изменено; уберите этот символ.</translation>
    </message>
    <message>
        <source>The system&apos;s keyring did not take or give the password. Nothing else is affected; Shopbook asks for the password each time.</source>
        <translation>Системное хранилище не приняло или не отдало пароль. Больше ничего не затронуто; Shopbook будет спрашивать пароль каждый раз.</translation>
    </message>
    <message>
        <source>The system&apos;s keyring holds no password for this server. Nothing else is affected; enter it.</source>
        <translation>В системном хранилище нет пароля для этого сервера. Больше ничего не затронуто; введите пароль.</translation>
    </message>
    <message>
        <source>The server&apos;s name is known</source>
        <translation>Имя сервера известно</translation>
    </message>
    <message>
        <source>No computer is called “%1”. Check the spelling and the network.</source>
        <translation>Компьютера с именем «%1» нет. Проверьте написание и сеть.</translation>
    </message>
    <message>
        <source>The server answers</source>
        <translation>Сервер отвечает</translation>
    </message>
    <message>
        <source>The user may log in</source>
        <translation>Пользователь может войти</translation>
    </message>
    <message>
        <source>The database is there</source>
        <translation>База данных на месте</translation>
    </message>
    <message>
        <source>Its tables may be read</source>
        <translation>Её таблицы можно читать</translation>
    </message>
    <message>
        <source>“%1” may not read: %2. Ask the owner of the database for the right to read them.</source>
        <translation>«%1» не может читать: %2. Попросите у владельца базы данных право чтения.</translation>
    </message>
    <message>
        <source>Another program was interrupted and left “%1”; it must be worked in before the database can be read, but this place may not be written. Nothing was changed; copy the database together with that file to a folder of yours.</source>
        <translation>Другая программа прервалась и оставила файл «%1». Его нужно учесть, прежде чем читать базу, но писать сюда нельзя. Ничего не изменено; скопируйте базу вместе с этим файлом в свою папку.</translation>
    </message>
    <message>
        <source>The database did not accept a setting that keeps your data whole. Nothing was changed; start the program again, or update SQLite.</source>
        <translation>База данных не приняла настройку, которая бережёт ваши данные. Ничего не изменено; запустите программу снова или обновите SQLite.</translation>
    </message>
    <message>
        <source>There is no folder “%1”, so no database was made in it. Create the folder or choose another.</source>
        <translation>Папки «%1» нет, поэтому база данных в ней не создана. Создайте папку или выберите другую.</translation>
    </message>
    <message>
        <source>“%1” is not an SQLite database. It was not changed; choose the file in which the shop or the phonebook keeps its data (often *.db or *.sqlite3).</source>
        <translation>«%1»&#xa0;— не база данных SQLite. Файл не изменён; выберите тот, в котором магазин или телефонная книга хранит данные (обычно *.db или *.sqlite3).</translation>
    </message>
    <message>
        <source>The database “%1” is damaged or not whole. It was not changed; keep a copy of it, and restore the last backup or copy it again from where it came.</source>
        <translation>База данных «%1» повреждена или неполна. Она не изменена; сохраните её копию и восстановите последнюю резервную копию или скопируйте базу заново оттуда, где она была.</translation>
    </message>
    <message>
        <source>The folder “%1” may not be written, and the database needs its journal there. Nothing was changed; open the database read-only, change the folder&apos;s rights, or copy it to a folder of yours.</source>
        <translation>В папку «%1» нельзя писать, а базе нужен в ней журнал. Ничего не изменено; откройте базу только для чтения, измените права на папку или скопируйте базу в свою папку.</translation>
    </message>
    <message>
        <source>“%1” may only be read. Nothing was changed; open it read-only, change the file&apos;s rights, or work on a copy.</source>
        <translation>«%1» можно только читать. Ничего не изменено; откройте его только для чтения, измените права на файл или работайте с копией.</translation>
    </message>
    <message>
        <source>No file was named. Nothing was changed; name the database&apos;s file.</source>
        <translation>Файл не назван. Ничего не изменено; укажите файл базы данных.</translation>
    </message>
    <message>
        <source>“%1” is a folder, not a database. Nothing was changed; choose the database&apos;s file inside it.</source>
        <translation>«%1»&#xa0;— папка, а не база данных. Ничего не изменено; выберите в ней файл базы.</translation>
    </message>
    <message>
        <source>There is no file “%1”. Nothing was made; check the name, or create a new store there.</source>
        <translation>Файла «%1» нет. Ничего не создано; проверьте имя или создайте там новый магазин.</translation>
    </message>
    <message>
        <source>“%1” is no ordinary file and cannot be a database. Nothing was changed; choose the database&apos;s file.</source>
        <translation>«%1»&#xa0;— не обычный файл и не может быть базой данных. Ничего не изменено; выберите файл базы.</translation>
    </message>
    <message>
        <source>You may not read “%1”. Nothing was changed; ask its owner for the right to read it, or for a copy.</source>
        <translation>Вам нельзя читать «%1». Ничего не изменено; попросите у владельца право чтения или копию.</translation>
    </message>
    <message>
        <source>“%1” could not be opened. Nothing was changed; check that you may read the file and its folder.</source>
        <translation>«%1» не удалось открыть. Ничего не изменено; проверьте, что вам можно читать файл и его папку.</translation>
    </message>
    <message>
        <source>The changes were not saved: the database took them back after an error. What stood there before is whole. Remove the cause of the error (often a full disk) and save again.</source>
        <translation>Изменения не сохранены: после ошибки база данных их отменила. Прежние данные целы. Устраните причину (часто это полный диск) и сохраните снова.</translation>
    </message>
    <message>
        <source>“%1” is open for reading only, so nothing was changed. Open it for writing to change it.</source>
        <translation>«%1» открыто только для чтения, поэтому ничего не изменено. Чтобы менять, откройте с правом записи.</translation>
    </message>
    <message>
        <source>Another change is being made at this moment. Nothing was changed; wait until it is done and try again.</source>
        <translation>Сейчас вносится другое изменение. Ничего не изменено; дождитесь его конца и попробуйте снова.</translation>
    </message>
    <message>
        <source>The query was cancelled. Nothing was changed; run it again when you like.</source>
        <translation>Запрос отменён. Ничего не изменено; при желании запустите его снова.</translation>
    </message>
    <message numerus="yes">
        <source>The query was stopped after %n second(s), its time limit. Nothing was changed; ask for fewer rows, or give it more time.</source>
        <translation>
            <numerusform>Запрос остановлен через %n секунду: время вышло. Ничего не изменено; запросите меньше строк или дайте ему больше времени.</numerusform>
            <numerusform>Запрос остановлен через %n секунды: время вышло. Ничего не изменено; запросите меньше строк или дайте ему больше времени.</numerusform>
            <numerusform>Запрос остановлен через %n секунд: время вышло. Ничего не изменено; запросите меньше строк или дайте ему больше времени.</numerusform>
        </translation>
    </message>
    <message>
        <source>Another query runs here. Wait until it is done.</source>
        <translation>Здесь уже выполняется другой запрос. Дождитесь его окончания.</translation>
    </message>
    <message>
        <source>The statement holds a NUL character and would be cut there. It was not run; remove that character.</source>
        <translation>В тексте запроса есть символ NUL, на котором он оборвался бы. Запрос не выполнен; уберите этот символ.</translation>
    </message>
    <message>
        <source>Here the database is only asked, and this would do something else. Nothing was changed; begin with SELECT.</source>
        <translation>Здесь базу только спрашивают, а это сделало бы что-то другое. Ничего не изменено; начните с SELECT.</translation>
    </message>
    <message>
        <source>%1 does not answer any more. Nothing was changed; check the network, then run the query again.</source>
        <translation>%1 больше не отвечает. Ничего не изменено; проверьте сеть и запустите запрос снова.</translation>
    </message>
    <message>
        <source>One statement is run at a time, and there are more. None was run; remove what stands behind the first semicolon.</source>
        <translation>За один раз выполняется один запрос, а здесь их больше. Ни один не выполнен; уберите всё, что стоит после первой точки с запятой.</translation>
    </message>
    <message>
        <source>The query takes long, and a program that writes to the file would have to wait. There is no room for a copy to run it on, so it was not run. Free some space in the folder for temporary files, or ask for less.</source>
        <translation>Запрос выполняется долго, и программе, которая пишет в файл, пришлось бы ждать. Для копии, на которой его можно выполнить, не хватает места, поэтому он не выполнен. Освободите место в папке временных файлов или запросите меньше.</translation>
    </message>
    <message>
        <source>The query takes long, and another program writes to “%1” all the time, so no copy to run it on could be made. Nothing was changed; ask for less, or try again when that program is quiet.</source>
        <translation>Запрос выполняется долго, а другая программа всё время пишет в «%1», поэтому сделать копию для него не удалось. Ничего не изменено; запросите меньше или повторите, когда та программа будет свободна.</translation>
    </message>
    <message>
        <source>Reading was cancelled. Nothing was changed.</source>
        <translation>Чтение отменено. Ничего не изменено.</translation>
    </message>
    <message>
        <source>Here the database is only asked, and this asks for more than tables and plain functions. Nothing was run; leave out what is not one of these.</source>
        <translation>Здесь базу только спрашивают, а это больше, чем таблицы и обычные функции. Ничего не выполнено; уберите лишнее.</translation>
    </message>
    <message>
        <source>Windows allows no file named “%1”. Nothing was made; choose another name, without marks like ? * : and with a letter or a digit at its end.</source>
        <translation>В Windows нельзя назвать файл «%1». Ничего не создано; выберите другое имя: без знаков вроде ? * : и с буквой или цифрой в конце.</translation>
    </message>
    <message>
        <source>The driver for this kind of database (%1) is not there. Nothing was changed; install Shopbook again, or its driver (Debian: libqt6sql6-sqlite, libqt6sql6-psql, libpq5), and start the program again.</source>
        <translation>Нет драйвера для баз данных этого вида (%1). Ничего не изменено; установите заново Shopbook или сам драйвер (в Debian: libqt6sql6-sqlite, libqt6sql6-psql, libpq5) и запустите программу ещё раз.</translation>
    </message>
</context>
<context>
    <name>doctor</name>
    <message>
        <source>Program</source>
        <translation>Программа</translation>
    </message>
    <message>
        <source>Shopbook was built with Qt %1, which is newer. Install the Qt that its package asks for.</source>
        <translation>Shopbook собран с более новым Qt %1. Установите тот Qt, которого требует его пакет.</translation>
    </message>
    <message>
        <source>%1, but Qt&apos;s driver is missing</source>
        <translation>%1, но драйвера Qt нет</translation>
    </message>
    <message>
        <source>Files cannot be opened. Install Shopbook again, or the package libqt6sql6-sqlite.</source>
        <translation>Файлы открыть нельзя. Переустановите Shopbook или поставьте пакет libqt6sql6-sqlite.</translation>
    </message>
    <message>
        <source>%1, and Qt&apos;s driver has another copy</source>
        <translation>%1, а у драйвера Qt другая копия</translation>
    </message>
    <message>
        <source>Two copies of SQLite do not go together. Install Shopbook again; on Windows remove a foreign sqlite3.dll from its folder.</source>
        <translation>Две копии SQLite вместе не работают. Переустановите Shopbook; в Windows уберите чужой sqlite3.dll из его папки.</translation>
    </message>
    <message>
        <source>PostgreSQL&apos;s library</source>
        <translation>Библиотека PostgreSQL</translation>
    </message>
    <message>
        <source>Files can be opened, servers cannot. Install Shopbook again, or the packages libqt6sql6-psql and libpq5.</source>
        <translation>Файлы открываются, серверы — нет. Переустановите Shopbook или поставьте пакеты libqt6sql6-psql и libpq5.</translation>
    </message>
    <message>
        <source>libpq is missing</source>
        <translation>нет libpq</translation>
    </message>
    <message>
        <source>libpq %1, but Qt&apos;s driver is missing</source>
        <translation>libpq %1, но драйвера Qt нет</translation>
    </message>
    <message>
        <source>libpq %1, not known whether it can encrypt</source>
        <translation>libpq %1; неизвестно, умеет ли она шифровать</translation>
    </message>
    <message>
        <source>Use a libpq of version 15 or later that was built with TLS; without it what goes to a server can be read on the way.</source>
        <translation>Возьмите libpq версии 15 или новее, собранную с TLS: без него всё, что идёт на сервер, можно прочесть по дороге.</translation>
    </message>
    <message>
        <source>libpq %1 with %2</source>
        <translation>libpq %1, шифрует %2</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>Политика</translation>
    </message>
    <message>
        <source>none: everybody decides for themselves</source>
        <translation>нет: каждый решает сам</translation>
    </message>
    <message>
        <source>%1 (locked)</source>
        <translation>%1 (закреплено)</translation>
    </message>
    <message>
        <source>it cannot be followed</source>
        <translation>её нельзя выполнить</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>ничего</translation>
    </message>
    <message>
        <source>%1 cannot be written</source>
        <translation>в %1 нельзя записывать</translation>
    </message>
    <message>
        <source>Give this user the right to write there, make room, or name another folder.</source>
        <translation>Дайте этому пользователю право писать туда, освободите место или укажите другую папку.</translation>
    </message>
    <message>
        <source>Free space</source>
        <translation>Свободное место</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>неизвестно</translation>
    </message>
    <message>
        <source>%1 on the disk of the data folder</source>
        <translation>%1 на диске с папкой данных</translation>
    </message>
    <message>
        <source>Make room: a backup before an upgrade needs as much as the database has.</source>
        <translation>Освободите место: резервной копии перед обновлением нужно столько же, сколько занимает база.</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Языки</translation>
    </message>
    <message>
        <source>English, Russian</source>
        <translation>английский, русский</translation>
    </message>
    <message>
        <source>English, Russian; Qt&apos;s own dialogs speak English only</source>
        <translation>английский, русский; собственные окна Qt — только на английском</translation>
    </message>
    <message>
        <source>English only</source>
        <translation>только английский</translation>
    </message>
    <message>
        <source>Install the package qt6-translations-l10n.</source>
        <translation>Поставьте пакет qt6-translations-l10n.</translation>
    </message>
    <message>
        <source>Install Shopbook again.</source>
        <translation>Переустановите Shopbook.</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Окно</translation>
    </message>
    <message>
        <source>“%1” is not there</source>
        <translation>«%1» нет на месте</translation>
    </message>
    <message>
        <source>Only the console program was found. Install Shopbook again if you want its window.</source>
        <translation>Есть только консольная программа. Если нужно окно, переустановите Shopbook.</translation>
    </message>
    <message>
        <source>A library may be missing, or there is no screen. Start “%1” in a console to see what it says, or install Shopbook again.</source>
        <translation>Возможно, не хватает библиотеки или нет экрана. Запустите «%1» в консоли и посмотрите, что он скажет, или переустановите Shopbook.</translation>
    </message>
    <message>
        <source>it did not answer</source>
        <translation>программа не ответила</translation>
    </message>
    <message>
        <source>it does not start (%1)</source>
        <translation>программа не запускается (%1)</translation>
    </message>
    <message numerus="yes">
        <source>%n font family(ies), drawn by %1</source>
        <translation>
            <numerusform>%n гарнитура шрифта, рисует %1</numerusform>
            <numerusform>%n гарнитуры шрифтов, рисует %1</numerusform>
            <numerusform>%n гарнитур шрифтов, рисует %1</numerusform>
        </translation>
    </message>
    <message>
        <source>No font has Latin and Cyrillic letters: install one, for example fonts-dejavu-core.</source>
        <translation>Нет шрифта с латиницей и кириллицей: поставьте какой-нибудь, например fonts-dejavu-core.</translation>
    </message>
    <message>
        <source>The window&apos;s program is of version %1, this one of %2. Install Shopbook again.</source>
        <translation>Версия программы с окном — %1, а этой — %2. Переустановите Shopbook.</translation>
    </message>
    <message>
        <source>Keyring</source>
        <translation>Связка ключей</translation>
    </message>
    <message>
        <source>yes: the password of a server can be kept</source>
        <translation>есть: пароль от сервера можно сохранить</translation>
    </message>
    <message>
        <source>no</source>
        <translation>нет</translation>
    </message>
    <message>
        <source>Shopbook asks for the password of a server each time. In a desktop session with a keyring (GNOME, KDE) it can keep it.</source>
        <translation>Пароль от сервера Shopbook спрашивает каждый раз. В сеансе рабочего стола со связкой ключей (GNOME, KDE) он может его хранить.</translation>
    </message>
    <message>
        <source>Newer versions</source>
        <translation>Новые версии</translation>
    </message>
    <message>
        <source>nobody is asked: no folder for them was named</source>
        <translation>не проверяются: папка для них не указана</translation>
    </message>
    <message>
        <source>%1 is there</source>
        <translation>есть %1</translation>
    </message>
    <message>
        <source>Install “%1”.</source>
        <translation>Установите «%1».</translation>
    </message>
    <message>
        <source>none in “%1”</source>
        <translation>в «%1» нет</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>Папка данных</translation>
    </message>
    <message>
        <source>Backup folder</source>
        <translation>Папка резервных копий</translation>
    </message>
    <message>
        <source>could not be looked at</source>
        <translation>посмотреть не удалось</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>База данных</translation>
    </message>
    <message>
        <source>It is empty. Shopbook makes a new store in it when it opens it.</source>
        <translation>Она пуста. Открыв её, Shopbook создаст в ней новый магазин.</translation>
    </message>
    <message>
        <source>Its tables are of an older Shopbook, and are brought up to date when Shopbook opens it.</source>
        <translation>Её таблицы от более старого Shopbook; при открытии они обновятся.</translation>
    </message>
    <message>
        <source>Shopbook has never written it, and asks before it does.</source>
        <translation>Shopbook ещё ничего в неё не записывал и сначала спросит.</translation>
    </message>
    <message>
        <source>Health of the data</source>
        <translation>Состояние данных</translation>
    </message>
    <message>
        <source>nothing is wrong</source>
        <translation>всё в порядке</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) are wrong</source>
        <translation>
            <numerusform>не в порядке %n вещь</numerusform>
            <numerusform>не в порядке %n вещи</numerusform>
            <numerusform>не в порядке %n вещей</numerusform>
        </translation>
    </message>
    <message>
        <source>`shopbook-cli check` lists them, with what to do.</source>
        <translation>`shopbook-cli check` перечислит их и скажет, что делать.</translation>
    </message>
    <message>
        <source>Write lock</source>
        <translation>Блокировка записи</translation>
    </message>
    <message>
        <source>not taken: nothing is ever written here</source>
        <translation>не берётся: здесь ничего не записывают</translation>
    </message>
    <message>
        <source>%1 ms at the longest</source>
        <translation>самое большее %1 мс</translation>
    </message>
    <message>
        <source>Another program holds the file for long. Let it end its transactions sooner, or look whether the file lies on a network drive, where SQLite is slow and unsafe.</source>
        <translation>Другая программа долго держит файл. Пусть она раньше завершает транзакции; или проверьте, не на сетевом ли диске лежит файл: там SQLite работает медленно и ненадёжно.</translation>
    </message>
    <message>
        <source>Answer and locks</source>
        <translation>Ответ и блокировки</translation>
    </message>
    <message numerus="yes">
        <source>answers within %1 ms; %n lock(s) waited for</source>
        <translation>
            <numerusform>отвечает за %1 мс; ждут %n блокировку</numerusform>
            <numerusform>отвечает за %1 мс; ждут %n блокировки</numerusform>
            <numerusform>отвечает за %1 мс; ждут %n блокировок</numerusform>
        </translation>
    </message>
    <message>
        <source>Sessions wait for each other: look for one that left its transaction open.</source>
        <translation>Сеансы ждут друг друга: найдите тот, что не закрыл транзакцию.</translation>
    </message>
    <message>
        <source>The server is far or busy: pages and saves take as much longer.</source>
        <translation>Сервер далеко или занят: страницы и сохранение идут настолько же дольше.</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Шифрование</translation>
    </message>
    <message>
        <source>none (sslmode=%1)</source>
        <translation>нет (sslmode=%1)</translation>
    </message>
    <message>
        <source>Everything goes over the network readable. Turn on TLS at the server, and connect with sslmode=verify-full.</source>
        <translation>Всё идёт по сети в открытом виде. Включите на сервере TLS и подключайтесь с sslmode=verify-full.</translation>
    </message>
    <message>
        <source>It is encrypted, but nobody checks that it is the right server. Connect with sslmode=verify-full and sslrootcert=FILE.</source>
        <translation>Связь зашифрована, но никто не проверяет, тот ли это сервер. Подключайтесь с sslmode=verify-full и sslrootcert=ФАЙЛ.</translation>
    </message>
    <message>
        <source>%1 cannot be opened</source>
        <translation>%1 не открывается</translation>
    </message>
    <message>
        <source>set by %1: %2</source>
        <translation>задано (%1): %2</translation>
    </message>
    <message>
        <source>environment or command line</source>
        <translation>из окружения или командной строки</translation>
    </message>
</context>
<context>
    <name>exchange</name>
    <message>
        <source>A quotation mark is opened and never closed.</source>
        <translation>Кавычка открыта, но не закрыта.</translation>
    </message>
    <message>
        <source>The file can&apos;t be read further.</source>
        <translation>Дальше файл не читается.</translation>
    </message>
    <message>
        <source>The file is not UTF-8 text. Save it as “CSV UTF-8” and try again.</source>
        <translation>Файл&#xa0;— не текст в UTF-8. Сохраните его как «CSV UTF-8» и попробуйте снова.</translation>
    </message>
    <message>
        <source>There is text behind a closing quotation mark.</source>
        <translation>После закрывающей кавычки есть текст.</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <extracomment>%1 is a line&apos;s number, %2 what is wrong there.</extracomment>
        <translation>Строка %1: %2</translation>
    </message>
    <message>
        <source>Line %1 has another number of cells than the first line.</source>
        <translation>В строке %1 не столько ячеек, сколько в первой.</translation>
    </message>
    <message>
        <source>The sample was not loaded: the table %1 isn&apos;t there, and nothing was changed. Load it into a new, empty database.</source>
        <translation>Пример не загружен: таблицы %1 нет. Ничего не изменено. Загрузите его в новую, пустую базу.</translation>
    </message>
    <message>
        <source>The sample data is missing in this build of Shopbook.</source>
        <translation>В этой сборке Shopbook нет данных примера.</translation>
    </message>
    <message>
        <source>“%1” is no date and time, such as 2026-11-20 21:38:17.</source>
        <translation>«%1»&#xa0;— не дата и время, например 2026-11-20 21:38:17.</translation>
    </message>
    <message>
        <source>A sample has at least one purchase.</source>
        <translation>В примере должна быть хотя бы одна покупка.</translation>
    </message>
    <message>
        <source>The rows for trying queries fit the usual sample only.</source>
        <translation>Строки для проверки запросов подходят только к обычному образцу данных.</translation>
    </message>
    <message>
        <source>“%1” is the database itself and was left as it is. Choose another name for the rows.</source>
        <translation>«%1» — это сама база данных, она оставлена как есть. Выберите для строк другое имя файла.</translation>
    </message>
    <message>
        <source>“%1” was not written. Free some space, or choose another folder.</source>
        <translation>Файл «%1» не записан. Освободите место или выберите другую папку.</translation>
    </message>
    <message>
        <source>The export was cancelled; “%1” was not written.</source>
        <translation>Экспорт отменён; файл «%1» не записан.</translation>
    </message>
</context>
<context>
    <name>gui::AboutBox</name>
    <message>
        <source>About Shopbook</source>
        <translation>О программе Shopbook</translation>
    </message>
    <message>
        <source>&lt;b&gt;Shopbook %1&lt;/b&gt;&lt;p&gt;Opens the database of a Telegram shop and of a phonebook, and keeps it safe.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later.&lt;/p&gt;</source>
        <translation>&lt;b&gt;Shopbook %1&lt;/b&gt;&lt;p&gt;Открывает базу данных магазина в Telegram и телефонной книги и бережёт её.&lt;/p&gt;&lt;p&gt;Свободная программа под лицензией GNU General Public License версии 3 или более поздней.&lt;/p&gt;</translation>
    </message>
</context>
<context>
    <name>gui::Actions</name>
    <message>
        <source>&amp;Open…</source>
        <translation>&amp;Открыть…</translation>
    </message>
    <message>
        <source>Open the database of a shop or a phonebook</source>
        <translation>Открыть базу данных магазина или телефонной книги</translation>
    </message>
    <message>
        <source>Open &amp;read-only…</source>
        <translation>Открыть только для &amp;чтения…</translation>
    </message>
    <message>
        <source>Look at a database without writing a byte to it</source>
        <translation>Посмотреть базу данных, не записав в неё ни байта</translation>
    </message>
    <message>
        <source>&amp;New store…</source>
        <translation>&amp;Новый магазин…</translation>
    </message>
    <message>
        <source>Make an empty store in a new file</source>
        <translation>Создать пустой магазин в новом файле</translation>
    </message>
    <message>
        <source>&amp;Connect to a server…</source>
        <translation>Подключиться к се&amp;рверу…</translation>
    </message>
    <message>
        <source>Open a store that several desktops share on PostgreSQL</source>
        <translation>Открыть общий магазин для нескольких компьютеров на PostgreSQL</translation>
    </message>
    <message>
        <source>&amp;Try the sample</source>
        <translation>Посмотреть &amp;пример</translation>
    </message>
    <message>
        <source>Open a made-up shop in a temporary folder</source>
        <translation>Открыть вымышленный магазин во временной папке</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Сохранить</translation>
    </message>
    <message>
        <source>Write all changes in one step</source>
        <translation>Записать все изменения разом</translation>
    </message>
    <message>
        <source>&amp;Close the database</source>
        <translation>&amp;Закрыть базу данных</translation>
    </message>
    <message>
        <source>Close this database and show the start page</source>
        <translation>Закрыть эту базу и показать начальную страницу</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Выход</translation>
    </message>
    <message>
        <source>Close the program</source>
        <translation>Закрыть программу</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Отменить</translation>
    </message>
    <message>
        <source>Take the last step back</source>
        <translation>Отменить последний шаг</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Вернуть</translation>
    </message>
    <message>
        <source>Do again what was taken back</source>
        <translation>Вернуть то, что было отменено</translation>
    </message>
    <message>
        <source>&amp;Add…</source>
        <translation>&amp;Добавить…</translation>
    </message>
    <message>
        <source>Add a row</source>
        <translation>Добавить строку</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>&amp;Изменить…</translation>
    </message>
    <message>
        <source>Edit the whole row in a form</source>
        <translation>Изменить всю строку в форме</translation>
    </message>
    <message>
        <source>Edit the &amp;cell</source>
        <translation>Изменить &amp;ячейку</translation>
    </message>
    <message>
        <source>Edit the cell in its place</source>
        <translation>Изменить ячейку прямо в таблице</translation>
    </message>
    <message>
        <source>Set to “no &amp;value”</source>
        <translation>Поставить «&amp;нет значения»</translation>
    </message>
    <message>
        <source>Store NULL in the cell, which is not the same as an empty text</source>
        <translation>Записать в ячейку NULL, это не то же самое, что пустой текст</translation>
    </message>
    <message>
        <source>D&amp;uplicate…</source>
        <translation>Создать &amp;копию…</translation>
    </message>
    <message>
        <source>Add a row that begins as a copy of this one</source>
        <translation>Добавить строку, взяв эту за образец</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Удалить</translation>
    </message>
    <message>
        <source>Delete the row; it is not gone before you save</source>
        <translation>Удалить строку; пока вы не сохраните, она никуда не денется</translation>
    </message>
    <message>
        <source>Res&amp;tore</source>
        <translation>Во&amp;сстановить</translation>
    </message>
    <message>
        <source>Bring back a deleted or archived row</source>
        <translation>Вернуть удалённую или архивную строку</translation>
    </message>
    <message>
        <source>C&amp;hange contact…</source>
        <translation>С&amp;менить контакт…</translation>
    </message>
    <message>
        <source>Change surname, age and one number of this person in one step</source>
        <translation>Изменить фамилию, возраст и один номер этого человека за один шаг</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>На&amp;йти</translation>
    </message>
    <message>
        <source>Search the rows of this page</source>
        <translation>Поиск по строкам этой страницы</translation>
    </message>
    <message>
        <source>Re&amp;fresh</source>
        <translation>О&amp;бновить</translation>
    </message>
    <message>
        <source>Read the rows again</source>
        <translation>Прочитать строки заново</translation>
    </message>
    <message>
        <source>Show de&amp;leted</source>
        <translation>Показывать у&amp;далённые</translation>
    </message>
    <message>
        <source>Show deleted and archived rows too</source>
        <translation>Показывать и удалённые, и архивные строки</translation>
    </message>
    <message>
        <source>Show &amp;secrets</source>
        <translation>Показывать &amp;скрытое</translation>
    </message>
    <message>
        <source>Show what the buyer receives instead of dots</source>
        <translation>Показывать вместо точек то, что получит покупатель</translation>
    </message>
    <message>
        <source>All co&amp;mmands…</source>
        <translation>Все &amp;команды…</translation>
    </message>
    <message>
        <source>Search everything this window can do</source>
        <translation>Найти любую команду этого окна</translation>
    </message>
    <message>
        <source>Purchases</source>
        <translation>Покупки</translation>
    </message>
    <message>
        <source>What was sold, to whom and for how much</source>
        <translation>Что продано, кому и за сколько</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Товары</translation>
    </message>
    <message>
        <source>What the shop sells</source>
        <translation>Что продаёт магазин</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>Категории</translation>
    </message>
    <message>
        <source>How products are grouped</source>
        <translation>По каким группам разложены товары</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Покупатели</translation>
    </message>
    <message>
        <source>Who bought in Telegram</source>
        <translation>Кто покупал в Telegram</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Люди</translation>
    </message>
    <message>
        <source>People of the phonebook</source>
        <translation>Люди из телефонной книги</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Номера</translation>
    </message>
    <message>
        <source>Phone numbers of the phonebook</source>
        <translation>Номера из телефонной книги</translation>
    </message>
    <message>
        <source>Turn on the shop…</source>
        <translation>Включить магазин…</translation>
    </message>
    <message>
        <source>Add the tables of a shop to this database</source>
        <translation>Добавить в эту базу таблицы магазина</translation>
    </message>
    <message>
        <source>Turn on the phonebook…</source>
        <translation>Включить телефонную книгу…</translation>
    </message>
    <message>
        <source>Add the tables of a phonebook to this database</source>
        <translation>Добавить в эту базу таблицы телефонной книги</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>Как в &amp;системе</translation>
    </message>
    <message>
        <source>Follow the language of the system</source>
        <translation>Тот же язык, что и в системе</translation>
    </message>
    <message>
        <source>&amp;No label</source>
        <translation>&amp;Без метки</translation>
    </message>
    <message>
        <source>Show this database without a label</source>
        <translation>Показывать эту базу без метки</translation>
    </message>
    <message>
        <source>&amp;Live</source>
        <translation>&amp;Рабочая</translation>
    </message>
    <message>
        <source>Mark this database as the one that sells</source>
        <translation>Отметить эту базу как ту, что продаёт</translation>
    </message>
    <message>
        <source>&amp;Practice</source>
        <translation>&amp;Учебная</translation>
    </message>
    <message>
        <source>Mark this database as one to try things on</source>
        <translation>Отметить эту базу как ту, на которой можно пробовать</translation>
    </message>
    <message>
        <source>&amp;Log…</source>
        <translation>&amp;Журнал…</translation>
    </message>
    <message>
        <source>What the program wrote down while it worked</source>
        <translation>Что программа записала за время работы</translation>
    </message>
    <message>
        <source>&amp;About Shopbook</source>
        <translation>&amp;О программе Shopbook</translation>
    </message>
    <message>
        <source>Version and licence</source>
        <translation>Версия и лицензия</translation>
    </message>
    <message>
        <source>&amp;Undo: %1</source>
        <translation>&amp;Отменить: %1</translation>
    </message>
    <message>
        <source>&amp;Redo: %1</source>
        <translation>&amp;Вернуть: %1</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Вернуть</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>База данных</translation>
    </message>
    <message>
        <source>Tables and backups of this database</source>
        <translation>Таблицы и резервные копии этой базы</translation>
    </message>
    <message>
        <source>&amp;Structure</source>
        <translation>&amp;Структура</translation>
    </message>
    <message>
        <source>The tables and what refers to what, as a diagram</source>
        <translation>Таблицы и связи между ними в виде схемы</translation>
    </message>
    <message>
        <source>&amp;Backups</source>
        <translation>&amp;Резервные копии</translation>
    </message>
    <message>
        <source>Look at the backups of this database and bring one back</source>
        <translation>Посмотреть резервные копии этой базы и вернуть одну из них</translation>
    </message>
    <message>
        <source>&amp;Make a backup now</source>
        <translation>Создать резервную &amp;копию</translation>
    </message>
    <message>
        <source>Make a checked copy of this database, beside whoever uses it</source>
        <translation>Создать проверенную копию этой базы, не мешая тем, кто с ней работает</translation>
    </message>
    <message>
        <source>&amp;Versions</source>
        <translation>&amp;Версии</translation>
    </message>
    <message>
        <source>Where the tables of this database stand; try a change of them, then make it</source>
        <translation>На какой ревизии таблицы этой базы; попробовать изменение и выполнить его</translation>
    </message>
    <message>
        <source>&amp;What is not saved…</source>
        <translation>Что не со&amp;хранено…</translation>
    </message>
    <message>
        <source>List the changes that are not saved yet; drop some or save them</source>
        <translation>Список ещё не сохранённых изменений: отбросить часть или сохранить</translation>
    </message>
    <message>
        <source>Save each row on &amp;Enter</source>
        <translation>Сохранять строку по &amp;Enter</translation>
    </message>
    <message>
        <source>Write a cell’s change as soon as Enter ends its editing, without Ctrl+S</source>
        <translation>Записывать изменение ячейки сразу, когда Enter завершает её правку, без Ctrl+S</translation>
    </message>
    <message>
        <source>Copy the &amp;rows</source>
        <translation>&amp;Копировать строки</translation>
    </message>
    <message>
        <source>Copy the selected rows for a spreadsheet; secrets are left out</source>
        <translation>Скопировать выделенные строки для таблицы; без секретов</translation>
    </message>
    <message>
        <source>&amp;Paste…</source>
        <translation>&amp;Вставить…</translation>
    </message>
    <message>
        <source>Paste cells of a spreadsheet from the current cell on, after a preview</source>
        <translation>Вставить ячейки таблицы начиная с текущей, после просмотра</translation>
    </message>
    <message>
        <source>Fill do&amp;wn…</source>
        <translation>&amp;Заполнить вниз…</translation>
    </message>
    <message>
        <source>Fill the uppermost value into the other selected rows, after a preview</source>
        <translation>Заполнить верхним значением остальные выделенные строки, после просмотра</translation>
    </message>
    <message>
        <source>Change &amp;many rows…</source>
        <translation>Из&amp;менить много строк…</translation>
    </message>
    <message>
        <source>Set, add or raise by a percentage in many rows at once, after a preview</source>
        <translation>Задать, прибавить или поднять на процент сразу во многих строках, после просмотра</translation>
    </message>
    <message>
        <source>H&amp;istory of the row…</source>
        <translation>&amp;История строки…</translation>
    </message>
    <message>
        <source>What Shopbook changed in this row, when, and what it noticed of others</source>
        <translation>Что и когда Shopbook изменил в этой строке и что заметил за другими</translation>
    </message>
    <message>
        <source>&amp;Check-up</source>
        <translation>&amp;Проверка</translation>
    </message>
    <message>
        <source>Look for what is wrong with the data, and repair it</source>
        <translation>Найти, что не так с данными, и исправить</translation>
    </message>
    <message>
        <source>Filter &amp;row</source>
        <translation>&amp;Строка фильтра</translation>
    </message>
    <message>
        <source>Type under a column&apos;s title what its cells shall contain</source>
        <translation>Ввести под заголовком столбца, что должно быть в его ячейках</translation>
    </message>
    <message>
        <source>Fi&amp;lter…</source>
        <translation>О&amp;тбор…</translation>
    </message>
    <message>
        <source>Put conditions together with AND, OR and NOT</source>
        <translation>Собрать условия с помощью И, ИЛИ и НЕ</translation>
    </message>
    <message>
        <source>&amp;Quick filters</source>
        <translation>&amp;Быстрые фильтры</translation>
    </message>
    <message>
        <source>Categories, cities, months … with how many rows each has</source>
        <translation>Категории, города, месяцы… и сколько строк в каждом</translation>
    </message>
    <message>
        <source>Quick filters</source>
        <comment>on a button: short</comment>
        <translation>Фильтры</translation>
    </message>
    <message>
        <source>Show deleted</source>
        <comment>on a button: short</comment>
        <translation>Удалённые</translation>
    </message>
    <message>
        <source>Find and re&amp;place…</source>
        <translation>Найти и &amp;заменить…</translation>
    </message>
    <message>
        <source>Replace a text in the rows, after a preview of the hits</source>
        <translation>Заменить текст в строках, сначала показав найденное</translation>
    </message>
    <message>
        <source>&amp;Save this view…</source>
        <translation>&amp;Сохранить вид…</translation>
    </message>
    <message>
        <source>Keep columns, order and filter under a name</source>
        <translation>Запомнить столбцы, порядок и отбор под именем</translation>
    </message>
    <message>
        <source>&amp;Export this view…</source>
        <translation>Со&amp;хранить вид в файл…</translation>
    </message>
    <message>
        <source>Write columns, order and filter into a file for somebody else</source>
        <translation>Записать столбцы, порядок и отбор в файл для других</translation>
    </message>
    <message>
        <source>&amp;Import a view…</source>
        <translation>&amp;Взять вид из файла…</translation>
    </message>
    <message>
        <source>Read a view from a file and keep it under its name</source>
        <translation>Прочитать вид из файла и запомнить под его именем</translation>
    </message>
    <message>
        <source>Queries</source>
        <translation>Запросы</translation>
    </message>
    <message>
        <source>Ask the database and see what every clause does</source>
        <translation>Спросить базу и увидеть, что делает каждая часть запроса</translation>
    </message>
    <message>
        <source>&amp;New query</source>
        <translation>&amp;Новый запрос</translation>
    </message>
    <message>
        <source>Open a new query that is built by clicking</source>
        <translation>Открыть новый запрос, который собирается щелчками</translation>
    </message>
    <message>
        <source>New query in &amp;SQL</source>
        <translation>Новый запрос на &amp;SQL</translation>
    </message>
    <message>
        <source>Open a new query that is typed as SQL</source>
        <translation>Открыть новый запрос, который пишется на SQL</translation>
    </message>
    <message>
        <source>&amp;Run the query</source>
        <translation>&amp;Выполнить запрос</translation>
    </message>
    <message>
        <source>Run the query that is open (Ctrl+Enter)</source>
        <translation>Выполнить открытый запрос (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>S&amp;ave the query…</source>
        <translation>&amp;Сохранить запрос…</translation>
    </message>
    <message>
        <source>Save the query that is open under a name</source>
        <translation>Сохранить открытый запрос под именем</translation>
    </message>
    <message>
        <source>The database is open read-only: nothing can be changed here.</source>
        <translation>База открыта только для чтения: изменить здесь ничего нельзя.</translation>
    </message>
</context>
<context>
    <name>gui::BackupModel</name>
    <message>
        <source>Made at</source>
        <translation>Создана</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Размер</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Файл</translation>
    </message>
</context>
<context>
    <name>gui::BackupsTab</name>
    <message>
        <source>A backup was made and checked. What is not saved yet is not in it.</source>
        <translation>Резервная копия создана и проверена. Того, что ещё не сохранено, в ней нет.</translation>
    </message>
    <message>
        <source>The backups lie in “%1”.</source>
        <translation>Резервные копии лежат в «%1».</translation>
    </message>
    <message>
        <source>The last ten backups of a database are kept, readable by you only.</source>
        <translation>Хранятся последние десять копий базы; прочесть их можете только вы.</translation>
    </message>
    <message>
        <source>The database was opened read-only, so none can be brought back.</source>
        <translation>База открыта только для чтения, поэтому вернуть копию нельзя.</translation>
    </message>
    <message>
        <source>There is no backup of this database yet.</source>
        <translation>У этой базы пока нет резервных копий.</translation>
    </message>
    <message>
        <source>The backups of a server are made by PostgreSQL&apos;s own programs, where the server&apos;s administrator wants them to be. A copy of this database:

%1

It is brought back over what stands there by:

%2</source>
        <translation>Резервные копии базы на сервере делают программы самого PostgreSQL — там, где решит администратор сервера. Копия этой базы:

%1

Вернуть её на место того, что там есть:

%2</translation>
    </message>
    <message>
        <source>They go to “%1”. %2</source>
        <translation>Они кладутся в «%1». %2</translation>
    </message>
</context>
<context>
    <name>gui::BringBack</name>
    <message>
        <source>Bring back a backup</source>
        <translation>Возврат резервной копии</translation>
    </message>
    <message>
        <source>Bring back the backup of %1?</source>
        <translation>Вернуть копию от %1?</translation>
    </message>
    <message>
        <source>“%1” will hold what it held then. What it holds now is kept as a backup first, so this can be taken back in the same way. A bot that has it open goes on with what was brought back.</source>
        <translation>В «%1» снова будет то, что было в ней тогда. То, что в ней сейчас, сначала сохранится резервной копией, так что и это можно будет отменить тем же способом. Бот, который с ней работает, продолжит с возвращёнными данными.</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation>Вернуть</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Bringing back a backup</source>
        <translation>Возврат резервной копии</translation>
    </message>
    <message>
        <source>Checking the backup…</source>
        <translation>Проверяю резервную копию…</translation>
    </message>
    <message>
        <source>Keeping what the database holds now…</source>
        <translation>Сохраняю то, что сейчас в базе…</translation>
    </message>
    <message>
        <source>Bringing the backup back…</source>
        <translation>Возвращаю резервную копию…</translation>
    </message>
    <message>
        <source>The backup of %1 was brought back. What the database held before is kept as the newest backup.</source>
        <translation>Копия от %1 возвращена. То, что было в базе до этого, сохранено самой новой резервной копией.</translation>
    </message>
</context>
<context>
    <name>gui::BulkCommands</name>
    <message>
        <source>More than %1 rows are not copied at once. Search for some of them first.</source>
        <translation>Больше %1 строк за раз не копируется. Сначала найдите часть из них.</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) copied; a spreadsheet takes them. Secrets are left out.</source>
        <translation>
            <numerusform>Скопирована %n строка; её можно вставить в таблицу. Секретов в ней нет.</numerusform>
            <numerusform>Скопированы %n строки; их можно вставить в таблицу. Секретов в них нет.</numerusform>
            <numerusform>Скопировано %n строк; их можно вставить в таблицу. Секретов в них нет.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no text in the clipboard. Copy cells in a spreadsheet first.</source>
        <translation>В буфере обмена нет текста. Сначала скопируйте ячейки в таблице.</translation>
    </message>
    <message>
        <source>The rows are still being read. Paste again in a moment.</source>
        <translation>Строки ещё читаются. Вставьте ещё раз через мгновение.</translation>
    </message>
    <message>
        <source>%1: paste</source>
        <translation>%1: вставка</translation>
    </message>
    <message>
        <source>From “%1” to the right and from the current row downwards; lines beyond the last row become new rows.</source>
        <translation>От «%1» вправо и от текущей строки вниз; что ниже последней строки, станет новыми строками.</translation>
    </message>
    <message>
        <source>Select several rows first: the value of the uppermost one is filled into the others.</source>
        <translation>Сначала выделите несколько строк: значение верхней заполнит остальные.</translation>
    </message>
    <message>
        <source>“%1” cannot be filled down: each row has its own value there.</source>
        <translation>«%1» нельзя заполнить вниз: у каждой строки здесь своё значение.</translation>
    </message>
    <message>
        <source>%1: fill down</source>
        <translation>%1: заполнить вниз</translation>
    </message>
    <message>
        <source>“%1” of the uppermost selected row is filled into the other selected rows.</source>
        <translation>«%1» верхней выделенной строки заполнит остальные выделенные строки.</translation>
    </message>
    <message>
        <source>The rows are still being read. Try again in a moment.</source>
        <translation>Строки ещё читаются. Попробуйте ещё раз через мгновение.</translation>
    </message>
    <message numerus="yes">
        <source>%1: pasted %n row(s)</source>
        <translation>
            <numerusform>%1: вставлена %n строка</numerusform>
            <numerusform>%1: вставлены %n строки</numerusform>
            <numerusform>%1: вставлено %n строк</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: “%2” filled down into %n row(s)</source>
        <translation>
            <numerusform>%1: «%2» заполнено вниз в %n строке</numerusform>
            <numerusform>%1: «%2» заполнено вниз в %n строках</numerusform>
            <numerusform>%1: «%2» заполнено вниз в %n строках</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::BulkDialog</name>
    <message>
        <source>%1: change many rows</source>
        <translation>%1: изменить много строк</translation>
    </message>
    <message>
        <source>To whole numbers; half is rounded up</source>
        <translation>До целых; половина — вверх</translation>
    </message>
    <message>
        <source>To tens; half is rounded up</source>
        <translation>До десятков; половина — вверх</translation>
    </message>
    <message>
        <source>To hundreds; half is rounded up</source>
        <translation>До сотен; половина — вверх</translation>
    </message>
    <message numerus="yes">
        <source>The %n selected row(s)</source>
        <translation>
            <numerusform>%n выделенная строка</numerusform>
            <numerusform>%n выделенные строки</numerusform>
            <numerusform>%n выделенных строк</numerusform>
        </translation>
    </message>
    <message>
        <source>Set to the value</source>
        <translation>Задать значение</translation>
    </message>
    <message>
        <source>Set to “no value”</source>
        <translation>Задать «нет значения»</translation>
    </message>
    <message>
        <source>Add the amount (a minus takes away)</source>
        <translation>Прибавить число (с минусом — вычесть)</translation>
    </message>
    <message>
        <source>Add the percentage (a minus takes away)</source>
        <translation>Прибавить процент (с минусом — вычесть)</translation>
    </message>
    <message>
        <source>such as 10 % or -7.5 %</source>
        <translation>например, 10 % или -7,5 %</translation>
    </message>
    <message>
        <source>Type a percentage, such as 10 % or -7.5 %.</source>
        <translation>Введите процент, например 10 % или -7,5 %.</translation>
    </message>
    <message>
        <source>Choose a value from the list.</source>
        <translation>Выберите значение из списка.</translation>
    </message>
    <message>
        <source>Type a value.</source>
        <translation>Введите значение.</translation>
    </message>
    <message>
        <source>The preview appears as soon as it is said what shall change.</source>
        <translation>Предварительный просмотр появится, как только будет указано, что изменить.</translation>
    </message>
    <message>
        <source>More than %1 rows at once are not changed. Search for some of them first.</source>
        <translation>Больше %1 строк за раз не изменяется. Сначала найдите часть из них.</translation>
    </message>
    <message numerus="yes">
        <source>All %n row(s) that are shown</source>
        <translation>
            <numerusform>Все показанные: %n строка</numerusform>
            <numerusform>Все показанные: %n строки</numerusform>
            <numerusform>Все показанные: %n строк</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %2 of “%3”, %n row(s)</source>
        <translation>
            <numerusform>%1: %2 к «%3», %n строка</numerusform>
            <numerusform>%1: %2 к «%3», %n строки</numerusform>
            <numerusform>%1: %2 к «%3», %n строк</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %2 to “%3”, %n row(s)</source>
        <translation>
            <numerusform>%1: %2 к «%3», %n строка</numerusform>
            <numerusform>%1: %2 к «%3», %n строки</numerusform>
            <numerusform>%1: %2 к «%3», %n строк</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: “%2” cleared in %n row(s)</source>
        <translation>
            <numerusform>%1: «%2» очищено в %n строке</numerusform>
            <numerusform>%1: «%2» очищено в %n строках</numerusform>
            <numerusform>%1: «%2» очищено в %n строках</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: “%2” set for %n row(s)</source>
        <translation>
            <numerusform>%1: «%2» задано для %n строки</numerusform>
            <numerusform>%1: «%2» задано для %n строк</numerusform>
            <numerusform>%1: «%2» задано для %n строк</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::ChangeLines</name>
    <message>
        <source>new</source>
        <translation>новая запись</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>удалено</translation>
    </message>
    <message>
        <source>brought back</source>
        <translation>возвращено</translation>
    </message>
    <message>
        <source>archived</source>
        <translation>в архиве</translation>
    </message>
    <message>
        <source>taken out of the archive</source>
        <translation>возвращено из архива</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Запись</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Поле</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Было</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Станет</translation>
    </message>
    <message>
        <source>Not taken because</source>
        <translation>Почему не принято</translation>
    </message>
    <message>
        <source>new: %1</source>
        <translation>новое: %1</translation>
    </message>
    <message>
        <source>new: %1 “%2”</source>
        <translation>новое: %1 «%2»</translation>
    </message>
    <message>
        <source>%1 “%2”</source>
        <translation>%1 «%2»</translation>
    </message>
</context>
<context>
    <name>gui::CheckupTab</name>
    <message>
        <source>Note</source>
        <translation>Заметка</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Внимание</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Ошибка</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>(пусто)</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Проверяю…</translation>
    </message>
    <message>
        <source>The check-up was stopped.</source>
        <translation>Проверка остановлена.</translation>
    </message>
    <message>
        <source>Nobody has looked yet.</source>
        <translation>Ещё не проверялось.</translation>
    </message>
    <message>
        <source>Nothing is wrong with the data.</source>
        <translation>С данными всё в порядке.</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) need a look.</source>
        <translation>
            <numerusform>%n находка ждёт внимания.</numerusform>
            <numerusform>%n находки ждут внимания.</numerusform>
            <numerusform>%n находок ждут внимания.</numerusform>
        </translation>
    </message>
    <message>
        <source>These are the first %1 of %2 rows.</source>
        <translation>Показаны первые %1 из %2 строк.</translation>
    </message>
    <message>
        <source>Looking… %1 rows so far</source>
        <translation>Проверяю… просмотрено строк: %1</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>&amp;Остановить</translation>
    </message>
    <message>
        <source>&amp;Check now</source>
        <translation>&amp;Проверить</translation>
    </message>
    <message>
        <source>The database was opened read-only.</source>
        <translation>База данных открыта только для чтения.</translation>
    </message>
    <message>
        <source>Only a person knows what is right there.</source>
        <translation>Что здесь верно, знает только человек.</translation>
    </message>
    <message>
        <source>The counter goes on behind the last row. No row was changed.</source>
        <translation>Счётчик продолжит после последней строки. Ни одна строка не изменилась.</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Исправление</translation>
    </message>
    <message>
        <source>&amp;Repair</source>
        <translation>&amp;Исправить</translation>
    </message>
</context>
<context>
    <name>gui::CloseQuestion</name>
    <message numerus="yes">
        <source>%n change(s) not saved yet. Without saving they are lost.</source>
        <translation>
            <numerusform>%n изменение ещё не сохранено. Если не сохранить, оно пропадёт.</numerusform>
            <numerusform>%n изменения ещё не сохранены. Если не сохранить, они пропадут.</numerusform>
            <numerusform>%n изменений ещё не сохранено. Если не сохранить, они пропадут.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::ConflictDialog</name>
    <message numerus="yes">
        <source>Another program changed %n record(s) that you changed too. Nothing was saved and nothing is lost: choose what shall stand.</source>
        <translation>
            <numerusform>Другая программа изменила %n&#xa0;запись, которую меняли и вы. Ничего не сохранено и ничего не потеряно: выберите, что оставить.</numerusform>
            <numerusform>Другая программа изменила %n&#xa0;записи, которые меняли и вы. Ничего не сохранено и ничего не потеряно: выберите, что оставить.</numerusform>
            <numerusform>Другая программа изменила %n&#xa0;записей, которые меняли и вы. Ничего не сохранено и ничего не потеряно: выберите, что оставить.</numerusform>
        </translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Запись</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Поле</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Было</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>Чужое</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Моё</translation>
    </message>
    <message>
        <source>Choice</source>
        <translation>Выбор</translation>
    </message>
    <message>
        <source>the whole record</source>
        <translation>вся запись</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>удалено</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>изменено</translation>
    </message>
    <message>
        <source>Choice for %1</source>
        <translation>Выбор: %1</translation>
    </message>
    <message>
        <source>Decide later</source>
        <translation>Решить позже</translation>
    </message>
    <message>
        <source>Add again</source>
        <translation>Добавить снова</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Оставить моё</translation>
    </message>
    <message>
        <source>Drop my change</source>
        <translation>Отказаться от моего</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>Взять чужое</translation>
    </message>
    <message numerus="yes">
        <source>Another program changed %n record(s) of this step since. Nothing was taken back so far: choose what shall stand.</source>
        <translation>
            <numerusform>Другая программа с тех пор изменила %n запись этого шага. Пока ничего не отменено: выберите, что останется.</numerusform>
            <numerusform>Другая программа с тех пор изменила %n записи этого шага. Пока ничего не отменено: выберите, что останется.</numerusform>
            <numerusform>Другая программа с тех пор изменила %n записей этого шага. Пока ничего не отменено: выберите, что останется.</numerusform>
        </translation>
    </message>
    <message>
        <source>Before is what stood there before your step, mine is what your step wrote, theirs is what stands there now.</source>
        <translation>«Было» — что стояло до вашего шага, «моё» — что записал ваш шаг, «их» — что стоит сейчас.</translation>
    </message>
    <message>
        <source>All as before</source>
        <translation>Всё как было</translation>
    </message>
    <message>
        <source>Keep all theirs</source>
        <translation>Оставить всё их</translation>
    </message>
    <message>
        <source>Theirs, now</source>
        <translation>Их, сейчас</translation>
    </message>
    <message>
        <source>added</source>
        <translation>добавлено</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>не было</translation>
    </message>
    <message>
        <source>Remove it all the same</source>
        <translation>Всё равно убрать</translation>
    </message>
    <message>
        <source>Put back as before</source>
        <translation>Вернуть как было</translation>
    </message>
    <message>
        <source>Leave it deleted</source>
        <translation>Оставить удалённой</translation>
    </message>
    <message>
        <source>Keep the row</source>
        <translation>Оставить строку</translation>
    </message>
    <message>
        <source>Keep theirs</source>
        <translation>Оставить их</translation>
    </message>
    <message>
        <source>Set mine again</source>
        <translation>Снова записать моё</translation>
    </message>
</context>
<context>
    <name>gui::ConnectDialog</name>
    <message>
        <source>The keyring gives it back to you only.</source>
        <translation>Хранилище отдаст его только вам.</translation>
    </message>
    <message>
        <source>This computer has no keyring for it: the password is asked for each time.</source>
        <translation>На этом компьютере нет хранилища паролей: пароль придётся вводить каждый раз.</translation>
    </message>
    <message>
        <source>If the server can (prefer)</source>
        <translation>Если сервер умеет (prefer)</translation>
    </message>
    <message>
        <source>Always (require)</source>
        <translation>Всегда (require)</translation>
    </message>
    <message>
        <source>Always, with a known certificate (verify-ca)</source>
        <translation>Всегда, с проверкой сертификата (verify-ca)</translation>
    </message>
    <message>
        <source>Always, certificate and name (verify-full)</source>
        <translation>Всегда, с проверкой сертификата и имени (verify-full)</translation>
    </message>
    <message>
        <source>Only if the server insists (allow)</source>
        <translation>Только если требует сервер (allow)</translation>
    </message>
    <message>
        <source>Never (disable)</source>
        <translation>Никогда (disable)</translation>
    </message>
    <message>
        <source>Needed</source>
        <translation>Нужно заполнить</translation>
    </message>
    <message>
        <source>A port is a number from 1 to 65535.</source>
        <translation>Порт&#xa0;— число от 1 до 65535.</translation>
    </message>
    <message>
        <source>%1: passed</source>
        <translation>%1: да</translation>
    </message>
    <message>
        <source>%1: failed</source>
        <translation>%1: нет</translation>
    </message>
    <message>
        <source>All steps passed: the server can be used.</source>
        <translation>Все шаги пройдены: с сервером можно работать.</translation>
    </message>
</context>
<context>
    <name>gui::ContactDialog</name>
    <message>
        <source>Leave the numbers as they are</source>
        <translation>Не менять номера</translation>
    </message>
    <message>
        <source>Needed</source>
        <translation>Нужно заполнить</translation>
    </message>
    <message>
        <source>Choose the number that it replaces.</source>
        <translation>Выберите номер, вместо которого он встанет.</translation>
    </message>
    <message>
        <source>This person has changes that are not saved yet. Save them or take them back first.</source>
        <translation>У этого человека есть несохранённые изменения. Сначала сохраните или отмените их.</translation>
    </message>
    <message>
        <source>Not saved: another program changed this person meanwhile. The fields show what stands there now.</source>
        <translation>Не сохранено: за это время запись изменила другая программа. В полях&#xa0;— то, что в базе сейчас.</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Сохранение…</translation>
    </message>
    <message>
        <source>Change contact “%1”</source>
        <translation>Смена контакта «%1»</translation>
    </message>
    <message>
        <source>What you typed is not saved.</source>
        <translation>То, что вы ввели, не сохранено.</translation>
    </message>
</context>
<context>
    <name>gui::DatabasePage</name>
    <message>
        <source>Structure</source>
        <translation>Структура</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Резервные копии</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Версии</translation>
    </message>
    <message>
        <source>Check-up</source>
        <translation>Проверка</translation>
    </message>
</context>
<context>
    <name>gui::DeleteDialog</name>
    <message>
        <source>%1: delete</source>
        <translation>%1: удаление</translation>
    </message>
    <message>
        <source>Looking what hangs on it…</source>
        <translation>Поиск связанных записей…</translation>
    </message>
    <message>
        <source>What hangs on it could not be read, so nothing can be deleted now.</source>
        <translation>Не удалось прочитать связанные записи, поэтому сейчас ничего удалить нельзя.</translation>
    </message>
    <message>
        <source>the new record</source>
        <translation>новая запись</translation>
    </message>
    <message>
        <source>Delete “%1”?</source>
        <translation>Удалить «%1»?</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n record(s)?</source>
        <translation>
            <numerusform>Удалить %n&#xa0;запись?</numerusform>
            <numerusform>Удалить %n&#xa0;записи?</numerusform>
            <numerusform>Удалить %n&#xa0;записей?</numerusform>
        </translation>
    </message>
    <message>
        <source>Mark “%1” as deleted?</source>
        <translation>Поставить на «%1» пометку «удалено»?</translation>
    </message>
    <message numerus="yes">
        <source>Mark %n record(s) as deleted?</source>
        <translation>
            <numerusform>Поставить пометку «удалено» на %n&#xa0;запись?</numerusform>
            <numerusform>Поставить пометку «удалено» на %n&#xa0;записи?</numerusform>
            <numerusform>Поставить пометку «удалено» на %n&#xa0;записей?</numerusform>
        </translation>
    </message>
    <message>
        <source>It stays in the database and is hidden. “Show deleted” brings it back; what hangs on it is not changed.</source>
        <translation>Запись останется в базе, но будет скрыта. Её можно вернуть через «Показывать удалённые»; связанные записи не изменятся.</translation>
    </message>
    <message>
        <source>It can be taken back with Undo.</source>
        <translation>Это можно отменить командой «Отменить».</translation>
    </message>
    <message>
        <source>“%1” cannot be deleted: other records point to it.</source>
        <translation>«%1» удалить нельзя: на эту запись ссылаются другие.</translation>
    </message>
    <message>
        <source>Not all of these can be deleted: other records point to them.</source>
        <translation>Удалить можно не всё: на некоторые записи ссылаются другие.</translation>
    </message>
    <message>
        <source>Archiving hides it in Shopbook only: your bot still sells to this customer. Nothing else is changed, and it can be brought back.</source>
        <translation>Архив скрывает запись только в Shopbook: ваш бот продолжит продавать этому покупателю. Больше ничего не изменится, и запись можно вернуть.</translation>
    </message>
    <message>
        <source>Archiving hides it in Shopbook only: your bot still sells it. Nothing else is changed, and it can be brought back.</source>
        <translation>Архив скрывает запись только в Shopbook: ваш бот продолжит её продавать. Больше ничего не изменится, и запись можно вернуть.</translation>
    </message>
    <message>
        <source>Delete or change what points to it first.</source>
        <translation>Сначала удалите или измените то, что на неё ссылается.</translation>
    </message>
    <message>
        <source>Archiving hides it in Shopbook only: your bot still shows this category. Nothing else is changed, and it can be brought back.</source>
        <translation>Архивация скрывает её только в Shopbook: ваш бот продолжит показывать эту категорию. Больше ничего не меняется, и её можно вернуть.</translation>
    </message>
</context>
<context>
    <name>gui::DiagramLegend</name>
    <message>
        <source>Marks: %1</source>
        <translation>Обозначения: %1</translation>
    </message>
</context>
<context>
    <name>gui::DraftDialog</name>
    <message numerus="yes">
        <source>Shopbook did not end properly last time. %n row(s) had changes that were not saved; they were kept on this computer.</source>
        <translation>
            <numerusform>В прошлый раз Shopbook завершился неправильно. В %n строке были несохранённые изменения; они сохранились на этом компьютере.</numerusform>
            <numerusform>В прошлый раз Shopbook завершился неправильно. В %n строках были несохранённые изменения; они сохранились на этом компьютере.</numerusform>
            <numerusform>В прошлый раз Shopbook завершился неправильно. В %n строках были несохранённые изменения; они сохранились на этом компьютере.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::FieldBinding</name>
    <message>
        <source>%1: no value</source>
        <translation>%1: нет значения</translation>
    </message>
    <message>
        <source>%1: show</source>
        <translation>%1: показать</translation>
    </message>
    <message>
        <source>no value</source>
        <translation>нет значения</translation>
    </message>
    <message>
        <source>empty text</source>
        <translation>пустой текст</translation>
    </message>
</context>
<context>
    <name>gui::HistoryDialog</name>
    <message>
        <source>History of a row</source>
        <translation>История строки</translation>
    </message>
    <message>
        <source>Reading what was changed…</source>
        <translation>Читаю, что было изменено…</translation>
    </message>
    <message>
        <source>When and who</source>
        <translation>Когда и кто</translation>
    </message>
    <message>
        <source>you</source>
        <translation>вы</translation>
    </message>
    <message>
        <source>another Shopbook</source>
        <translation>другой Shopbook</translation>
    </message>
    <message>
        <source>noticed: another program, after %1</source>
        <translation>замечено: другая программа, после %1</translation>
    </message>
    <message>
        <source>noticed: another program, between %1 and %2</source>
        <translation>замечено: другая программа, между %1 и %2</translation>
    </message>
    <message>
        <source>Shopbook has not changed %1 “%2” so far.</source>
        <translation>В Shopbook эту запись ещё не меняли: %1 «%2».</translation>
    </message>
    <message>
        <source>What was changed in %1 “%2”, newest first.</source>
        <translation>История изменений: %1 «%2». Сначала новые.</translation>
    </message>
    <message>
        <source>Became</source>
        <comment>the new value</comment>
        <translation>Стало</translation>
    </message>
</context>
<context>
    <name>gui::LogDialog</name>
    <message>
        <source>The log cannot be read: %1</source>
        <translation>Журнал не читается: %1</translation>
    </message>
    <message>
        <source>Copy everything</source>
        <translation>Копировать всё</translation>
    </message>
</context>
<context>
    <name>gui::MainWindow</name>
    <message>
        <source>Opening %1…</source>
        <translation>Открывается %1…</translation>
    </message>
    <message>
        <source>Open read-only</source>
        <translation>Открыть только для чтения</translation>
    </message>
    <message>
        <source>Open a database</source>
        <translation>Открыть базу данных</translation>
    </message>
    <message>
        <source>“%1” is empty: there is no shop in it yet. It was left as it is. You can make a new store in it.</source>
        <translation>База «%1» пуста: магазина в ней ещё нет. Она не тронута. В ней можно создать новый магазин.</translation>
    </message>
    <message>
        <source>Make a new store</source>
        <translation>Создать новый магазин</translation>
    </message>
    <message>
        <source>The database was opened read-only: opened as usual, it is brought up to date again.</source>
        <translation>База открыта только для чтения: если открыть её как обычно, она снова будет обновлена.</translation>
    </message>
    <message>
        <source>Shopbook %1 is there: “%2”. Close Shopbook before you install it.</source>
        <translation>Есть Shopbook %1: «%2». Перед установкой закройте Shopbook.</translation>
    </message>
</context>
<context>
    <name>gui::Menus</name>
    <message>
        <source>Menu bar</source>
        <translation>Строка меню</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Файл</translation>
    </message>
    <message>
        <source>Open &amp;lately used</source>
        <translation>Не&amp;давно открытые</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Правка</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Вид</translation>
    </message>
    <message>
        <source>La&amp;bel of this database</source>
        <translation>&amp;Метка этой базы</translation>
    </message>
    <message>
        <source>La&amp;nguage</source>
        <translation>&amp;Язык</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Справка</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>Пока пусто</translation>
    </message>
    <message>
        <source>&amp;Database</source>
        <translation>&amp;База данных</translation>
    </message>
    <message>
        <source>Saved &amp;views</source>
        <translation>Сохранённые &amp;виды</translation>
    </message>
    <message>
        <source>&amp;Queries</source>
        <translation>&amp;Запросы</translation>
    </message>
</context>
<context>
    <name>gui::MessageBar</name>
    <message>
        <source>Message</source>
        <translation>Сообщение</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Подробности</translation>
    </message>
    <message>
        <source>Technical details of the message</source>
        <translation>Технические подробности сообщения</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Закрыть сообщение</translation>
    </message>
</context>
<context>
    <name>gui::Opener</name>
    <message>
        <source>There is a file “%1” already; it was left as it is. Open it, or choose another name for the new store.</source>
        <translation>Файл «%1» уже есть, он не тронут. Откройте его или выберите для нового магазина другое имя.</translation>
    </message>
    <message>
        <source>The sample needs a temporary folder, and none could be made. Make room in “%1” and try again.</source>
        <translation>Для примера нужна временная папка, но создать её не удалось. Освободите место в «%1» и попробуйте снова.</translation>
    </message>
    <message>
        <source>Sample shop</source>
        <translation>Магазин-пример</translation>
    </message>
    <message>
        <source>the sample</source>
        <translation>пример</translation>
    </message>
    <message>
        <source>This is a private database: it is thrown away when it is closed.</source>
        <translation>Это временная база: после закрытия она будет удалена.</translation>
    </message>
    <message>
        <source>“%1” is empty: there is nothing to look at. It was left as it is.</source>
        <translation>База «%1» пуста: смотреть в ней нечего. Она не тронута.</translation>
    </message>
    <message>
        <source>This database is older than Shopbook. It was opened without changing it, so pages whose columns are missing are not shown.</source>
        <translation>Эта база старше вашей версии Shopbook. Она открыта без изменений, поэтому страницы, которым не хватает столбцов, не показаны.</translation>
    </message>
    <message>
        <source>The database was brought up to date. A copy of how it was before lies in “%1”.</source>
        <translation>База данных обновлена. Прежняя её копия лежит в «%1».</translation>
    </message>
    <message>
        <source>You may not write to this file or its folder: it was opened read-only. To change it, copy it to a folder of your own.</source>
        <translation>В этот файл или его папку нельзя писать, поэтому он открыт только для чтения. Чтобы вносить изменения, скопируйте его в свою папку.</translation>
    </message>
    <message>
        <source>On this computer Shopbook opens “%1” only. %2</source>
        <translation>На этом компьютере Shopbook открывает только «%1». %2</translation>
    </message>
</context>
<context>
    <name>gui::PageFooter</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n строка</numerusform>
            <numerusform>%n строки</numerusform>
            <numerusform>%n строк</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 found</source>
        <comment>rows</comment>
        <translation>Найдено: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <comment>rows</comment>
        <translation>
            <numerusform>Выбрана %n</numerusform>
            <numerusform>Выбрано %n</numerusform>
            <numerusform>Выбрано %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::PageViews</name>
    <message>
        <source>The view could not be written to “%1”. Choose another place.</source>
        <translation>Не удалось записать вид в «%1». Выберите другое место.</translation>
    </message>
    <message>
        <source>“%1” could not be read. Choose another file.</source>
        <translation>Не удалось прочитать «%1». Выберите другой файл.</translation>
    </message>
    <message>
        <source>This is a view of %1. Go to that page and import it there.</source>
        <translation>Это вид таблицы «%1». Откройте её страницу и возьмите его там.</translation>
    </message>
    <message>
        <source>No view is saved yet</source>
        <translation>Сохранённых видов пока нет</translation>
    </message>
    <message>
        <source>&amp;Delete a view</source>
        <translation>&amp;Удалить вид</translation>
    </message>
    <message>
        <source>Save this view</source>
        <translation>Сохранить вид</translation>
    </message>
    <message>
        <source>Name of the view; one of the same name is replaced</source>
        <translation>Имя вида; вид с таким же именем будет заменён</translation>
    </message>
    <message>
        <source>The view “%1” is saved: View → Saved views brings it back.</source>
        <translation>Вид «%1» сохранён: его вернёт меню «Вид → Сохранённые виды».</translation>
    </message>
    <message>
        <source>Export this view</source>
        <translation>Сохранить вид в файл</translation>
    </message>
    <message>
        <source>The view is exported to “%1”.</source>
        <translation>Вид сохранён в «%1».</translation>
    </message>
    <message>
        <source>Import a view</source>
        <translation>Взять вид из файла</translation>
    </message>
    <message>
        <source>The view is imported.</source>
        <translation>Вид взят из файла.</translation>
    </message>
    <message>
        <source>The settings could not be written, so the saved views stay as they were. Make room or give the folder back to yourself, then try again.</source>
        <translation>Не удалось записать настройки, сохранённые виды остались прежними. Освободите место или верните себе права на папку и попробуйте ещё раз.</translation>
    </message>
</context>
<context>
    <name>gui::PendingDialog</name>
    <message>
        <source>Everything is saved or dropped. Undo brings back what was dropped.</source>
        <translation>Всё сохранено или отброшено. Отмена вернёт отброшенное.</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) with changes that are not saved yet.</source>
        <translation>
            <numerusform>%n строка с ещё не сохранёнными изменениями.</numerusform>
            <numerusform>%n строки с ещё не сохранёнными изменениями.</numerusform>
            <numerusform>%n строк с ещё не сохранёнными изменениями.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… и ещё %n</numerusform>
            <numerusform>… и ещё %n</numerusform>
            <numerusform>… и ещё %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::Pictures</name>
    <message>
        <source>The folder “%1” could not be made. Choose another one.</source>
        <translation>Не удалось создать папку «%1». Выберите другую.</translation>
    </message>
    <message>
        <source>The picture “%1” could not be written. Look whether the folder has room and may be written to.</source>
        <translation>Не удалось записать изображение «%1». Проверьте, есть ли в папке место и можно ли в неё писать.</translation>
    </message>
</context>
<context>
    <name>gui::PinnedColumns</name>
    <message>
        <source>Columns that stay at the left</source>
        <translation>Закреплённые слева столбцы</translation>
    </message>
</context>
<context>
    <name>gui::PlanDialog</name>
    <message>
        <source>Stopped. Nothing was changed.</source>
        <translation>Остановлено. Ничего не изменено.</translation>
    </message>
    <message>
        <source>Looking at the rows…</source>
        <translation>Просматриваю строки…</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>строка %1</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) change.</source>
        <translation>
            <numerusform>Изменится %n строка.</numerusform>
            <numerusform>Изменятся %n строки.</numerusform>
            <numerusform>Изменятся %n строк.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new row(s).</source>
        <translation>
            <numerusform>%n новая строка.</numerusform>
            <numerusform>%n новые строки.</numerusform>
            <numerusform>%n новых строк.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing would change.</source>
        <translation>Ничего не изменится.</translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) have that value already.</source>
        <translation>
            <numerusform>%n ячейка уже с этим значением.</numerusform>
            <numerusform>%n ячейки уже с этим значением.</numerusform>
            <numerusform>%n ячеек уже с этим значением.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) or line(s) are not taken; they stand first in the list, with the reason.</source>
        <translation>
            <numerusform>Не принята %n ячейка или строка; она в начале списка, с причиной.</numerusform>
            <numerusform>Не приняты %n ячейки или строки; они в начале списка, с причиной.</numerusform>
            <numerusform>Не принято %n ячеек или строк; они в начале списка, с причиной.</numerusform>
        </translation>
    </message>
    <message>
        <source>Columns that the program itself writes were passed over.</source>
        <translation>Столбцы, которые заполняет сама программа, пропущены.</translation>
    </message>
</context>
<context>
    <name>gui::Rail</name>
    <message>
        <source>Pages</source>
        <translation>Страницы</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>Магазин</translation>
    </message>
    <message>
        <source>Phonebook</source>
        <translation>Телефонная книга</translation>
    </message>
</context>
<context>
    <name>gui::Reassign</name>
    <message>
        <source>Give over and delete</source>
        <translation>Передать и удалить</translation>
    </message>
    <message numerus="yes">
        <source>What hangs on %n row(s) of “%1” is given to the other one, and these rows are deleted. Everything else in those records stays: prices, payments, times.</source>
        <translation>
            <numerusform>Всё, что связано с %n строкой из «%1», переходит к другой, а сама она удаляется. Остальное в этих записях не меняется: цены, платежи, время.</numerusform>
            <numerusform>Всё, что связано с %n строками из «%1», переходит к другой, а сами они удаляются. Остальное в этих записях не меняется: цены, платежи, время.</numerusform>
            <numerusform>Всё, что связано с %n строками из «%1», переходит к другой, а сами они удаляются. Остальное в этих записях не меняется: цены, платежи, время.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n row(s) given over and deleted</source>
        <translation>
            <numerusform>%1: %n строка передана и удалена</numerusform>
            <numerusform>%1: %n строки переданы и удалены</numerusform>
            <numerusform>%1: %n строк передано и удалено</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::RecordCard</name>
    <message>
        <source>Record card</source>
        <translation>Карточка записи</translation>
    </message>
    <message>
        <source>Archived: hidden in Shopbook only; your bot still sells it.</source>
        <translation>В архиве: скрыто только в Shopbook, ваш бот продолжает это продавать.</translation>
    </message>
    <message>
        <source>A new row, not saved yet.</source>
        <translation>Новая строка, ещё не сохранена.</translation>
    </message>
    <message>
        <source>This row is no longer in the database.</source>
        <translation>Этой строки в базе больше нет.</translation>
    </message>
    <message>
        <source>Choose a row to see what hangs on it.</source>
        <translation>Выберите строку, чтобы увидеть, что с ней связано.</translation>
    </message>
    <message>
        <source>missing (%1)</source>
        <translation>не найдено (%1)</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>и ещё %n</numerusform>
            <numerusform>и ещё %n</numerusform>
            <numerusform>и ещё %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::RecordDelegate</name>
    <message>
        <source>This value was not taken.</source>
        <translation>Это значение не принято.</translation>
    </message>
    <message>
        <source>no value</source>
        <translation>нет значения</translation>
    </message>
</context>
<context>
    <name>gui::RecordDialog</name>
    <message>
        <source>The database is open read-only: nothing can be changed here.</source>
        <translation>База открыта только для чтения: изменить здесь ничего нельзя.</translation>
    </message>
    <message>
        <source>%1: copy of a record</source>
        <translation>%1: копия записи</translation>
    </message>
    <message>
        <source>%1: new record</source>
        <translation>%1: новая запись</translation>
    </message>
    <message>
        <source>%1: change a record</source>
        <translation>%1: изменение записи</translation>
    </message>
    <message>
        <source>%1 “%2”</source>
        <translation>%1 «%2»</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Сохранение…</translation>
    </message>
    <message>
        <source>Not saved: another program changed this record meanwhile.</source>
        <translation>Не сохранено: за это время запись изменила другая программа.</translation>
    </message>
    <message>
        <source>What you typed is not saved.</source>
        <translation>То, что вы ввели, не сохранено.</translation>
    </message>
</context>
<context>
    <name>gui::RecordForm</name>
    <message>
        <source>%1 It was so before and may stay.</source>
        <translation>%1 Так было и раньше, можно оставить.</translation>
    </message>
    <message>
        <source>Needed</source>
        <translation>Нужно заполнить</translation>
    </message>
</context>
<context>
    <name>gui::RelationPicker</name>
    <message>
        <source>Show what may be chosen (Down)</source>
        <translation>Показать варианты (стрелка вниз)</translation>
    </message>
    <message>
        <source>(none)</source>
        <translation>(не выбрано)</translation>
    </message>
    <message>
        <source>Type to search</source>
        <translation>Начните вводить</translation>
    </message>
    <message>
        <source>Looking for “%1”…</source>
        <translation>Поиск «%1»…</translation>
    </message>
    <message>
        <source>“%1” names no row. Choose one from the list.</source>
        <translation>«%1» не найти. Выберите из списка.</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Ничего не найдено</translation>
    </message>
    <message>
        <source>What may be chosen</source>
        <translation>Варианты</translation>
    </message>
</context>
<context>
    <name>gui::RepairDialog</name>
    <message>
        <source>None of these rows can be repaired so.</source>
        <translation>Ни одну из этих строк так исправить нельзя.</translation>
    </message>
    <message numerus="yes">
        <source>These are the first %n row(s); repair again for the rest.</source>
        <translation>
            <numerusform>Это первая %n строка; для остальных повторите исправление.</numerusform>
            <numerusform>Это первые %n строки; для остальных повторите исправление.</numerusform>
            <numerusform>Это первые %n строк; для остальных повторите исправление.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Repair</source>
        <translation>&amp;Исправить</translation>
    </message>
    <message>
        <source>The other time of the row; now, where that is no good</source>
        <translation>Другое время той же строки; если и оно не годится – текущее</translation>
    </message>
    <message>
        <source>The time now</source>
        <translation>Текущее время</translation>
    </message>
    <message numerus="yes">
        <source>%n time(s) cannot be known. What shall stand there:</source>
        <translation>
            <numerusform>%n время нельзя узнать. Что там поставить:</numerusform>
            <numerusform>%n времени нельзя узнать. Что там поставить:</numerusform>
            <numerusform>%n времён нельзя узнать. Что там поставить:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::ReplaceDialog</name>
    <message>
        <source>%1: find and replace</source>
        <translation>%1: найти и заменить</translation>
    </message>
    <message>
        <source>All texts</source>
        <translation>Все тексты</translation>
    </message>
    <message numerus="yes">
        <source>All %n row(s) that are shown</source>
        <translation>
            <numerusform>Все показанные: %n строка</numerusform>
            <numerusform>Все показанные: %n строки</numerusform>
            <numerusform>Все показанные: %n строк</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The %n selected row(s)</source>
        <translation>
            <numerusform>Выбранная %n строка</numerusform>
            <numerusform>Выбранные %n строки</numerusform>
            <numerusform>Выбранные %n строк</numerusform>
        </translation>
    </message>
    <message>
        <source>The hits appear as soon as there is something to find.</source>
        <translation>Найденное появится, как только будет что искать.</translation>
    </message>
    <message numerus="yes">
        <source>%1: replaced “%2” by “%3” in %n row(s)</source>
        <translation>
            <numerusform>%1: «%2» заменено на «%3» в %n строке</numerusform>
            <numerusform>%1: «%2» заменено на «%3» в %n строках</numerusform>
            <numerusform>%1: «%2» заменено на «%3» в %n строках</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” was not found. What a column shows of another table, a name of a customer, say, is changed on that table's page.</source>
        <translation>«%1» не найдено. То, что столбец показывает из другой таблицы, например имя покупателя, меняют на странице той таблицы.</translation>
    </message>
</context>
<context>
    <name>gui::SaveTrouble</name>
    <message>
        <source>another program is writing</source>
        <translation>сейчас пишет другая программа</translation>
    </message>
    <message>
        <source>see the message</source>
        <translation>см. сообщение</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>Not saved: %1 %2. %3</source>
        <translation>Не сохранено: %1 №&#xa0;%2. %3</translation>
    </message>
    <message>
        <source>Not saved: the new %1. %2</source>
        <translation>Не сохранено: %1, новая запись. %2</translation>
    </message>
    <message numerus="yes">
        <source>There are %n more problem(s).</source>
        <translation>
            <numerusform>Есть ещё %n&#xa0;ошибка.</numerusform>
            <numerusform>Есть ещё %n&#xa0;ошибки.</numerusform>
            <numerusform>Есть ещё %n&#xa0;ошибок.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was written; all your changes are still here.</source>
        <translation>Ничего не записано, все ваши изменения целы.</translation>
    </message>
    <message>
        <source>changed by another program</source>
        <translation>изменено другой программой</translation>
    </message>
    <message>
        <source>Not saved: another program changed the same row. Nothing was overwritten; choose which values stay.</source>
        <translation>Не сохранено: другая программа изменила ту же строку. Ничего не перезаписано; выберите, какие значения оставить.</translation>
    </message>
    <message>
        <source>other rows point to it</source>
        <translation>на запись ссылаются другие</translation>
    </message>
    <message>
        <source>Not saved: other rows point to a row that shall be deleted. Nothing was written; all your changes are still here.</source>
        <translation>Не сохранено: на удаляемую строку ссылаются другие. Ничего не записано, все ваши изменения целы.</translation>
    </message>
    <message>
        <source>Not taken back: another program changed the same row since. Nothing was overwritten; choose which values stay.</source>
        <translation>Не отменено: с тех пор ту же строку изменила другая программа. Ничего не перезаписано; выберите, какие значения останутся.</translation>
    </message>
    <message>
        <source>The new %1 is saved as soon as nothing is wrong in it. %2</source>
        <translation>Новая запись (%1) сохранится, как только в ней всё будет в порядке. %2</translation>
    </message>
</context>
<context>
    <name>gui::ShownValue</name>
    <message>
        <source>no value</source>
        <translation>нет значения</translation>
    </message>
    <message>
        <source>new: %1</source>
        <translation>новое: %1</translation>
    </message>
    <message>
        <source>empty text</source>
        <translation>пустой текст</translation>
    </message>
</context>
<context>
    <name>gui::StatusLine</name>
    <message>
        <source>State of the database</source>
        <translation>Состояние базы данных</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Сохранение…</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Не сохранено</translation>
    </message>
    <message>
        <source>Not saved – %1</source>
        <translation>Не сохранено&#xa0;— %1</translation>
    </message>
    <message numerus="yes">
        <source>Not saved: %n change(s)</source>
        <translation>
            <numerusform>Не сохранено: %n изменение</numerusform>
            <numerusform>Не сохранено: %n изменения</numerusform>
            <numerusform>Не сохранено: %n изменений</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Сохранено</translation>
    </message>
    <message>
        <source>Changed by another program</source>
        <translation>Изменено другой программой</translation>
    </message>
    <message>
        <source>live</source>
        <translation>рабочая</translation>
    </message>
    <message>
        <source>practice</source>
        <translation>учебная</translation>
    </message>
    <message>
        <source>read-only</source>
        <translation>только чтение</translation>
    </message>
    <message>
        <source>Show what is not saved yet (Ctrl+U)</source>
        <translation>Показать, что ещё не сохранено (Ctrl+U)</translation>
    </message>
</context>
<context>
    <name>gui::StoreView</name>
    <message>
        <source>This database has no page that can be shown without changing it.</source>
        <translation>В этой базе нет страниц, которые можно показать, не меняя её.</translation>
    </message>
    <message numerus="yes">
        <source>The check-up found %n thing(s) that need a look.</source>
        <translation>
            <numerusform>Проверка нашла %n место, которое стоит посмотреть.</numerusform>
            <numerusform>Проверка нашла %n места, которые стоит посмотреть.</numerusform>
            <numerusform>Проверка нашла %n мест, которые стоит посмотреть.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Показать</translation>
    </message>
</context>
<context>
    <name>gui::StructureTab</name>
    <message>
        <source>Reading the tables…</source>
        <translation>Читаю таблицы…</translation>
    </message>
    <message>
        <source>The tables could not be read. %1</source>
        <translation>Прочитать таблицы не удалось. %1</translation>
    </message>
    <message>
        <source>There are no tables in this database yet.</source>
        <translation>В этой базе пока нет таблиц.</translation>
    </message>
    <message>
        <source>Choose a table with the mouse or the arrow keys to see what it refers to; Enter opens its page.</source>
        <translation>Выберите таблицу мышью или стрелками, чтобы увидеть её связи; Enter откроет её страницу.</translation>
    </message>
    <message>
        <source>Save the diagram</source>
        <translation>Сохранить схему</translation>
    </message>
    <message>
        <source>The diagram was saved as “%1”.</source>
        <translation>Схема сохранена в «%1».</translation>
    </message>
</context>
<context>
    <name>gui::TablePage</name>
    <message>
        <source>Nothing here contains “%1”.</source>
        <translation>Здесь нет ничего со словом «%1».</translation>
    </message>
    <message>
        <source>There are no rows here.</source>
        <translation>Здесь нет строк.</translation>
    </message>
    <message>
        <source>There are no rows here yet. Add the first with Ctrl+N.</source>
        <translation>Здесь пока нет строк. Добавьте первую: Ctrl+N.</translation>
    </message>
    <message>
        <source>No row fits the filter.</source>
        <translation>Под условия не подходит ни одна строка.</translation>
    </message>
</context>
<context>
    <name>gui::TableView</name>
    <message>
        <source>Columns</source>
        <translation>Столбцы</translation>
    </message>
    <message>
        <source>&amp;Keep the columns up to here at the left</source>
        <translation>&amp;Закрепить слева столбцы до этого</translation>
    </message>
    <message>
        <source>Keep &amp;no column at the left</source>
        <translation>&amp;Не закреплять столбцы</translation>
    </message>
</context>
<context>
    <name>gui::UpgradeProgress</name>
    <message>
        <source>Looking at the database…</source>
        <translation>Проверка базы данных…</translation>
    </message>
    <message>
        <source>Making a backup and checking it…</source>
        <translation>Создание и проверка резервной копии…</translation>
    </message>
    <message>
        <source>Cancelling: the database is left as it was…</source>
        <translation>Отмена: база остаётся прежней…</translation>
    </message>
    <message>
        <source>Another program is using the database; waiting for it…</source>
        <translation>Базой пользуется другая программа, ждём её…</translation>
    </message>
    <message>
        <source>Trying it on a copy: how long would it take?</source>
        <translation>Проба на копии: сколько это займёт?</translation>
    </message>
</context>
<context>
    <name>gui::UpgradeQuestion</name>
    <message>
        <source>Everything is done in one transaction: all of it, or nothing. Backups are made on the server, by whoever runs it.</source>
        <translation>Всё выполняется одной транзакцией: либо целиком, либо никак. Резервные копии делает тот, кто ведёт сервер.</translation>
    </message>
    <message>
        <source>A backup is made and checked first. Everything is done at once: all of it, or nothing.</source>
        <translation>Сначала создаётся и проверяется резервная копия. Затем всё выполняется разом: либо целиком, либо никак.</translation>
    </message>
    <message>
        <source>Everything is done at once: all of it, or nothing.</source>
        <translation>Всё выполняется разом: либо целиком, либо никак.</translation>
    </message>
    <message>
        <source>Beyond what Shopbook knows (it stays as it is):</source>
        <translation>Чего Shopbook не знает (останется как есть):</translation>
    </message>
    <message>
        <source>I don&apos;t know: look for signs of it</source>
        <translation>Не знаю: пусть Shopbook определит сам</translation>
    </message>
</context>
<context>
    <name>gui::VersionsModel</name>
    <message>
        <source>Stands here</source>
        <translation>База здесь</translation>
    </message>
    <message>
        <source>Applied</source>
        <translation>Применена</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Ещё нет</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Часть</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Ревизия</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Что делает</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>Run by Shopbook</source>
        <translation>Выполнена в Shopbook</translation>
    </message>
</context>
<context>
    <name>gui::VersionsPage</name>
    <message>
        <source>added</source>
        <translation>добавлено</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>изменено</translation>
    </message>
    <message>
        <source>dropped</source>
        <translation>удалено</translation>
    </message>
    <message>
        <source>&amp;Try and take back</source>
        <translation>По&amp;пробовать и откатить</translation>
    </message>
    <message>
        <source>The database is up to date.</source>
        <translation>База в актуальном состоянии.</translation>
    </message>
    <message>
        <source>The database stands here. Choose another revision to go there.</source>
        <translation>База стоит здесь. Чтобы перейти, выберите другую ревизию.</translation>
    </message>
    <message>
        <source>Back to “%1”: what came after it is taken away.</source>
        <translation>Назад к «%1»: то, что было добавлено позже, убирается.</translation>
    </message>
    <message>
        <source>On to “%1”.</source>
        <translation>Вперёд до «%1».</translation>
    </message>
    <message>
        <source>The database was opened read-only.</source>
        <translation>База открыта только для чтения.</translation>
    </message>
    <message>
        <source>Try it first: you see what it does.</source>
        <translation>Сначала попробуйте: будет видно, что изменится.</translation>
    </message>
    <message>
        <source>Trying…</source>
        <translation>Пробуем…</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n шаг</numerusform>
            <numerusform>%n шага</numerusform>
            <numerusform>%n шагов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) touched</source>
        <translation>
            <numerusform>затронута %n строка</numerusform>
            <numerusform>затронуто %n строки</numerusform>
            <numerusform>затронуто %n строк</numerusform>
        </translation>
    </message>
    <message>
        <source>Other programs could not write for %1 s meanwhile.</source>
        <translation>Другие программы не могли бы писать %1 с.</translation>
    </message>
    <message numerus="yes">
        <source>Would be lost: %1 in %n row(s).</source>
        <translation>
            <numerusform>Пропадёт: %1 в %n строке.</numerusform>
            <numerusform>Пропадёт: %1 в %n строках.</numerusform>
            <numerusform>Пропадёт: %1 в %n строках.</numerusform>
        </translation>
    </message>
    <message>
        <source>There are changes that are not saved. Save or discard them first.</source>
        <translation>Есть несохранённые изменения. Сначала сохраните их или отмените.</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>Готово.</translation>
    </message>
    <message>
        <source>A copy of how it was before lies in “%1”.</source>
        <translation>Копия прежнего состояния лежит в «%1».</translation>
    </message>
</context>
<context>
    <name>gui::WelcomePage</name>
    <message>
        <source>Open my shop</source>
        <translation>Открыть мой магазин</translation>
    </message>
    <message>
        <source>The database file of your bot or of a phonebook. You are asked before anything is added to it.</source>
        <translation>Файл базы данных вашего бота или телефонной книги. Прежде чем что-то в него добавить, мы спросим.</translation>
    </message>
    <message>
        <source>New store</source>
        <translation>Новый магазин</translation>
    </message>
    <message>
        <source>An empty shop and phonebook in a new file of your own.</source>
        <translation>Пустой магазин и телефонная книга в вашем новом файле.</translation>
    </message>
    <message>
        <source>Try the sample</source>
        <translation>Посмотреть пример</translation>
    </message>
    <message>
        <source>A made-up shop in a temporary folder. It is gone when you close it; nothing of yours is touched.</source>
        <translation>Вымышленный магазин во временной папке. После закрытия он исчезнет; ваших данных это не коснётся.</translation>
    </message>
    <message>
        <source>Connect to a server</source>
        <translation>Подключиться к серверу</translation>
    </message>
    <message>
        <source>A store on PostgreSQL that several desktops share.</source>
        <translation>Общий магазин на PostgreSQL для нескольких компьютеров.</translation>
    </message>
    <message>
        <source>“%1”. %2</source>
        <translation>«%1». %2</translation>
    </message>
</context>
<context>
    <name>gui::diagram</name>
    <message>
        <source>%1 by %2</source>
        <comment>table, column</comment>
        <translation>%1 по %2</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n column(s).</source>
        <translation>
            <numerusform>%1, %n столбец.</numerusform>
            <numerusform>%1, %n столбца.</numerusform>
            <numerusform>%1, %n столбцов.</numerusform>
        </translation>
    </message>
    <message>
        <source>It refers to nothing, and nothing refers to it.</source>
        <translation>Ни на что не ссылается, и на неё никто не ссылается.</translation>
    </message>
    <message>
        <source>Refers to: %1.</source>
        <translation>Ссылается на: %1.</translation>
    </message>
    <message>
        <source>Referred to by: %1.</source>
        <translation>На неё ссылаются: %1.</translation>
    </message>
    <message>
        <source>The picture could not be saved as “%1”. Check that there is room on the disk and that you may write there, or choose another folder.</source>
        <translation>Сохранить картинку в «%1» не удалось. Проверьте, есть ли место на диске и право писать туда, или выберите другую папку.</translation>
    </message>
    <message>
        <source>key</source>
        <translation>ключ</translation>
    </message>
    <message>
        <source>unique</source>
        <translation>не повторяется</translation>
    </message>
    <message>
        <source>must be filled in</source>
        <translation>обязательно</translation>
    </message>
    <message>
        <source>reference to a row</source>
        <translation>ссылка на строку</translation>
    </message>
    <message>
        <source>The table is added.</source>
        <translation>Таблица добавляется.</translation>
    </message>
    <message>
        <source>The table is dropped.</source>
        <translation>Таблица удаляется.</translation>
    </message>
    <message>
        <source>Added: %1.</source>
        <translation>Добавляется: %1.</translation>
    </message>
    <message>
        <source>Changed: %1.</source>
        <translation>Изменяется: %1.</translation>
    </message>
    <message>
        <source>Dropped: %1.</source>
        <translation>Удаляется: %1.</translation>
    </message>
    <message>
        <source>An index or a reference of it changes.</source>
        <translation>Меняется её индекс или связь.</translation>
    </message>
</context>
<context>
    <name>gui::files</name>
    <message>
        <source>Databases (*.db *.sqlite *.sqlite3 *.db3)</source>
        <translation>Базы данных (*.db *.sqlite *.sqlite3 *.db3)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Все файлы (*)</translation>
    </message>
    <message>
        <source>New store</source>
        <translation>Новый магазин</translation>
    </message>
    <message>
        <source>My shop</source>
        <translation>Мой магазин</translation>
    </message>
    <message>
        <source>Views (*.json)</source>
        <translation>Виды (*.json)</translation>
    </message>
</context>
<context>
    <name>gui::finding::FilterBar</name>
    <message>
        <source>Filter:</source>
        <translation>Отбор:</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Изменить…</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Показать все</translation>
    </message>
    <message>
        <source>Filter: %1</source>
        <translation>Отбор: %1</translation>
    </message>
    <message>
        <source>%1 (switched off)</source>
        <translation>%1 (выключено)</translation>
    </message>
</context>
<context>
    <name>gui::finding::FilterDialog</name>
    <message>
        <source>Show these rows</source>
        <translation>Показать эти строки</translation>
    </message>
    <message>
        <source>Start anew</source>
        <translation>Начать заново</translation>
    </message>
    <message>
        <source>Nothing is asked yet: all rows are shown.</source>
        <translation>Условий пока нет: показаны все строки.</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) found</source>
        <translation>
            <numerusform>Найдена %n строка</numerusform>
            <numerusform>Найдено %n строки</numerusform>
            <numerusform>Найдено %n строк</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::finding::FilterEdit</name>
    <message>
        <source>Filter: %1</source>
        <translation>Отбор: %1</translation>
    </message>
    <message>
        <source>%1 (Alt+Down: another comparison)</source>
        <translation>%1 (Alt+Вниз – другое сравнение)</translation>
    </message>
    <message>
        <source>Comparison: %1</source>
        <translation>Сравнение: %1</translation>
    </message>
</context>
<context>
    <name>gui::finding::GroupEditor</name>
    <message>
        <source>How the conditions of this group belong together</source>
        <translation>Как связаны условия этой группы</translation>
    </message>
    <message>
        <source>All of these are true (AND)</source>
        <translation>Верны все условия (И)</translation>
    </message>
    <message>
        <source>At least one of these is true (OR)</source>
        <translation>Верно хотя бы одно условие (ИЛИ)</translation>
    </message>
    <message>
        <source>None of these is true (NOT)</source>
        <translation>Ни одно условие не верно (НЕ)</translation>
    </message>
    <message>
        <source>Add a condition</source>
        <translation>Добавить условие</translation>
    </message>
    <message>
        <source>Add a group</source>
        <translation>Добавить группу</translation>
    </message>
    <message>
        <source>Remove this group</source>
        <translation>Убрать эту группу</translation>
    </message>
    <message>
        <source>%1. Switched off, it is kept and nothing is asked by it.</source>
        <translation>%1. Выключенное сохраняется, но ни на что не влияет.</translation>
    </message>
    <message>
        <source>Ask this group</source>
        <translation>Учитывать эту группу</translation>
    </message>
</context>
<context>
    <name>gui::finding::QuickFilters</name>
    <message>
        <source>nothing to choose</source>
        <translation>выбирать не из чего</translation>
    </message>
</context>
<context>
    <name>gui::finding::TestEditor</name>
    <message>
        <source>Field</source>
        <translation>Поле</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Сравнение</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Значение</translation>
    </message>
    <message>
        <source>Remove this condition</source>
        <translation>Убрать это условие</translation>
    </message>
    <message>
        <source>Ask this condition</source>
        <translation>Учитывать это условие</translation>
    </message>
</context>
<context>
    <name>gui::finding::ViewState</name>
    <message>
        <source>The view names a column “%1” that %2 does not have. Save the view anew.</source>
        <translation>В виде назван столбец «%1», которого нет в таблице «%2». Сохраните вид заново.</translation>
    </message>
    <message>
        <source>This is no view of Shopbook. Choose a file that was exported as one.</source>
        <translation>Это не вид Shopbook. Выберите файл, в который сохраняли вид.</translation>
    </message>
    <message>
        <source>This view was made by a later version of Shopbook. Install that version to use it.</source>
        <translation>Этот вид сохранён в более новой версии Shopbook. Установите её, чтобы им пользоваться.</translation>
    </message>
    <message>
        <source>The view is of a table that Shopbook does not know.</source>
        <translation>Это вид таблицы, которой Shopbook не знает.</translation>
    </message>
    <message>
        <source>The view sorts by a column “%1” that %2 does not have. Save the view anew.</source>
        <translation>Вид сортирует по столбцу «%1», которого нет в таблице «%2». Сохраните вид заново.</translation>
    </message>
</context>
<context>
    <name>gui::queries</name>
    <message numerus="yes">
        <source>a list of %n object(s)</source>
        <translation>
            <numerusform>список из %n объекта</numerusform>
            <numerusform>список из %n объектов</numerusform>
            <numerusform>список из %n объектов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>a list of %n row(s)</source>
        <translation>
            <numerusform>список из %n строки</numerusform>
            <numerusform>список из %n строк</numerusform>
            <numerusform>список из %n строк</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, from %2 rows</source>
        <translation>%1, строк из базы: %2</translation>
    </message>
    <message>
        <source>one object</source>
        <translation>один объект</translation>
    </message>
    <message>
        <source>one row</source>
        <translation>одна строка</translation>
    </message>
    <message>
        <source>The queries in these tabs are not kept: “%1” cannot be written. Free some space or check the folder&apos;s rights.</source>
        <translation>Запросы в этих вкладках не сохраняются: не удаётся записать «%1». Освободите место или проверьте права на папку.</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Откуда</translation>
    </message>
    <message>
        <source>The table whose rows the query begins with.</source>
        <translation>Таблица, со строк которой начинается запрос.</translation>
    </message>
    <message>
        <source>Together with</source>
        <translation>Вместе с</translation>
    </message>
    <message>
        <source>Rows of another table beside each row. Inner: only where there are some. Left: all rows stay, with NULL where there are none.</source>
        <translation>Строки другой таблицы рядом с каждой строкой. Внутреннее: только там, где они есть. Левое: остаются все строки, а где пары нет, стоит NULL.</translation>
    </message>
    <message>
        <source>Only where</source>
        <translation>Только где</translation>
    </message>
    <message>
        <source>Rows stay for which this is true; false and unknown (NULL) fall out.</source>
        <translation>Остаются строки, для которых это истинно; ложь и неизвестно (NULL) выпадают.</translation>
    </message>
    <message>
        <source>For each</source>
        <translation>Для каждого</translation>
    </message>
    <message>
        <source>Rows with equal values become one row.</source>
        <translation>Строки с одинаковыми значениями становятся одной строкой.</translation>
    </message>
    <message>
        <source>Groups where</source>
        <translation>Группы, где</translation>
    </message>
    <message>
        <source>Groups stay for which this is true.</source>
        <translation>Остаются группы, для которых это истинно.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Показать</translation>
    </message>
    <message>
        <source>What is asked for: whole rows, columns, numbers over rows.</source>
        <translation>Что спрашивают: целые строки, столбцы, числа по строкам.</translation>
    </message>
    <message>
        <source>Ordered by</source>
        <translation>По порядку</translation>
    </message>
    <message>
        <source>Without it, the order is the engine&apos;s and may change.</source>
        <translation>Без этого порядок выбирает база, и он может измениться.</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Часть</translation>
    </message>
    <message>
        <source>So many rows, from a place in the order.</source>
        <translation>Столько строк, начиная с места в порядке.</translation>
    </message>
    <message>
        <source>Return as</source>
        <translation>Вернуть как</translation>
    </message>
    <message>
        <source>What the last method makes of the rows.</source>
        <translation>Что последний метод делает из строк.</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>да</translation>
    </message>
    <message>
        <source>no</source>
        <translation>нет</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>«%1»</translation>
    </message>
    <message>
        <source>the value itself</source>
        <translation>само значение</translation>
    </message>
    <message>
        <source>number of different</source>
        <translation>число разных</translation>
    </message>
    <message>
        <source>number of</source>
        <translation>число</translation>
    </message>
    <message>
        <source>sum of</source>
        <translation>сумма</translation>
    </message>
    <message>
        <source>average of</source>
        <translation>среднее</translation>
    </message>
    <message>
        <source>smallest</source>
        <translation>наименьшее</translation>
    </message>
    <message>
        <source>greatest</source>
        <translation>наибольшее</translation>
    </message>
    <message>
        <source>whole rows of “%1”</source>
        <translation>целые строки таблицы «%1»</translation>
    </message>
    <message>
        <source>number of rows</source>
        <translation>число строк</translation>
    </message>
    <message>
        <source>choose a field</source>
        <translation>выберите поле</translation>
    </message>
    <message>
        <source> and </source>
        <translation> и </translation>
    </message>
    <message>
        <source>NULL first</source>
        <translation>NULL в начале</translation>
    </message>
    <message>
        <source>NULL last</source>
        <translation>NULL в конце</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>не больше %1</translation>
    </message>
    <message>
        <source>without the first %1</source>
        <translation>без первых %1</translation>
    </message>
    <message>
        <source>an empty list: []</source>
        <translation>пустой список: []</translation>
    </message>
    <message>
        <source>a list of one object</source>
        <translation>список из одного объекта</translation>
    </message>
    <message>
        <source>a list of all objects</source>
        <translation>список всех объектов</translation>
    </message>
    <message>
        <source>the object</source>
        <translation>объект</translation>
    </message>
    <message>
        <source>the first object; LIMIT 1 is added</source>
        <translation>первый объект; добавляется LIMIT 1</translation>
    </message>
    <message>
        <source>the first column&apos;s value</source>
        <translation>значение первого столбца</translation>
    </message>
    <message>
        <source>how many there are, as a number</source>
        <translation>сколько их, числом</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>sum of, Age</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>gui::queries::Builder</name>
    <message>
        <source>Add to “%1”</source>
        <translation>Добавить в «%1»</translation>
    </message>
    <message>
        <source>left join: %1</source>
        <translation>левое соединение: %1</translation>
    </message>
    <message>
        <source>join: %1</source>
        <translation>соединение: %1</translation>
    </message>
    <message>
        <source>Flip between inner and left join</source>
        <translation>Переключить внутреннее и левое соединение</translation>
    </message>
    <message>
        <source>and</source>
        <translation>и</translation>
    </message>
    <message>
        <source>or</source>
        <translation>или</translation>
    </message>
    <message>
        <source>AND: both must be true. Turn it into OR</source>
        <translation>И: верно должно быть и то и другое. Сделать ИЛИ</translation>
    </message>
    <message>
        <source>OR: one is enough. Turn it into AND</source>
        <translation>ИЛИ: хватит одного. Сделать И</translation>
    </message>
    <message>
        <source>not</source>
        <comment>before a group of conditions</comment>
        <translation>не</translation>
    </message>
    <message>
        <source>What can be done with the conditions in these brackets</source>
        <translation>Что можно сделать с условиями в этих скобках</translation>
    </message>
    <message>
        <source>Without NOT</source>
        <translation>Без НЕ</translation>
    </message>
    <message>
        <source>NOT: the opposite</source>
        <translation>НЕ: наоборот</translation>
    </message>
    <message>
        <source>Add a condition in the brackets</source>
        <translation>Добавить условие в скобки</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>Включить</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>Выключить</translation>
    </message>
    <message>
        <source>Without brackets</source>
        <translation>Без скобок</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Убрать</translation>
    </message>
    <message>
        <source>Equal rows are shown once</source>
        <translation>Одинаковые строки показываются один раз</translation>
    </message>
    <message>
        <source>The objects bring their related rows along</source>
        <translation>Объекты приносят с собой связанные строки</translation>
    </message>
</context>
<context>
    <name>gui::queries::ChartView</name>
    <message>
        <source>Chart: %1 by %2</source>
        <translation>Диаграмма: %1 по %2</translation>
    </message>
</context>
<context>
    <name>gui::queries::CodePanel</name>
    <message>
        <source>Code: %1</source>
        <translation>Код: %1</translation>
    </message>
    <message>
        <source>The query as code</source>
        <translation>Запрос как код</translation>
    </message>
    <message>
        <source>Copy this code</source>
        <translation>Скопировать этот код</translation>
    </message>
</context>
<context>
    <name>gui::queries::ExercisePanel</name>
    <message>
        <source>Checking…</source>
        <translation>Проверяется…</translation>
    </message>
    <message>
        <source>This exercise is not there any more.</source>
        <translation>Этой задачи больше нет.</translation>
    </message>
    <message>
        <source>Answers run on a throw-away copy of the sample: nothing of yours can break, and the names in it are made up.</source>
        <translation>Ответы выполняются на одноразовой копии примера: ничего вашего сломать нельзя, а имена в ней вымышлены.</translation>
    </message>
    <message>
        <source>Answer by clicking</source>
        <translation>Ответ щелчками</translation>
    </message>
    <message>
        <source>Answer in SQL</source>
        <translation>Ответ на SQL</translation>
    </message>
    <message>
        <source>How the answer is given</source>
        <translation>Как даётся ответ</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>Подсказка</translation>
    </message>
    <message>
        <source>Show the next hint</source>
        <translation>Показать следующую подсказку</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Проверить</translation>
    </message>
    <message>
        <source>Check the answer</source>
        <translation>Проверить ответ</translation>
    </message>
</context>
<context>
    <name>gui::queries::ExpressionEdit</name>
    <message>
        <source>What is made of the column</source>
        <translation>Что делается со столбцом</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Столбец</translation>
    </message>
    <message>
        <source>all rows</source>
        <translation>все строки</translation>
    </message>
    <message>
        <source>whole rows of “%1”</source>
        <translation>целые строки таблицы «%1»</translation>
    </message>
</context>
<context>
    <name>gui::queries::PartChip</name>
    <message>
        <source>%1, switched off</source>
        <translation>%1, выключено</translation>
    </message>
    <message>
        <source>Enter: change · Delete: remove · Menu key: more</source>
        <translation>Enter: изменить · Delete: убрать · клавиша меню: ещё</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Изменить…</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>Включить</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>Выключить</translation>
    </message>
    <message>
        <source>Ctrl+Space</source>
        <translation>Ctrl+Пробел</translation>
    </message>
    <message>
        <source>NOT: the opposite</source>
        <translation>НЕ: наоборот</translation>
    </message>
    <message>
        <source>Move to the left</source>
        <translation>Левее</translation>
    </message>
    <message>
        <source>Alt+Left</source>
        <translation>Alt+Влево</translation>
    </message>
    <message>
        <source>Move to the right</source>
        <translation>Правее</translation>
    </message>
    <message>
        <source>Alt+Right</source>
        <translation>Alt+Вправо</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Убрать</translation>
    </message>
</context>
<context>
    <name>gui::queries::PartEditor</name>
    <message>
        <source>Done</source>
        <translation>Готово</translation>
    </message>
    <message>
        <source>The table whose rows the query begins with</source>
        <translation>Таблица, со строк которой начинается запрос</translation>
    </message>
    <message>
        <source>Inner or left</source>
        <translation>Внутреннее или левое</translation>
    </message>
    <message>
        <source>The table that is joined</source>
        <translation>Присоединяемая таблица</translation>
    </message>
    <message>
        <source>inner: only rows with a partner</source>
        <translation>внутреннее: только с парой</translation>
    </message>
    <message>
        <source>left: rows without one, too</source>
        <translation>левое: и без пары</translation>
    </message>
    <message>
        <source>LIMIT and OFFSET, or a slice</source>
        <translation>LIMIT и OFFSET или срез</translation>
    </message>
    <message>
        <source>slice [from:to]</source>
        <translation>срез [от:до]</translation>
    </message>
    <message>
        <source>from</source>
        <translation>от</translation>
    </message>
    <message>
        <source>at most</source>
        <translation>не больше</translation>
    </message>
    <message>
        <source>to, without it</source>
        <translation>до, не включая</translation>
    </message>
    <message>
        <source>without the first</source>
        <translation>без первых</translation>
    </message>
    <message>
        <source>What the query returns</source>
        <translation>Что возвращает запрос</translation>
    </message>
    <message>
        <source>No row: %1
One row: %2
Several rows: %3</source>
        <translation>Ни одной строки: %1
Одна строка: %2
Несколько строк: %3</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Сравнение</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Направление</translation>
    </message>
    <message>
        <source>Where NULL stands</source>
        <translation>Где стоит NULL</translation>
    </message>
    <message>
        <source>↑ ascending</source>
        <translation>↑ по возрастанию</translation>
    </message>
    <message>
        <source>↓ descending</source>
        <translation>↓ по убыванию</translation>
    </message>
    <message>
        <source>NULL as the engine does</source>
        <translation>NULL — как решит база</translation>
    </message>
    <message>
        <source>NULL first</source>
        <translation>NULL в начале</translation>
    </message>
    <message>
        <source>NULL last</source>
        <translation>NULL в конце</translation>
    </message>
    <message>
        <source>The table whose rows come along</source>
        <translation>Таблица, строки которой приходят вместе с объектами</translation>
    </message>
    <message>
        <source>Each object brings its rows of this table along, in one SELECT.</source>
        <translation>Каждый объект приносит свои строки этой таблицы, одним SELECT.</translation>
    </message>
</context>
<context>
    <name>gui::queries::QueriesPage</name>
    <message>
        <source>Exercise</source>
        <translation>Задача</translation>
    </message>
    <message>
        <source>“%1” was closed.</source>
        <translation>Запрос «%1» закрыт.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Вернуть</translation>
    </message>
    <message>
        <source>%1 (copy)</source>
        <translation>%1 (копия)</translation>
    </message>
    <message>
        <source>Rename the tab</source>
        <translation>Переименовать вкладку</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>Имя:</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Переименовать…</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Дублировать</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Open a new query</source>
        <translation>Открыть новый запрос</translation>
    </message>
    <message>
        <source>New query, built by clicking</source>
        <translation>Новый запрос щелчками</translation>
    </message>
    <message>
        <source>New query in SQL</source>
        <translation>Новый запрос на SQL</translation>
    </message>
    <message>
        <source>This query is about the phonebook, which is not turned on in this database.</source>
        <translation>Этот запрос о телефонной книге, а она в этой базе не включена.</translation>
    </message>
    <message>
        <source>Save the query</source>
        <translation>Сохранить запрос</translation>
    </message>
    <message>
        <source>“%1” is saved in the database.</source>
        <translation>Запрос «%1» сохранён в базе.</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>Заменить его</translation>
    </message>
    <message>
        <source>“%1” is forgotten.</source>
        <translation>Запрос «%1» забыт.</translation>
    </message>
    <message>
        <source>Write into a file…</source>
        <translation>Записать в файл…</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>Открыть файл…</translation>
    </message>
    <message>
        <source>Write the query into a file</source>
        <translation>Записать запрос в файл</translation>
    </message>
    <message>
        <source>Queries (*.json)</source>
        <translation>Запросы (*.json)</translation>
    </message>
    <message>
        <source>The query was written to “%1”.</source>
        <translation>Запрос записан в «%1».</translation>
    </message>
    <message>
        <source>“%1” was not written. Free some space, or choose another folder.</source>
        <translation>Файл «%1» не записан. Освободите место или выберите другую папку.</translation>
    </message>
    <message>
        <source>Open a query</source>
        <translation>Открыть запрос</translation>
    </message>
    <message>
        <source>“%1” cannot be read. Check its rights, or choose another file.</source>
        <translation>Файл «%1» не удаётся прочитать. Проверьте права на него или выберите другой файл.</translation>
    </message>
</context>
<context>
    <name>gui::queries::QuestionView</name>
    <message>
        <source>Running…</source>
        <translation>Выполняется…</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n строка</numerusform>
            <numerusform>%n строки</numerusform>
            <numerusform>%n строк</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 мс</translation>
    </message>
    <message>
        <source>ran on a copy, so that no other program had to wait</source>
        <translation>выполнено на копии, чтобы другой программе не пришлось ждать</translation>
    </message>
    <message>
        <source>Export the rows</source>
        <translation>Экспорт строк</translation>
    </message>
    <message>
        <source>result</source>
        <translation>результат</translation>
    </message>
    <message>
        <source>Too many</source>
        <translation>Лишние</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Не хватает</translation>
    </message>
    <message>
        <source>Changed since the last run.</source>
        <translation>Изменён после последнего выполнения.</translation>
    </message>
    <message>
        <source>About %1 rows.</source>
        <translation>Строк примерно: %1.</translation>
    </message>
    <message numerus="yes">
        <source>the first %Ln row(s) are shown, there are more: “Limits” says how many are loaded, “Export” writes all of them</source>
        <translation>
            <numerusform>показана первая %Ln строка, есть и другие: сколько загружать, задают «Ограничения», все записывает «Экспорт»</numerusform>
            <numerusform>показаны первые %Ln строки, есть и другие: сколько загружать, задают «Ограничения», все записывает «Экспорт»</numerusform>
            <numerusform>показаны первые %Ln строк, есть и другие: сколько загружать, задают «Ограничения», все записывает «Экспорт»</numerusform>
        </translation>
    </message>
    <message>
        <source>“Limits” sets the time, and “Export” goes on without a limit.</source>
        <translation>Время задают «Ограничения», а «Экспорт» выполняется без ограничения.</translation>
    </message>
    <message>
        <source>Save the chart as a picture</source>
        <translation>Сохранить диаграмму как картинку</translation>
    </message>
    <message>
        <source>chart</source>
        <translation>диаграмма</translation>
    </message>
    <message>
        <source>The picture was written to “%1”.</source>
        <translation>Картинка записана в «%1».</translation>
    </message>
</context>
<context>
    <name>gui::queries::ResultExport</name>
    <message>
        <source>Cancelling: no file is left…</source>
        <translation>Отмена: файла не останется…</translation>
    </message>
    <message>
        <source>Rows written so far: %1</source>
        <translation>Записано строк: %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) were written to “%1”.</source>
        <translation>
            <numerusform>%Ln строка записана в «%1».</numerusform>
            <numerusform>%Ln строки записаны в «%1».</numerusform>
            <numerusform>%Ln строк записано в «%1».</numerusform>
        </translation>
    </message>
    <message>
        <source>Left out, because it is secret: %1.</source>
        <translation>Пропущено, потому что это секрет: %1.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
</context>
<context>
    <name>gui::queries::ResultModel</name>
    <message>
        <source>yes</source>
        <translation>да</translation>
    </message>
    <message>
        <source>no</source>
        <translation>нет</translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>%n байт</numerusform>
            <numerusform>%n байта</numerusform>
            <numerusform>%n байт</numerusform>
        </translation>
    </message>
    <message>
        <source>An empty text, which is not NULL</source>
        <translation>Пустой текст, а не NULL</translation>
    </message>
</context>
<context>
    <name>gui::queries::ResultPanel</name>
    <message numerus="yes">
        <source>The first %n row(s) are shown.</source>
        <translation>
            <numerusform>Показана первая %n строка.</numerusform>
            <numerusform>Показаны первые %n строки.</numerusform>
            <numerusform>Показаны первые %n строк.</numerusform>
        </translation>
    </message>
    <message>
        <source>A chart is made of two columns, one of them numbers: for example a city and the number of people for each of them.</source>
        <translation>Диаграмма строится по двум столбцам, в одном из которых числа: например, город и число людей в каждом.</translation>
    </message>
    <message>
        <source>Bars</source>
        <translation>Столбцы</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Линия</translation>
    </message>
    <message>
        <source>Pie</source>
        <translation>Круг</translation>
    </message>
    <message>
        <source>The coach has nothing to say about this query.</source>
        <translation>Тренеру нечего сказать об этом запросе.</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Результат</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Шаг</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Разница</translation>
    </message>
    <message>
        <source>Choose a station above to see its rows.</source>
        <translation>Выберите шаг выше, чтобы увидеть его строки.</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>Диаграмма</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>План</translation>
    </message>
    <message>
        <source>Coach</source>
        <translation>Тренер</translation>
    </message>
    <message>
        <source>Coach (%1)</source>
        <translation>Тренер (%1)</translation>
    </message>
    <message>
        <source>What the query brought</source>
        <translation>Что принёс запрос</translation>
    </message>
    <message>
        <source>Rows of the result</source>
        <translation>Строки результата</translation>
    </message>
    <message>
        <source>Kind of chart</source>
        <translation>Вид диаграммы</translation>
    </message>
    <message>
        <source>How the engine runs the query</source>
        <translation>Как база выполняет запрос</translation>
    </message>
    <message>
        <source>What the engine does</source>
        <translation>Что делает база</translation>
    </message>
    <message>
        <source>In its own words</source>
        <translation>Её собственными словами</translation>
    </message>
    <message>
        <source>Save picture…</source>
        <translation>Сохранить картинку…</translation>
    </message>
    <message>
        <source>Save the chart as a picture</source>
        <translation>Сохранить диаграмму как картинку</translation>
    </message>
</context>
<context>
    <name>gui::queries::RowsView</name>
    <message>
        <source>Copy with headings</source>
        <translation>Копировать с заголовками</translation>
    </message>
</context>
<context>
    <name>gui::queries::RunBar</name>
    <message>
        <source>Run</source>
        <translation>Выполнить</translation>
    </message>
    <message>
        <source>Run the query (Ctrl+Enter)</source>
        <translation>Выполнить запрос (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>Stop the query that runs</source>
        <translation>Остановить выполняемый запрос</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Экспорт</translation>
    </message>
    <message>
        <source>no time limit</source>
        <translation>без ограничения времени</translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n секунда</numerusform>
            <numerusform>%n секунды</numerusform>
            <numerusform>%n секунд</numerusform>
        </translation>
    </message>
    <message>
        <source>all rows</source>
        <translation>все строки</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln строка</numerusform>
            <numerusform>%Ln строки</numerusform>
            <numerusform>%Ln строк</numerusform>
        </translation>
    </message>
    <message>
        <source>Limits…</source>
        <translation>Ограничения…</translation>
    </message>
    <message>
        <source>How long a query may run and how many rows are shown: %1, %2</source>
        <translation>Сколько может выполняться запрос и сколько строк показывать: %1, %2</translation>
    </message>
    <message>
        <source>Write the whole result into a file</source>
        <translation>Записать весь результат в файл</translation>
    </message>
</context>
<context>
    <name>gui::queries::RunLimitsDialog</name>
    <message>
        <source>s</source>
        <comment>seconds</comment>
        <translation>с</translation>
    </message>
</context>
<context>
    <name>gui::queries::Shelf</name>
    <message>
        <source>The lesson</source>
        <translation>Урок</translation>
    </message>
    <message>
        <source>Saved queries</source>
        <translation>Сохранённые запросы</translation>
    </message>
    <message>
        <source>Exercises</source>
        <translation>Задачи</translation>
    </message>
    <message>
        <source>%1, solved</source>
        <translation>%1, решено</translation>
    </message>
    <message>
        <source>(none yet)</source>
        <translation>(пока нет)</translation>
    </message>
    <message>
        <source>Open in a tab</source>
        <translation>Открыть во вкладке</translation>
    </message>
    <message>
        <source>Forget this query…</source>
        <translation>Забыть этот запрос…</translation>
    </message>
    <message>
        <source>Queries to begin with</source>
        <translation>С чего начать</translation>
    </message>
</context>
<context>
    <name>gui::queries::StationButton</name>
    <message>
        <source>%1: %2 rows</source>
        <translation>%1: строк %2</translation>
    </message>
    <message>
        <source>%1: %2 rows in, %3 rows out</source>
        <translation>%1: вошло строк %2, прошло %3</translation>
    </message>
</context>
<context>
    <name>gui::queries::StepPanel</name>
    <message>
        <source>Which rows are shown</source>
        <translation>Какие строки показаны</translation>
    </message>
</context>
<context>
    <name>gui::queries::Steps</name>
    <message>
        <source>and</source>
        <comment>between conditions</comment>
        <translation>и</translation>
    </message>
    <message>
        <source>or</source>
        <comment>between conditions</comment>
        <translation>или</translation>
    </message>
    <message>
        <source>not %1</source>
        <translation>не %1</translation>
    </message>
    <message>
        <source>before the first</source>
        <translation>до первой</translation>
    </message>
    <message>
        <source>behind the last</source>
        <translation>после последней</translation>
    </message>
    <message>
        <source>%1: unknown (NULL)</source>
        <translation>%1: неизвестно (NULL)</translation>
    </message>
    <message>
        <source>%1: false</source>
        <translation>%1: ложь</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Почему</translation>
    </message>
    <message>
        <source>Choose a station above to see its rows.</source>
        <translation>Выберите шаг выше, чтобы увидеть его строки.</translation>
    </message>
    <message>
        <source>In</source>
        <translation>Вошли</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>Прошли</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>Отсеяны</translation>
    </message>
    <message>
        <source>whole rows</source>
        <translation>целые строки</translation>
    </message>
</context>
<context>
    <name>gui::queries::ValueEdit</name>
    <message>
        <source>Value</source>
        <translation>Значение</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>да</translation>
    </message>
    <message>
        <source>no</source>
        <translation>нет</translation>
    </message>
</context>
<context>
    <name>migration</name>
    <message>
        <source>The database is empty.</source>
        <translation>База данных пуста.</translation>
    </message>
    <message>
        <source>it has no tables</source>
        <translation>в ней нет таблиц</translation>
    </message>
    <message>
        <source>The database is sound, but there is neither a shop nor a phonebook in it.</source>
        <translation>База данных исправна, но в ней нет ни магазина, ни телефонной книги.</translation>
    </message>
    <message>
        <source>Its tables are those of revision %1.</source>
        <translation>Её таблицы соответствуют версии %1.</translation>
    </message>
    <message>
        <source>The file does not exist yet.</source>
        <translation>Файла ещё нет.</translation>
    </message>
    <message>
        <source>“%1” was not opened and nothing was changed. %2 Open it with that version of Shopbook or a later one.</source>
        <translation>База «%1» не открыта, ничего не изменено. %2 Откройте её той же версией Shopbook или более новой.</translation>
    </message>
    <message>
        <source>“%1” was not opened and nothing was changed. %2 Bring it to a revision that Shopbook knows with the program that made it, or choose another database.</source>
        <translation>База «%1» не открыта, ничего не изменено. %2 Приведите её к версии, которую знает Shopbook, той программой, что её создала, или выберите другую базу.</translation>
    </message>
    <message>
        <source>“%1” was not opened and nothing was changed. %2 Choose another database, or make a new store.</source>
        <translation>База «%1» не открыта, ничего не изменено. %2 Выберите другую базу или создайте новый магазин.</translation>
    </message>
    <message>
        <source>“%1” was not changed. %2 %3 Agree to that to go on.</source>
        <translation>База «%1» не изменена. %2 %3 Чтобы продолжить, согласитесь на это.</translation>
    </message>
    <message>
        <source>The backup could not be made, so nothing was changed. %1</source>
        <translation>Не удалось сделать резервную копию, поэтому ничего не изменено. %1</translation>
    </message>
    <message>
        <source>“%1” cannot be written.</source>
        <translation>Не удаётся записать «%1».</translation>
    </message>
    <message>
        <source>The copy is damaged, and so may be the database itself: check it.</source>
        <translation>Копия повреждена; возможно, повреждена и сама база: проверьте её.</translation>
    </message>
    <message>
        <source>Line %1: a quote or a comment that begins here never ends.</source>
        <translation>Строка %1: начатая здесь кавычка или комментарий не закрыты.</translation>
    </message>
    <message>
        <source>After @rebuild comes ALTER TABLE %1 DROP COLUMN and a column.</source>
        <translation>После @rebuild идёт ALTER TABLE %1 DROP COLUMN и столбец.</translation>
    </message>
    <message>
        <source>A rule or a key of the table needs the column %1.</source>
        <translation>Столбец %1 нужен правилу или ключу таблицы.</translation>
    </message>
    <message>
        <source>The column %1 cannot be found in the table&apos;s definition.</source>
        <translation>В определении таблицы нет столбца %1.</translation>
    </message>
    <message>
        <source>The view %1 needs the column %2.</source>
        <translation>Представлению %1 нужен столбец %2.</translation>
    </message>
    <message>
        <source>The table %1 is not there.</source>
        <translation>Таблицы %1 нет.</translation>
    </message>
    <message>
        <source>The trigger %1 needs the column %2.</source>
        <translation>Триггеру %1 нужен столбец %2.</translation>
    </message>
    <message>
        <source>Revision %1 has no part for %2. Nothing was changed.</source>
        <translation>В версии %1 нет части для %2. Ничего не изменено.</translation>
    </message>
    <message>
        <source>Something that is there would not survive the change, so everything was taken back: %1</source>
        <translation>Кое-что из имеющегося не пережило бы обновления, поэтому всё отменено: %1</translation>
    </message>
    <message>
        <source>The database would not fit Shopbook even after the change, so everything was taken back: %1</source>
        <translation>И после обновления база не подошла бы Shopbook, поэтому всё отменено: %1</translation>
    </message>
    <message>
        <source>Revision %1 (%2) could not be applied. Everything was taken back: the database is as it was before. What stood in the way: %3</source>
        <translation>Не удалось применить версию %1 (%2). Всё отменено: база осталась прежней. Что помешало: %3</translation>
    </message>
    <message>
        <source>a check of the result found rows that should not be there.</source>
        <translation>проверка результата нашла строки, которых быть не должно.</translation>
    </message>
    <message>
        <source>Stopped. Everything was taken back: the database is as it was before.</source>
        <translation>Остановлено. Всё отменено: база осталась прежней.</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Строка %1: %2</translation>
    </message>
    <message>
        <source>a NUL character, which would cut the script off there.</source>
        <translation>символ NUL, на котором скрипт бы оборвался.</translation>
    </message>
    <message>
        <source>after @%1 comes sqlite, postgresql or nothing.</source>
        <translation>после @%1 может стоять sqlite, postgresql или ничего.</translation>
    </message>
    <message>
        <source>data-loss belongs to @downgrade.</source>
        <translation>data-loss относится к @downgrade.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no header of a revision script.</source>
        <translation>в скрипте версии не бывает заголовка «%1».</translation>
    </message>
    <message>
        <source>&quot;%1&quot; stands here a second time.</source>
        <translation>«%1» стоит здесь второй раз.</translation>
    </message>
    <message>
        <source>a statement stands above the first @upgrade, @downgrade or @verify.</source>
        <translation>команда стоит выше первого @upgrade, @downgrade или @verify.</translation>
    </message>
    <message>
        <source>@%1 stands here a second time.</source>
        <translation>@%1 стоит здесь второй раз.</translation>
    </message>
    <message>
        <source>&quot;@when %1&quot; is not understood.</source>
        <translation>«@when %1» непонятно.</translation>
    </message>
    <message>
        <source>@rebuild takes the name of a table and belongs to a section for sqlite.</source>
        <translation>после @rebuild идёт имя таблицы, его место&#xa0;— в разделе для sqlite.</translation>
    </message>
    <message>
        <source>&quot;@%1&quot; is not understood.</source>
        <translation>«@%1» непонятно.</translation>
    </message>
    <message>
        <source>@verify holds SELECT statements only.</source>
        <translation>в @verify бывают только команды SELECT.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not 1 to 32 letters, digits and underscores.</source>
        <translation>«%1»&#xa0;— не от 1 до 32 букв, цифр и знаков подчёркивания.</translation>
    </message>
    <message>
        <source>&quot;transaction&quot; is yes or no.</source>
        <translation>transaction может быть yes или no.</translation>
    </message>
    <message>
        <source>Revision script %1: %2</source>
        <translation>Скрипт версии %1: %2</translation>
    </message>
    <message>
        <source>Line %1: a placeholder outside quotes. A script has no values to put there.</source>
        <translation>Строка %1: место для значения вне кавычек, а значений у скрипта нет.</translation>
    </message>
    <message>
        <source>Line %1: %2 cannot stand in a script that runs inside a transaction.</source>
        <translation>Строка %1: в скрипте, который идёт внутри транзакции, не может быть %2.</translation>
    </message>
    <message>
        <source>Line %1: a directive stands inside a statement.</source>
        <translation>Строка %1: директива стоит внутри команды.</translation>
    </message>
    <message>
        <source>Line %1: the statement that begins here has no semicolon at its end.</source>
        <translation>Строка %1: у начатой здесь команды нет точки с запятой в конце.</translation>
    </message>
    <message>
        <source>Line %1: a directive without a statement after it.</source>
        <translation>Строка %1: после директивы нет команды.</translation>
    </message>
    <message>
        <source>column %1 is missing</source>
        <translation>нет столбца %1</translation>
    </message>
    <message>
        <source>column %1 is %2 instead of %3</source>
        <translation>столбец %1&#xa0;— %2 вместо %3</translation>
    </message>
    <message>
        <source>column %1 is computed</source>
        <translation>столбец %1 вычисляемый</translation>
    </message>
    <message>
        <source>%1 has another primary key than (%2)</source>
        <translation>у %1 другой первичный ключ, а нужен (%2)</translation>
    </message>
    <message>
        <source>%1 has no UNIQUE (%2)</source>
        <translation>у %1 нет UNIQUE (%2)</translation>
    </message>
    <message>
        <source>%1 has no reference (%2) to %3</source>
        <translation>у %1 нет ссылки (%2) на %3</translation>
    </message>
    <message>
        <source>column %1 has no default and may not be NULL: rows cannot be added here</source>
        <translation>у столбца %1 нет значения по умолчанию, и NULL в нём запрещён: добавлять сюда строки нельзя</translation>
    </message>
    <message>
        <source>column %1</source>
        <translation>столбец %1</translation>
    </message>
    <message>
        <source>index %1 on %2</source>
        <translation>индекс %1 по %2</translation>
    </message>
    <message>
        <source>table %1 is missing</source>
        <translation>нет таблицы %1</translation>
    </message>
    <message>
        <source>table %1</source>
        <translation>таблица %1</translation>
    </message>
    <message>
        <source>view %1</source>
        <translation>представление %1</translation>
    </message>
    <message>
        <source>trigger %1</source>
        <translation>триггер %1</translation>
    </message>
    <message>
        <source>Another Shopbook is bringing this database up to date and has not finished yet. Nothing was changed here; try again in a moment.</source>
        <translation>Эту базу сейчас обновляет другой Shopbook и ещё не закончил. Здесь ничего не изменено; попробуйте чуть позже.</translation>
    </message>
    <message>
        <source>The server does not let user %1 change the schema. Nothing was changed. The owner of the database can allow it: %2</source>
        <translation>Сервер не даёт пользователю %1 менять схему. Ничего не изменено. Разрешить это может владелец базы: %2</translation>
    </message>
    <message>
        <source>There is not enough room on the disk for the backup and the change: %1 MiB are needed. Nothing was changed; make room and try again.</source>
        <translation>На диске мало места для резервной копии и обновления: нужно %1&#xa0;МиБ. Ничего не изменено; освободите место и попробуйте снова.</translation>
    </message>
    <message>
        <source>Foreign keys cannot be switched off for the change. Nothing was changed.</source>
        <translation>Не удаётся отключить внешние ключи на время обновления. Ничего не изменено.</translation>
    </message>
    <message>
        <source>The change would leave rows that point at nothing (%1), so everything was taken back.</source>
        <translation>После обновления остались бы строки, которые ни на что не ссылаются (%1), поэтому всё отменено.</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 и ещё %n</numerusform>
            <numerusform>%1 и ещё %n</numerusform>
            <numerusform>%1 и ещё %n</numerusform>
        </translation>
    </message>
    <message>
        <source>initial revision</source>
        <translation>начальная версия</translation>
    </message>
    <message>
        <source>create categories, users, products and purchases</source>
        <translation>таблицы categories, users, products и purchases</translation>
    </message>
    <message>
        <source>add products.hidden_content</source>
        <translation>столбец products.hidden_content</translation>
    </message>
    <message>
        <source>add purchases.payment_id</source>
        <translation>столбец purchases.payment_id</translation>
    </message>
    <message>
        <source>add purchases.payment_type</source>
        <translation>столбец purchases.payment_type</translation>
    </message>
    <message>
        <source>create user</source>
        <translation>таблица user</translation>
    </message>
    <message>
        <source>create phonebook</source>
        <translation>таблица phonebook</translation>
    </message>
    <message>
        <source>add Shopbook&apos;s history, journal and archive</source>
        <translation>история, журнал и архив Shopbook</translation>
    </message>
    <message>
        <source>a shop</source>
        <translation>магазин</translation>
    </message>
    <message>
        <source>a phonebook</source>
        <translation>телефонная книга</translation>
    </message>
    <message>
        <source>%1 (revision %2)</source>
        <translation>%1 (версия %2)</translation>
    </message>
    <message>
        <source> and </source>
        <translation> и </translation>
    </message>
    <message>
        <source>Here is %1 that another program made and Shopbook has never written.</source>
        <translation>Здесь %1. Эти данные создала другая программа, Shopbook в них ещё не писал.</translation>
    </message>
    <message>
        <source>Its own version, %1, is unknown to Shopbook and stays as it is; the tables are complete.</source>
        <translation>Собственная версия базы, %1, Shopbook незнакома и останется как есть; все таблицы на месте.</translation>
    </message>
    <message>
        <source>There is nothing to add.</source>
        <translation>Добавлять нечего.</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) will be made: %1. Every value stays.</source>
        <translation>
            <numerusform>Будет сделано %n&#xa0;изменение: %1. Все ваши значения сохранятся.</numerusform>
            <numerusform>Будут сделаны %n&#xa0;изменения: %1. Все ваши значения сохранятся.</numerusform>
            <numerusform>Будет сделано %n&#xa0;изменений: %1. Все ваши значения сохранятся.</numerusform>
        </translation>
    </message>
    <message>
        <source>A backup is made first.</source>
        <translation>Сначала будет сделана резервная копия.</translation>
    </message>
    <message>
        <source>The database does not say at which revision it stands.</source>
        <translation>В базе данных не указано, какой она версии.</translation>
    </message>
    <message>
        <source>The database says that it stands at revision %1, which Shopbook does not know.</source>
        <translation>В базе данных указана версия %1, а её Shopbook не знает.</translation>
    </message>
    <message>
        <source>It cannot be opened as it is: %1.</source>
        <translation>В таком виде открыть её нельзя: %1.</translation>
    </message>
    <message>
        <source>The database says that it stands at revision %1, but it lacks what belongs to it: %2.</source>
        <translation>В базе данных указана версия %1, но того, что к ней относится, не хватает: %2.</translation>
    </message>
    <message>
        <source>A newer Shopbook has written this database: it stands at revision %1 of %2.</source>
        <translation>В эту базу писала более новая версия Shopbook: в ней версия %1 (%2).</translation>
    </message>
    <message>
        <source>No branch has as many revisions as “%1” asks for.</source>
        <translation>Ни в одной ветви нет столько ревизий, сколько просит «%1».</translation>
    </message>
    <message>
        <source>“%1” names no revision. Possible are head, base, an id or how it begins, +1, -1, and BRANCH@ before any of them.</source>
        <translation>«%1» не называет ревизию. Годятся head, base, номер или его начало, +1, -1 и BRANCH@ перед любым из них.</translation>
    </message>
    <message>
        <source>The database stands at revision %1, which nobody knows here: no steps can be counted from there. Name the revision itself.</source>
        <translation>База стоит на ревизии %1, которая здесь никому не известна: шаги от неё не отсчитать. Назовите саму ревизию.</translation>
    </message>
    <message>
        <source>“%1” leads past the end: from %2 there are %3 revisions up and %4 down in its branch.</source>
        <translation>«%1» выходит за край: от %2 в этой ветви вверх ревизий: %3, вниз: %4.</translation>
    </message>
    <message>
        <source>There are several branches (%1): say which, as in %2@%3.</source>
        <translation>Ветвей несколько (%1): укажите, какая, например %2@%3.</translation>
    </message>
    <message>
        <source>There is no revision %1. `shopbook-cli migrate history` lists those that there are.</source>
        <translation>Ревизии %1 нет. Какие есть, покажет `shopbook-cli migrate history`.</translation>
    </message>
    <message>
        <source>Several revisions begin with %1: %2. Write a letter more.</source>
        <translation>С %1 начинается несколько ревизий: %2. Добавьте ещё знак.</translation>
    </message>
    <message>
        <source>There is no branch %1; there are %2.</source>
        <translation>Ветви %1 нет; есть %2.</translation>
    </message>
    <message>
        <source>“%1” is there already. Name another file.</source>
        <translation>«%1» уже есть. Назовите другой файл.</translation>
    </message>
    <message>
        <source>“%1” was not opened and nothing was changed. %2 If that is right, `shopbook-cli migrate adopt` goes on from there. %3</source>
        <translation>«%1» не открыта, ничего не изменено. %2 Если это верно, продолжить оттуда поможет `shopbook-cli migrate adopt`. %3</translation>
    </message>
    <message>
        <source>The database stands at %1, below %2: there is no way down to it. `migrate upgrade %2` goes up.</source>
        <translation>База стоит на %1, ниже %2: спуститься туда нельзя. Поднимает `migrate upgrade %2`.</translation>
    </message>
    <message>
        <source>table %1 was made</source>
        <translation>таблица %1 создана</translation>
    </message>
    <message>
        <source>%1 has its UNIQUE (%2)</source>
        <translation>у %1 есть UNIQUE (%2)</translation>
    </message>
    <message>
        <source>%1 was added</source>
        <translation>%1 добавлен</translation>
    </message>
    <message>
        <source>%1 may still be NULL</source>
        <translation>%1 ещё может быть NULL</translation>
    </message>
    <message>
        <source>Revision %1 stopped half-way: %2.</source>
        <translation>Ревизия %1 остановилась на полпути: %2.</translation>
    </message>
    <message>
        <source>The script of revision %1 was changed after it was run here. Nothing was done. Put the old script back, or say that the new one is right: `shopbook-cli migrate repair --accept-checksum %1`.</source>
        <translation>Скрипт ревизии %1 изменён после того, как был здесь выполнен. Ничего не сделано. Верните прежний скрипт или подтвердите новый: `shopbook-cli migrate repair --accept-checksum %1`.</translation>
    </message>
    <message numerus="yes">
        <source>%1 in %n row(s)</source>
        <translation>
            <numerusform>%1 в %n строке</numerusform>
            <numerusform>%1 в %n строках</numerusform>
            <numerusform>%1 в %n строках</numerusform>
        </translation>
    </message>
    <message>
        <source>This way down would lose what stands in the database: %1. Nothing was done. If that is meant, add --accept-data-loss.</source>
        <translation>При таком спуске пропадёт то, что есть в базе: %1. Ничего не сделано. Если так и задумано, добавьте --accept-data-loss.</translation>
    </message>
    <message>
        <source>Revision %1 runs outside a transaction, so it cannot be tried on a server and taken back. Nothing was changed.</source>
        <translation>Ревизия %1 выполняется вне транзакции, поэтому на сервере её нельзя попробовать и откатить. Ничего не изменено.</translation>
    </message>
    <message>
        <source>after @list comes table.column and WHERE.</source>
        <translation>после @list идут таблица.столбец и WHERE.</translation>
    </message>
    <message>
        <source>“%1” cannot be read: check your rights to it.</source>
        <translation>«%1» не читается: проверьте права на этот файл.</translation>
    </message>
    <message>
        <source>There is no folder “%1”. `shopbook-cli migrate init` makes one.</source>
        <translation>Папки «%1» нет. Её создаст `shopbook-cli migrate init`.</translation>
    </message>
    <message>
        <source>Another program has “%1” open, and the change would keep it from writing for about %2 s. Nothing was changed. Stop that program first, or go on now all the same.</source>
        <translation>«%1» открыта в другой программе, и изменение не даст ей писать примерно %2 с. Ничего не изменено. Сначала остановите ту программу или всё равно продолжайте.</translation>
    </message>
    <message>
        <source>The database stands at revision %1 of %2, and no script of that folder has it.</source>
        <translation>База стоит на ревизии %1 ветви %2, а в скриптах этой папки её нет.</translation>
    </message>
    <message>
        <source>The file is damaged: %1. Bring back a backup.</source>
        <translation>Файл повреждён: %1. Верните резервную копию.</translation>
    </message>
    <message>
        <source>This row points at nothing: %1.</source>
        <translation>Эта строка ни на что не ссылается: %1.</translation>
    </message>
    <message>
        <source>The script of revision %1 was changed after it was run here. `shopbook-cli migrate repair --accept-checksum %1` says that it is right.</source>
        <translation>Скрипт ревизии %1 изменён после того, как был здесь выполнен. Если он верен, подтвердите: `shopbook-cli migrate repair --accept-checksum %1`.</translation>
    </message>
    <message>
        <source>What revision %1 made does not hold: %2</source>
        <translation>То, что сделала ревизия %1, нарушено: %2</translation>
    </message>
    <message>
        <source>There is no place in this database to write down where %1 stands: Shopbook&apos;s own tables are not there. `shopbook-cli migrate upgrade` makes them.</source>
        <translation>В этой базе негде записать, где стоит %1: собственных таблиц Shopbook в ней нет. Их создаст `shopbook-cli migrate upgrade`.</translation>
    </message>
    <message>
        <source>An interrupted change left the table %1 behind. `shopbook-cli migrate repair --clean-temp` clears it away.</source>
        <translation>От прерванного изменения осталась таблица %1. Её уберёт `shopbook-cli migrate repair --clean-temp`.</translation>
    </message>
    <message>
        <source>Revision %1 was never run in this database.</source>
        <translation>Ревизия %1 в этой базе не выполнялась.</translation>
    </message>
    <message>
        <source>How it was before lies in %1.</source>
        <translation>Прежнее состояние сохранено в %1.</translation>
    </message>
    <message>
        <source>%1 was dropped: the table %2 is there.</source>
        <translation>%1 удалена: таблица %2 на месте.</translation>
    </message>
    <message>
        <source>%1 held the only rows of %2, which was gone: it has its place now. Its indexes and triggers may be missing.</source>
        <translation>В %1 были единственные строки пропавшей таблицы %2: теперь она стоит на её месте. Индексов и триггеров может не хватать.</translation>
    </message>
    <message>
        <source>alembic_version holds %1, which nobody knows here. With a second row beside it the owner&apos;s Alembic would stop. --purge takes it away first.</source>
        <translation>В alembic_version записано %1, чего здесь никто не знает. Со второй строкой рядом Alembic владельца остановится. --purge сначала её уберёт.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>нет</translation>
    </message>
    <message>
        <source>%1 may be NULL, the scripts forbid it</source>
        <translation>%1 может быть NULL, скрипты это запрещают</translation>
    </message>
    <message>
        <source>%1 may not be NULL, the scripts allow it</source>
        <translation>%1 не может быть NULL, скрипты это разрешают</translation>
    </message>
    <message>
        <source>%1 has the default %2, by the scripts %3</source>
        <translation>у %1 значение по умолчанию %2, в скриптах %3</translation>
    </message>
    <message>
        <source>%1 is %2, by the scripts %3</source>
        <translation>%1 имеет тип %2, в скриптах %3</translation>
    </message>
    <message>
        <source>Revision %1 has no part for %2.</source>
        <translation>В ревизии %1 нет части для %2.</translation>
    </message>
    <message>
        <source>%1.%2 is %3, the target wants %4</source>
        <translation>%1.%2 имеет тип %3, в образце %4</translation>
    </message>
    <message>
        <source>the trigger %1, whose function has to be written first</source>
        <translation>триггер %1: сначала нужно написать его функцию</translation>
    </message>
    <message>
        <source>“%1” cannot be read. Check the name.</source>
        <translation>«%1» не читается. Проверьте имя.</translation>
    </message>
    <message>
        <source>“%1”, line %2: SQLite does not take this.</source>
        <translation>«%1», строка %2: SQLite этого не принимает.</translation>
    </message>
    <message>
        <source>The branch %1 is Shopbook&apos;s own. Give yours another name.</source>
        <translation>Ветвь %1 принадлежит Shopbook. Назовите свою иначе.</translation>
    </message>
    <message>
        <source>The folder has several branches (%1): say which.</source>
        <translation>В папке несколько ветвей (%1): укажите, какая.</translation>
    </message>
    <message>
        <source>“%1” is there already and is not empty. Name a new folder.</source>
        <translation>«%1» уже есть и не пуста. Назовите новую папку.</translation>
    </message>
    <message>
        <source>A revision needs a message that says what it does.</source>
        <translation>Ревизии нужно сообщение: что она делает.</translation>
    </message>
    <message>
        <source>“%1” cannot be the id of a new revision: it is taken, or not 1 to 32 letters, digits and underscores.</source>
        <translation>«%1» не может быть номером новой ревизии: он занят или это не 1–32 латинские буквы, цифры и знаки подчёркивания.</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>Магазин</translation>
    </message>
    <message>
        <source>Phonebook</source>
        <translation>Телефонная книга</translation>
    </message>
    <message>
        <source>Wallets</source>
        <translation>Кошельки</translation>
    </message>
    <message>
        <source>Shopbook&apos;s own</source>
        <translation>Служебная</translation>
    </message>
    <message>
        <source>Revision script %1: Line %2: %3</source>
        <translation>Скрипт ревизии %1: строка %2: %3</translation>
    </message>
    <message>
        <source>tried on an empty database, it fails: %1</source>
        <translation>на пустой базе не выполняется: %1</translation>
    </message>
    <message>
        <source>its @when names %1, which none of the scripts makes.</source>
        <translation>его @when называет %1, чего не создаёт ни один из скриптов.</translation>
    </message>
    <message>
        <source>the way down does not undo the way up: %1 differs.</source>
        <translation>путь вниз не отменяет пути вверх: отличается %1.</translation>
    </message>
    <message>
        <source>This SQLite cannot be told to take a quoted word for a name.</source>
        <translation>Эту SQLite нельзя заставить считать слово в кавычках именем.</translation>
    </message>
    <message>
        <source>the bytes here are not UTF-8 text.</source>
        <translation>здесь байты, которые не являются текстом UTF-8.</translation>
    </message>
    <message>
        <source>an invisible character, which lets the script look like another.</source>
        <translation>невидимый знак, из-за которого скрипт выглядит не так, как читается.</translation>
    </message>
    <message>
        <source>there is no @upgrade section.</source>
        <translation>нет раздела @upgrade.</translation>
    </message>
    <message>
        <source>the header &quot;%1&quot; is missing or empty.</source>
        <translation>заголовка «%1» нет, или он пуст.</translation>
    </message>
    <message>
        <source>Line %1: after DEFAULT a text stands in &apos;single quotes&apos;; SQLite takes any other word for a text, too.</source>
        <translation>Строка %1: после DEFAULT текст стоит в &apos;одинарных кавычках&apos;; SQLite примет за текст и любое другое слово.</translation>
    </message>
    <message>
        <source>revision %1 is in two scripts, here and in %2.</source>
        <translation>ревизия %1 есть в двух скриптах: здесь и в %2.</translation>
    </message>
    <message>
        <source>revision %1 follows %2, which is not in its branch %3.</source>
        <translation>ревизия %1 идёт за %2, которой нет в её ветви %3.</translation>
    </message>
    <message>
        <source>revision %1 depends on %2, which is not there.</source>
        <translation>ревизия %1 зависит от %2, которой нет.</translation>
    </message>
    <message>
        <source>branch %1 has two heads: %2 and %3 follow the same revision.</source>
        <translation>у ветви %1 два конца: %2 и %3 идут за одной и той же ревизией.</translation>
    </message>
    <message>
        <source>revision %1 comes after itself: the scripts make a circle.</source>
        <translation>ревизия %1 идёт сама за собой: скрипты замкнулись в круг.</translation>
    </message>
    <message>
        <source>the branch %1 is Shopbook&apos;s own. Give yours another name.</source>
        <translation>ветвь %1 принадлежит Shopbook. Назовите свою иначе.</translation>
    </message>
    <message>
        <source>Nothing was brought back. %1</source>
        <translation>Ничего не возвращено. %1</translation>
    </message>
    <message>
        <source>Only a database in a file of its own can be brought back from a file. Nothing was changed.</source>
        <translation>Вернуть из файла можно только базу, которая сама лежит в файле. Ничего не изменено.</translation>
    </message>
    <message>
        <source>There is no file “%1”, so nothing was brought back. Check the name.</source>
        <translation>Файла «%1» нет, поэтому ничего не возвращено. Проверьте имя.</translation>
    </message>
    <message>
        <source>“%1” is the database itself, so there is nothing to bring back. Name one of its backups.</source>
        <translation>«%1» — это сама база, возвращать нечего. Назовите одну из её резервных копий.</translation>
    </message>
    <message>
        <source>There is no folder “%1”, so nothing was brought back. Create the folder or name another file.</source>
        <translation>Папки «%1» нет, поэтому ничего не возвращено. Создайте папку или назовите другой файл.</translation>
    </message>
    <message>
        <source>“%1” is an empty database.</source>
        <translation>«%1» — пустая база.</translation>
    </message>
    <message>
        <source>“%1” is damaged. Choose an older backup.</source>
        <translation>Файл «%1» повреждён. Выберите более раннюю копию.</translation>
    </message>
    <message>
        <source>Another program writes to “%1” all the time. Nothing was changed; stop that program and try again.</source>
        <translation>Другая программа всё время пишет в «%1». Ничего не изменено; остановите её и попробуйте ещё раз.</translation>
    </message>
    <message>
        <source>“%1” is damaged, and another program has it open: it would go on writing to the damaged file. Nothing was changed; stop that program and try again.</source>
        <translation>Файл «%1» повреждён, и его держит открытым другая программа: она продолжала бы писать в повреждённый файл. Ничего не изменено; остановите её и попробуйте ещё раз.</translation>
    </message>
    <message>
        <source>“%1” belongs to the damaged database and cannot be removed. Nothing was changed.</source>
        <translation>Файл «%1» относится к повреждённой базе, и удалить его не получается. Ничего не изменено.</translation>
    </message>
    <message>
        <source>What revision %1 made is complete again.</source>
        <translation>Сделанное ревизией %1 снова на месте целиком.</translation>
    </message>
    <message>
        <source>add saved queries</source>
        <translation>сохранённые запросы</translation>
    </message>
</context>
<context>
    <name>query</name>
    <message>
        <source>At %1: %2 Mend the file or save the view anew.</source>
        <translation>%1: %2 Исправьте файл или сохраните вид заново.</translation>
    </message>
    <message>
        <source>the name of a field is missing.</source>
        <translation>не указано имя поля.</translation>
    </message>
    <message>
        <source>“%1” is no comparison that Shopbook knows.</source>
        <translation>Shopbook не знает сравнения «%1».</translation>
    </message>
    <message>
        <source>a list of values is expected.</source>
        <translation>здесь нужен список значений.</translation>
    </message>
    <message>
        <source>a value is a text, a number, true or false.</source>
        <translation>значение – это текст, число, true или false.</translation>
    </message>
    <message>
        <source>a condition is expected.</source>
        <translation>здесь нужно условие.</translation>
    </message>
    <message>
        <source>one list of conditions is expected.</source>
        <translation>здесь нужен один список условий.</translation>
    </message>
    <message>
        <source>%1 has no field “%2”. Choose another one.</source>
        <translation>В таблице «%1» нет поля «%2». Выберите другое.</translation>
    </message>
    <message>
        <source>The value of “%1 %2” does not fit. Type another one.</source>
        <translation>Значение условия «%1 %2» не подходит. Введите другое.</translation>
    </message>
    <message>
        <source>The groups of this filter lie in each other too deeply. Make it simpler.</source>
        <translation>Группы этого фильтра вложены слишком глубоко. Упростите его.</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>«%1»</translation>
    </message>
    <message>
        <source> and </source>
        <translation> и </translation>
    </message>
    <message>
        <source> or </source>
        <translation> или </translation>
    </message>
    <message>
        <source>not (%1)</source>
        <translation>не (%1)</translation>
    </message>
    <message>
        <source>is</source>
        <translation>равно</translation>
    </message>
    <message>
        <source>in</source>
        <translation>за</translation>
    </message>
    <message>
        <source>is not</source>
        <translation>не равно</translation>
    </message>
    <message>
        <source>not in</source>
        <translation>не за</translation>
    </message>
    <message>
        <source>is less than</source>
        <translation>меньше</translation>
    </message>
    <message>
        <source>before</source>
        <translation>до</translation>
    </message>
    <message>
        <source>is at most</source>
        <translation>не больше</translation>
    </message>
    <message>
        <source>until the end of</source>
        <translation>по</translation>
    </message>
    <message>
        <source>is greater than</source>
        <translation>больше</translation>
    </message>
    <message>
        <source>after</source>
        <translation>после</translation>
    </message>
    <message>
        <source>is at least</source>
        <translation>не меньше</translation>
    </message>
    <message>
        <source>from the beginning of</source>
        <translation>с</translation>
    </message>
    <message>
        <source>is between</source>
        <translation>в пределах</translation>
    </message>
    <message>
        <source>is one of</source>
        <translation>одно из значений</translation>
    </message>
    <message>
        <source>is none of</source>
        <translation>ни одно из значений</translation>
    </message>
    <message>
        <source>contains</source>
        <translation>содержит</translation>
    </message>
    <message>
        <source>does not contain</source>
        <translation>не содержит</translation>
    </message>
    <message>
        <source>starts with</source>
        <translation>начинается с</translation>
    </message>
    <message>
        <source>has no value (NULL)</source>
        <translation>нет значения (NULL)</translation>
    </message>
    <message>
        <source>is an empty text</source>
        <translation>пустой текст</translation>
    </message>
    <message>
        <source>has a value</source>
        <translation>есть значение</translation>
    </message>
    <message>
        <source>“%1” is no date. Write it like %2, or a month like %3.</source>
        <translation>«%1» – не дата. Напишите, например, %2 или месяц: %3.</translation>
    </message>
    <message>
        <source>from .. to</source>
        <translation>от .. до</translation>
    </message>
    <message>
        <source>one; another</source>
        <translation>одно; другое</translation>
    </message>
    <message>
        <source>Write both ends: 100 .. 500.</source>
        <translation>Укажите обе границы: 100 .. 500.</translation>
    </message>
    <message>
        <source>Write a value.</source>
        <translation>Введите значение.</translation>
    </message>
    <message>
        <source>today</source>
        <translation>сегодня</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>вчера</translation>
    </message>
    <message>
        <source>this week</source>
        <translation>эта неделя</translation>
    </message>
    <message>
        <source>this month</source>
        <translation>этот месяц</translation>
    </message>
    <message>
        <source>last month</source>
        <translation>прошлый месяц</translation>
    </message>
    <message>
        <source>At %1: %2 Mend it there.</source>
        <translation>%1: %2 Исправьте это место.</translation>
    </message>
    <message>
        <source>nothing has this name.</source>
        <translation>такого имени здесь нет.</translation>
    </message>
    <message>
        <source>true or false is expected.</source>
        <translation>ожидается true или false.</translation>
    </message>
    <message>
        <source>“%1” is neither a column nor a function of one. Write it like age, user.age, count(*), avg(user.age) or count(distinct user.name).</source>
        <translation>«%1» — не столбец и не функция от столбца. Напишите, например: age, user.age, count(*), avg(user.age) или count(distinct user.name).</translation>
    </message>
    <message>
        <source>is like</source>
        <translation>подходит под шаблон</translation>
    </message>
    <message>
        <source>is not like</source>
        <translation>не подходит под шаблон</translation>
    </message>
    <message>
        <source>is like, in any case</source>
        <translation>подходит под шаблон в любом регистре</translation>
    </message>
    <message>
        <source>ends with</source>
        <translation>заканчивается на</translation>
    </message>
    <message>
        <source>is not NULL</source>
        <translation>не NULL</translation>
    </message>
    <message>
        <source>“%1” is asked for twice. Take one of them away.</source>
        <translation>«%1» запрошено дважды. Уберите одно из них.</translation>
    </message>
    <message>
        <source>HAVING asks about groups, and there are none. Add what to group by, or move the condition to WHERE.</source>
        <translation>HAVING спрашивает о группах, а их нет. Добавьте группировку или перенесите условие в WHERE.</translation>
    </message>
    <message>
        <source>%1 is in the query already. Take this join away.</source>
        <translation>%1 уже есть в запросе. Уберите это соединение.</translation>
    </message>
    <message>
        <source>No foreign key leads to %1 from a table of the query. Join the table between them first.</source>
        <translation>Ни от одной таблицы запроса к %1 не ведёт внешний ключ. Сначала присоедините таблицу между ними.</translation>
    </message>
    <message>
        <source>There is no table “%1”. Choose another one.</source>
        <translation>Таблицы «%1» нет. Выберите другую.</translation>
    </message>
    <message>
        <source>%1 is known only after the rows are grouped. Move this condition to HAVING.</source>
        <translation>%1 известно только после группировки строк. Перенесите это условие в HAVING.</translation>
    </message>
    <message>
        <source>Rows are grouped by columns, not by %1.</source>
        <translation>Строки группируют по столбцам, а не по %1.</translation>
    </message>
    <message>
        <source>A column is needed here, not a whole row.</source>
        <translation>Здесь нужен столбец, а не строка целиком.</translation>
    </message>
    <message>
        <source>%1 is not in the query. Join it first.</source>
        <translation>%1 нет в запросе. Сначала присоедините эту таблицу.</translation>
    </message>
    <message>
        <source>%1 has no column “%2”. Choose another one.</source>
        <translation>В %1 нет столбца «%2». Выберите другой.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be had: %2 holds no numbers.</source>
        <translation>%1 посчитать нельзя: в %2 нет чисел.</translation>
    </message>
    <message>
        <source>%1 is a secret: only whether it is NULL can be asked.</source>
        <translation>%1 — секрет: можно спросить только, NULL ли это.</translation>
    </message>
    <message>
        <source>A list of conditions is expected, all of which hold.</source>
        <translation>Ожидается список условий, которые выполняются все.</translation>
    </message>
    <message>
        <source>The groups lie in each other too deeply. Make it simpler.</source>
        <translation>Группы вложены друг в друга слишком глубоко. Упростите.</translation>
    </message>
    <message>
        <source>%1 differs within a group. Group by it, take a function of it, or move the condition to WHERE.</source>
        <translation>%1 внутри группы бывает разным. Сгруппируйте по нему, возьмите функцию от него или перенесите условие в WHERE.</translation>
    </message>
    <message>
        <source>“%1” is no comparison of SQL. Compare with &apos;&apos; by == or !=.</source>
        <translation>«%1» — не сравнение SQL. Сравните с &apos;&apos; через == или !=.</translation>
    </message>
    <message>
        <source>“%1” looks into a text, and %2 is none. Compare it by ==, &lt; or between.</source>
        <translation>«%1» ищет в тексте, а %2 — не текст. Сравните через ==, &lt; или between.</translation>
    </message>
    <message>
        <source>%1 is true or false. Compare it by == or !=.</source>
        <translation>%1 бывает только true или false. Сравните через == или !=.</translation>
    </message>
    <message>
        <source>No value belongs here.</source>
        <translation>Значение здесь не нужно.</translation>
    </message>
    <message>
        <source>Two values are needed here.</source>
        <translation>Здесь нужны два значения.</translation>
    </message>
    <message>
        <source>One value is needed here.</source>
        <translation>Здесь нужно одно значение.</translation>
    </message>
    <message>
        <source>These are too many values.</source>
        <translation>Слишком много значений.</translation>
    </message>
    <message>
        <source>Nothing compares with NULL. Use “is null”, or write a value.</source>
        <translation>С NULL ничего не сравнить. Возьмите «is null» или напишите значение.</translation>
    </message>
    <message>
        <source>%1 is of a group, and there are none. Order by a column.</source>
        <translation>%1 относится к группе, а групп нет. Упорядочьте по столбцу.</translation>
    </message>
    <message>
        <source>Of rows that became one, %1 may differ. With DISTINCT, order by what is asked for.</source>
        <translation>У строк, ставших одной, %1 может различаться. Вместе с DISTINCT упорядочивайте по тому, что запрошено.</translation>
    </message>
    <message>
        <source>No foreign key lies between %1 and %2. Load something else.</source>
        <translation>Между %1 и %2 нет внешнего ключа. Загрузите что-нибудь другое.</translation>
    </message>
    <message>
        <source>joinedload() fills whole objects. Ask for whole rows of %1, without groups.</source>
        <translation>joinedload() наполняет целые объекты. Запросите строки %1 целиком, без групп.</translation>
    </message>
    <message>
        <source>A slice counts from the first row. Write numbers that are 0 or more.</source>
        <translation>Срез считается от первой строки. Напишите числа от 0.</translation>
    </message>
    <message>
        <source>[%1:%2] ends before it begins. Write the smaller number first.</source>
        <translation>[%1:%2] кончается раньше, чем начинается. Сначала напишите меньшее число.</translation>
    </message>
    <message>
        <source>A number of rows from 0 to %1 is needed here.</source>
        <translation>Здесь нужно число строк от 0 до %1.</translation>
    </message>
    <message>
        <source>At %1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>a version is expected; this program writes 1.</source>
        <translation>ожидается версия; эта программа пишет 1.</translation>
    </message>
    <message>
        <source>At version: this query was made by a later Shopbook (document version %1; this program reads up to %2). Open it there, or install that one.</source>
        <translation>version: этот запрос создан более новым Shopbook (версия документа %1; эта программа читает до %2). Откройте его там или установите ту версию.</translation>
    </message>
    <message>
        <source>the name of a table is expected.</source>
        <translation>ожидается имя таблицы.</translation>
    </message>
    <message>
        <source>there is no table “%1”.</source>
        <translation>таблицы «%1» нет.</translation>
    </message>
    <message>
        <source>a list is expected.</source>
        <translation>ожидается список.</translation>
    </message>
    <message>
        <source>a text is expected.</source>
        <translation>ожидается текст.</translation>
    </message>
    <message>
        <source>“first” or “last” is expected.</source>
        <translation>ожидается «first» или «last».</translation>
    </message>
    <message>
        <source>a whole number is expected.</source>
        <translation>ожидается целое число.</translation>
    </message>
    <message>
        <source>two numbers are expected: from and to.</source>
        <translation>ожидаются два числа: от и до.</translation>
    </message>
    <message>
        <source>a slice says already what limit and offset say. Leave one of them.</source>
        <translation>срез уже говорит то же, что limit и offset. Оставьте что-то одно.</translation>
    </message>
    <message>
        <source>all, first, one, one_or_none, scalar or count is expected.</source>
        <translation>ожидается all, first, one, one_or_none, scalar или count.</translation>
    </message>
    <message>
        <source>a query is expected.</source>
        <translation>ожидается запрос.</translation>
    </message>
    <message>
        <source>This is no query: line %1 is no JSON. Mend it there.</source>
        <translation>Это не запрос: строка %1 — не JSON. Исправьте её.</translation>
    </message>
    <message>
        <source>first() takes one row, and nothing says which: without ORDER BY the database may bring any of them, today this one, tomorrow another. Say an order.</source>
        <translation>first() берёт одну строку, но какую — не сказано: без ORDER BY база вправе вернуть любую, сегодня эту, завтра другую. Задайте порядок.</translation>
    </message>
    <message>
        <source>Some of the rows are taken, and nothing says which: without ORDER BY the database may bring any of them, today these, tomorrow others. Say an order.</source>
        <translation>Берётся только часть строк, но какая — не сказано: без ORDER BY база вправе вернуть любые, сегодня эти, завтра другие. Задайте порядок.</translation>
    </message>
    <message>
        <source>Order by %1</source>
        <translation>Упорядочить по %1</translation>
    </message>
    <message>
        <source>%1 fails as soon as two rows fit, and nothing here says that only one can: the conditions name no id and no other unique column. Ask for one of these, or take the first of an order by first().</source>
        <translation>%1 завершится ошибкой, как только подойдут две строки, а здесь ничто не обещает, что она будет одна: в условиях нет ни id, ни другого уникального столбца. Спросите по такому столбцу или возьмите первую строку порядка через first().</translation>
    </message>
    <message>
        <source>Take first() of an order</source>
        <translation>Взять first() с порядком</translation>
    </message>
    <message>
        <source>%1 stands beside a total that is made of many rows: which row&apos;s value is meant? SQLite takes any, PostgreSQL refuses. Group by it, or leave it out.</source>
        <translation>%1 стоит рядом с итогом по многим строкам: значение какой строки имеется в виду? SQLite возьмёт любое, PostgreSQL откажется. Сгруппируйте по этому столбцу или уберите его.</translation>
    </message>
    <message>
        <source>A group has many rows, and %1 may differ in them: which one is meant? SQLite takes any, PostgreSQL refuses. Group by it too, or leave it out.</source>
        <translation>В группе много строк, и %1 в них может быть разным: какое значение имеется в виду? SQLite возьмёт любое, PostgreSQL откажется. Сгруппируйте и по этому столбцу или уберите его.</translation>
    </message>
    <message>
        <source>Group by it</source>
        <translation>Сгруппировать по нему</translation>
    </message>
    <message>
        <source>Nothing is counted in this condition, so it can be asked of the rows before they are grouped: in WHERE. The answer is the same, but fewer rows are grouped, and HAVING is left with what it is for: counts, sums and averages.</source>
        <translation>В этом условии ничего не считается, поэтому его можно проверить ещё до группировки, в WHERE. Ответ будет тот же, но группировать придётся меньше строк, а HAVING останется для своего: количеств, сумм и средних.</translation>
    </message>
    <message>
        <source>Move it to WHERE</source>
        <translation>Перенести в WHERE</translation>
    </message>
    <message>
        <source>The average leaves out rows without a value in %1: it is the sum divided by the number of known values, not of rows. If a missing value should count as 0, this is not the number that you want.</source>
        <translation>Среднее пропускает строки, где %1 не задано: сумма делится на число известных значений, а не строк. Если пустое значение должно считаться нулём, это не то число, которое вам нужно.</translation>
    </message>
    <message>
        <source>Say it: IS NOT NULL</source>
        <translation>Сказать прямо: IS NOT NULL</translation>
    </message>
    <message>
        <source>LEFT JOIN keeps rows that have no partner in %1, with NULL in its columns; this condition drops them again, because a comparison with NULL is never true. So it does what JOIN does. Say JOIN, or let them through by OR … IS NULL.</source>
        <translation>LEFT JOIN оставляет строки, у которых нет пары в %1, с NULL в её столбцах, а это условие снова их отбрасывает: сравнение с NULL никогда не бывает верным. Получается обычный JOIN. Так и напишите JOIN или пропустите эти строки через OR … IS NULL.</translation>
    </message>
    <message>
        <source>Say JOIN</source>
        <translation>Написать JOIN</translation>
    </message>
    <message>
        <source>%1 takes a row of %2 once for every row of %3 that is joined to it: a row with three partners counts three times.</source>
        <extracomment>%1: an aggregate such as sum(price); %2, %3: tables, such as “products” and “purchases”</extracomment>
        <translation>%1 учитывает строку из %2 столько раз, сколько строк из %3 к ней присоединено: строка с тремя парами посчитается трижды.</translation>
    </message>
    <message>
        <source>Count each row once by DISTINCT.</source>
        <translation>Чтобы считать каждую строку один раз, добавьте DISTINCT.</translation>
    </message>
    <message>
        <source>Count DISTINCT</source>
        <translation>Считать с DISTINCT</translation>
    </message>
    <message>
        <source>Nothing else here needs the join: leave it out.</source>
        <translation>Больше это соединение здесь ни для чего не нужно: уберите его.</translation>
    </message>
    <message>
        <source>Leave the join out</source>
        <translation>Убрать соединение</translation>
    </message>
    <message>
        <source>Add up before joining, in a query of its own, or add up a column of the table with many rows.</source>
        <translation>Складывайте до соединения, отдельным запросом, или складывайте столбец той таблицы, в которой строк много.</translation>
    </message>
    <message>
        <source>Use ILIKE</source>
        <translation>Заменить на ILIKE</translation>
    </message>
    <message>
        <source>Ask for both spellings</source>
        <translation>Спросить оба написания</translation>
    </message>
    <message>
        <source>LIKE takes “*” for a star and nothing else, so only a text with a star in it is found. “Any letters” is %, “any one letter” is _.</source>
        <translation>Для LIKE «*» — просто звёздочка, поэтому найдётся только текст со звёздочкой. «Любые буквы» — это %, «одна любая буква» — это _.</translation>
    </message>
    <message>
        <source>Without % in it LIKE finds only texts that are “%1” from beginning to end. Put % where other letters may stand: “%1%” begins with it, “%%1” ends with it, “%%1%” has it anywhere.</source>
        <translation>Без знака % LIKE находит только тексты, которые целиком равны «%1». Поставьте % там, где могут быть другие буквы: «%1%» — начинается так, «%%1» — оканчивается, «%%1%» — содержит где угодно.</translation>
    </message>
    <message>
        <source>Look for “%1”</source>
        <translation>Искать «%1»</translation>
    </message>
    <message>
        <source>“=” minds small and capital letters: “%1” does not find “%2”.</source>
        <translation>«=» различает строчные и прописные буквы: «%1» не найдёт «%2».</translation>
    </message>
    <message>
        <source>On SQLite LIKE takes small and capital letters for the same in A to Z only. In “%1” it minds the difference, so “курс” is not found in “Курс”. On PostgreSQL ILIKE helps; here ask for both spellings.</source>
        <translation>В SQLite LIKE не различает строчные и прописные только у букв от A до Z. В «%1» различие для него важно: «курс» не находится в слове «Курс». В PostgreSQL помогает ILIKE, а здесь спросите оба написания.</translation>
    </message>
    <message>
        <source>On PostgreSQL LIKE minds small and capital letters in every script: “%1” is found as it is written only. ILIKE takes both.</source>
        <translation>В PostgreSQL LIKE различает строчные и прописные буквы любого алфавита: «%1» найдётся только в таком написании. ILIKE подходит для обоих.</translation>
    </message>
    <message>
        <source>The inner query may bring NULL, because %1 is not always there, and one NULL in the list of NOT IN lets no row through at all. Add WHERE … IS NOT NULL inside, or ask NOT EXISTS.</source>
        <translation>Внутренний запрос может вернуть NULL, потому что %1 задано не всегда, а один NULL в списке NOT IN не пропустит вообще ни одной строки. Добавьте внутрь WHERE … IS NOT NULL или спросите через NOT EXISTS.</translation>
    </message>
    <message>
        <source>No row passes both conditions on %1: joined by AND, they ask one value to be two at once. If either will do, join them by OR.</source>
        <translation>Ни одна строка не пройдёт оба условия на %1: через AND они требуют, чтобы одно значение было сразу двумя. Если подходит любое, соедините их через OR.</translation>
    </message>
    <message>
        <source>Join them by OR</source>
        <translation>Соединить через OR</translation>
    </message>
    <message>
        <source>%1 holds texts, and texts are compared letter by letter: “9” comes after “10”, because 9 is greater than 1. Compare a column of numbers, or do without greater and less here.</source>
        <translation>В %1 хранятся тексты, а тексты сравниваются буква за буквой: «9» окажется больше, чем «10», потому что 9 больше 1. Сравнивайте числовой столбец или обойдитесь здесь без «больше» и «меньше».</translation>
    </message>
    <message>
        <source>%1 holds texts, and it is compared with a number. PostgreSQL refuses that, SQLite turns the number into a text of its own. Write the value as a text, in quotes.</source>
        <translation>В %1 хранятся тексты, а сравнивается оно с числом. PostgreSQL откажется, SQLite превратит число в текст по-своему. Запишите значение текстом, в кавычках.</translation>
    </message>
    <message>
        <source>Compare with a text</source>
        <translation>Сравнить с текстом</translation>
    </message>
    <message>
        <source>This compares %1 with the word “%2”, a text of four letters. NULL is no text but a missing value; it is asked for by %3.</source>
        <translation>Здесь %1 сравнивается со словом «%2», текстом из четырёх букв. NULL — не текст, а отсутствие значения; о нём спрашивают через %3.</translation>
    </message>
    <message>
        <source>No row passes a comparison with NULL: NULL means “not known”, and whether something is less or greater than what is not known, nobody can say. Compare with a value, or ask IS NULL.</source>
        <translation>Ни одна строка не пройдёт сравнение с NULL: NULL значит «неизвестно», а больше или меньше ли что-то неизвестного, сказать нельзя. Сравните со значением или спросите IS NULL.</translation>
    </message>
    <message>
        <source>No row passes a comparison with NULL: NULL means “not known”, and whether two things are equal when one is not known, nobody can say. Ask %1 instead.</source>
        <translation>Ни одна строка не пройдёт сравнение с NULL: NULL значит «неизвестно», а равны ли два значения, если одно неизвестно, сказать нельзя. Спросите %1.</translation>
    </message>
    <message>
        <source>SQLAlchemy makes %1 of a comparison with None, so this works here. In SQL no row passes “= NULL”: NULL means “not known”, and nobody can say whether something equals it. Ask %1, which means the same everywhere.</source>
        <translation>SQLAlchemy превращает сравнение с None в %1, поэтому здесь это работает. А в SQL «= NULL» не пройдёт ни одна строка: NULL значит «неизвестно», и равно ли ему что-нибудь, сказать нельзя. Спросите %1 — это везде значит одно и то же.</translation>
    </message>
    <message>
        <source>Ask %1</source>
        <translation>Спросить %1</translation>
    </message>
    <message>
        <source>Rows without a value in %1 fall out here too: whether what is not known differs from something, nobody can say. If they belong to the answer, add OR … IS NULL.</source>
        <translation>Строки, где %1 не задано, тоже выпадут: отличается ли неизвестное от чего-то, сказать нельзя. Если они нужны в ответе, добавьте OR … IS NULL.</translation>
    </message>
    <message>
        <source>Add OR … IS NULL</source>
        <translation>Добавить OR … IS NULL</translation>
    </message>
    <message>
        <source>NULL in the list of NOT IN lets no row through at all: whether a value differs from what is not known, nobody can say. Take NULL out of the list.</source>
        <translation>NULL в списке NOT IN не пропустит вообще ни одной строки: отличается ли значение от неизвестного, сказать нельзя. Уберите NULL из списка.</translation>
    </message>
    <message>
        <source>NULL in the list of IN finds nothing: no value equals what is not known. Ask for rows without a value by OR … IS NULL.</source>
        <translation>NULL в списке IN ничего не находит: неизвестному не равно ни одно значение. Строки без значения ищите через OR … IS NULL.</translation>
    </message>
    <message>
        <source>Take NULL out</source>
        <translation>Убрать NULL</translation>
    </message>
    <message>
        <source>so the rest of that day is still in the answer</source>
        <translation>поэтому остаток этого дня всё ещё попадает в ответ</translation>
    </message>
    <message>
        <source>so only what happened at midnight is found</source>
        <translation>поэтому найдётся только то, что случилось ровно в полночь</translation>
    </message>
    <message>
        <source>so the rest of that day is left out</source>
        <translation>поэтому остаток этого дня в ответ не попадает</translation>
    </message>
    <message>
        <source>%1 holds the time of day as well, and “%2” means the very beginning of that day, %3. Compare with the beginning of the next day, %4.</source>
        <translation>В %1 есть и время суток, а «%2» означает самое начало этого дня, %3. Сравнивайте с началом следующего дня, %4.</translation>
    </message>
    <message>
        <source>Compare with %1</source>
        <translation>Сравнить с %1</translation>
    </message>
    <message>
        <source>The check was cancelled. Your answer is as it was.</source>
        <translation>Проверка отменена. Ваш ответ остался как был.</translation>
    </message>
    <message numerus="yes">
        <source>Right: %n row(s).</source>
        <translation>
            <numerusform>Верно: %n строка.</numerusform>
            <numerusform>Верно: %n строки.</numerusform>
            <numerusform>Верно: %n строк.</numerusform>
        </translation>
    </message>
    <message>
        <source>What is too many are right rows once more: each was asked for only once.</source>
        <translation>Лишнее — это верные строки ещё раз: каждая нужна была только однажды.</translation>
    </message>
    <message>
        <source>The rows are right, but their order differs from row %1 on.</source>
        <translation>Строки верные, но начиная со строки %1 порядок другой.</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) are missing.</source>
        <translation>
            <numerusform>Не хватает %n строки.</numerusform>
            <numerusform>Не хватает %n строк.</numerusform>
            <numerusform>Не хватает %n строк.</numerusform>
        </translation>
    </message>
    <message>
        <source>Your answer brings no rows.</source>
        <translation>Ваш ответ не вернул ни одной строки.</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) are too many.</source>
        <translation>
            <numerusform>%n строка лишняя.</numerusform>
            <numerusform>%n строки лишние.</numerusform>
            <numerusform>%n строк лишних.</numerusform>
        </translation>
    </message>
    <message>
        <source>The right rows, but other columns: asked for are %1.</source>
        <translation>Строки верные, но столбцы другие: нужны %1.</translation>
    </message>
    <message>
        <source>Other columns than asked for; the task wants %1.</source>
        <translation>Столбцы не те, что нужны; в задании — %1.</translation>
    </message>
    <message>
        <source>And your answer brings %1 rows where %2 are right.</source>
        <translation>И строк в вашем ответе %1, а должно быть %2.</translation>
    </message>
    <message>
        <source>On the rows that you see this is right, but only by luck: on other data it goes wrong.</source>
        <translation>На тех строках, что вы видите, это верно, но по везению: на других данных выходит неверно.</translation>
    </message>
    <message>
        <source>You compared %1 by %2: then %3 itself is left out, and it belongs to the answer.</source>
        <translation>Вы сравнили %1 через %2: само %3 при этом не проходит, а оно нужно в ответе.</translation>
    </message>
    <message>
        <source>You compared %1 by %2: then %3 itself is in, and it does not belong to the answer.</source>
        <translation>Вы сравнили %1 через %2: само %3 при этом проходит, а в ответе его быть не должно.</translation>
    </message>
    <message>
        <source>You compared %1 by %2; that comparison makes the difference.</source>
        <translation>Вы сравнили %1 через %2; дело в этом сравнении.</translation>
    </message>
    <message>
        <source>The value in the condition on %1 is another one than the task names.</source>
        <translation>Значение в условии на %1 не то, что названо в задании.</translation>
    </message>
    <message>
        <source>The condition on %1 makes the difference: look at the comparison and at the value.</source>
        <translation>Дело в условии на %1: посмотрите и на сравнение, и на значение.</translation>
    </message>
    <message>
        <source>The condition on %1 asks another column than the task does.</source>
        <translation>Условие на %1 спрашивает не тот столбец, что в задании.</translation>
    </message>
    <message>
        <source>%1 drops rows without a value in %2, too, and they belong to the answer: NULL is neither equal nor different.</source>
        <translation>%1 отбрасывает и строки, где %2 не задано, а они нужны в ответе: NULL ничему не равен и ни от чего не отличается.</translation>
    </message>
    <message>
        <source>The conditions are joined by AND, so a row has to pass all of them; the task asks for either: OR.</source>
        <translation>Условия соединены через AND, и строка должна пройти их все; в задании достаточно любого: OR.</translation>
    </message>
    <message>
        <source>The conditions are joined by OR, so one of them is enough; the task asks for all: AND.</source>
        <translation>Условия соединены через OR, и достаточно одного из них; в задании нужны все: AND.</translation>
    </message>
    <message>
        <source>The task asks for the opposite of this condition.</source>
        <translation>В задании спрашивается противоположное этому условию.</translation>
    </message>
    <message>
        <source>A condition on the groups is missing: on %1, in HAVING.</source>
        <translation>Не хватает условия на группы: на %1, в HAVING.</translation>
    </message>
    <message>
        <source>A condition is missing: on %1.</source>
        <translation>Не хватает условия на %1.</translation>
    </message>
    <message>
        <source>LEFT JOIN keeps rows that have no partner in “%1”, and they don&apos;t belong to the answer.</source>
        <translation>LEFT JOIN оставляет строки, у которых нет пары в «%1», а в ответе их быть не должно.</translation>
    </message>
    <message>
        <source>JOIN drops rows that have no partner in “%1”, and they belong to the answer: LEFT JOIN keeps them.</source>
        <translation>JOIN отбрасывает строки, у которых нет пары в «%1», а они нужны в ответе: их оставляет LEFT JOIN.</translation>
    </message>
    <message>
        <source>The join with “%1” brings rows more than once or drops some; the task needs no join there.</source>
        <translation>Соединение с «%1» повторяет строки или отбрасывает часть из них; заданию оно не нужно.</translation>
    </message>
    <message>
        <source>A join is missing: with “%1”.</source>
        <translation>Не хватает соединения с «%1».</translation>
    </message>
    <message>
        <source>DISTINCT puts equal rows together, and here each of them is asked for.</source>
        <translation>DISTINCT складывает одинаковые строки в одну, а здесь нужна каждая.</translation>
    </message>
    <message>
        <source>Rows come more than once: DISTINCT is missing.</source>
        <translation>Строки повторяются: не хватает DISTINCT.</translation>
    </message>
    <message>
        <source>The task asks for no groups: GROUP BY makes one row of many.</source>
        <translation>Групп в задании нет: GROUP BY делает из многих строк одну.</translation>
    </message>
    <message>
        <source>The rows are grouped otherwise than the task asks: look at GROUP BY.</source>
        <translation>Строки сгруппированы не так, как в задании: посмотрите на GROUP BY.</translation>
    </message>
    <message>
        <source>“%1” is not what the task asks for in this column.</source>
        <translation>«%1» — не то, что нужно заданию в этом столбце.</translation>
    </message>
    <message>
        <source>The order by “%1” runs the other way round.</source>
        <translation>Порядок по «%1» должен идти в другую сторону.</translation>
    </message>
    <message>
        <source>Nothing orders the rows: ORDER BY is missing.</source>
        <translation>Порядок строк не задан: не хватает ORDER BY.</translation>
    </message>
    <message>
        <source>The order leaves open which of two equal rows comes first; the task says it.</source>
        <translation>Порядок не говорит, какая из двух равных строк идёт первой, а в задании это сказано.</translation>
    </message>
    <message>
        <source>The rows are ordered by something else than the task asks.</source>
        <translation>Строки упорядочены не по тому, что нужно в задании.</translation>
    </message>
    <message>
        <source>The task asks for some of the rows only: LIMIT is missing.</source>
        <translation>Заданию нужна только часть строк: не хватает LIMIT.</translation>
    </message>
    <message>
        <source>LIMIT or OFFSET cuts rows off that belong to the answer.</source>
        <translation>LIMIT или OFFSET отрезает строки, которые нужны в ответе.</translation>
    </message>
    <message>
        <source>LIMIT or OFFSET takes other rows than the task asks for.</source>
        <translation>LIMIT или OFFSET берёт не те строки, что нужны в задании.</translation>
    </message>
    <message>
        <source>The task asks for the rows, not for their number.</source>
        <translation>Заданию нужны сами строки, а не их число.</translation>
    </message>
    <message>
        <source>first() takes one row only.</source>
        <translation>first() берёт только одну строку.</translation>
    </message>
    <message>
        <source>What is returned at the end is not what the task asks for: look at the ending.</source>
        <translation>Возвращается не то, что нужно заданию: посмотрите, чем запрос заканчивается.</translation>
    </message>
    <message>
        <source>The lesson has no query “%1”. There are: %2.</source>
        <translation>В уроке нет запроса «%1». Есть: %2.</translation>
    </message>
    <message>
        <source>in English</source>
        <translation>по-русски</translation>
    </message>
    <message>
        <source>Here the database is only asked: a statement begins with SELECT, WITH or VALUES, and “%1” is none of that. Nothing was run.</source>
        <translation>Здесь базу только спрашивают: запрос начинается с SELECT, WITH или VALUES, а не с «%1». Ничего не выполнено.</translation>
    </message>
    <message>
        <source>What begins here never ends: a quote or a comment. Close it.</source>
        <translation>То, что начинается здесь, не закрыто: кавычка или комментарий. Закройте.</translation>
    </message>
    <message>
        <source>One statement is run at a time, and here a second one begins. None was run; remove it, or select the one that you want.</source>
        <translation>За один раз выполняется один запрос, а здесь начинается второй. Ни один не выполнен; уберите его или выделите нужный.</translation>
    </message>
    <message>
        <source>INTO would keep the rows in a table, and here the database is only asked. Nothing was run; leave it out.</source>
        <translation>INTO записал бы строки в таблицу, а здесь базу только спрашивают. Ничего не выполнено; уберите его.</translation>
    </message>
    <message>
        <source>FOR %1 would keep others from changing the rows, and here the database is only asked. Nothing was run; leave it out.</source>
        <translation>FOR %1 не дал бы другим менять эти строки, а здесь базу только спрашивают. Ничего не выполнено; уберите его.</translation>
    </message>
    <message>
        <source>A name is written in codes here, so nobody sees what it is. Nothing was run; write it in letters.</source>
        <translation>Здесь имя записано кодами, и не видно, какое оно. Ничего не выполнено; напишите его буквами.</translation>
    </message>
    <message>
        <source>The text holds a NUL character and would be cut there. Nothing was run; remove that character.</source>
        <translation>В тексте есть символ NUL, на котором он оборвался бы. Ничего не выполнено; уберите этот символ.</translation>
    </message>
    <message>
        <source>There is nothing to run. Type a statement that begins with SELECT.</source>
        <translation>Выполнять нечего. Напишите запрос, который начинается с SELECT.</translation>
    </message>
    <message>
        <source>The function “%1” may do more than answer, and here the database is only asked. Nothing was run; leave it out.</source>
        <translation>Функция «%1» может не только отвечать, а здесь базу только спрашивают. Ничего не выполнено; уберите её.</translation>
    </message>
    <message>
        <source>There is no column “%1” here. Check how it is written, and that its table stands in FROM.</source>
        <translation>Столбца «%1» здесь нет. Проверьте, как он написан и стоит ли его таблица в FROM.</translation>
    </message>
    <message>
        <source>There is no table “%1”. Check how it is written.</source>
        <translation>Таблицы «%1» нет. Проверьте, как она написана.</translation>
    </message>
    <message>
        <source>There is no function “%1” that takes these values. Check how it is written, and its values.</source>
        <translation>Функции «%1» с такими значениями нет. Проверьте, как она написана, и её значения.</translation>
    </message>
    <message>
        <source>More than one of the tables has a column “%1”. Write the table&apos;s name and a dot before it.</source>
        <translation>Столбец «%1» есть не в одной таблице. Напишите перед ним имя таблицы и точку.</translation>
    </message>
    <message>
        <source>The statement can&apos;t be read at “%1”. Look at what stands right before it: a comma, a parenthesis or a word may be missing or too many.</source>
        <translation>Запрос не читается у «%1». Посмотрите, что стоит прямо перед этим местом: не хватает запятой, скобки или слова, либо они лишние.</translation>
    </message>
    <message>
        <source>The statement is not finished: something must follow here.</source>
        <translation>Запрос не закончен: здесь должно быть что-то ещё.</translation>
    </message>
    <message>
        <source>“%1” is known only after the rows are grouped, so it can&apos;t stand here. A condition on it belongs to HAVING.</source>
        <translation>«%1» известно только после группировки строк, поэтому здесь стоять не может. Место такого условия — в HAVING.</translation>
    </message>
    <message>
        <source>“%1” may differ within a group. Add it to GROUP BY, or take a function of it, such as max.</source>
        <translation>«%1» внутри группы может быть разным. Добавьте его в GROUP BY или возьмите от него функцию, например max.</translation>
    </message>
    <message>
        <source>“%1” takes another number of values. Look at its parentheses.</source>
        <translation>«%1» принимает другое число значений. Посмотрите, что в скобках.</translation>
    </message>
    <message>
        <source>A number is divided by 0 in one of the rows. Leave such rows out in WHERE, or divide by NULLIF(…, 0).</source>
        <translation>В одной из строк число делится на 0. Отсейте такие строки в WHERE или делите на NULLIF(…, 0).</translation>
    </message>
    <message>
        <source>A value is not of the kind that is needed, or too large: a text where a number or a date is expected.</source>
        <translation>Значение не того вида, какой нужен, или слишком велико: текст там, где ждут число или дату.</translation>
    </message>
    <message>
        <source>The database can&apos;t run this: %1</source>
        <translation>База не может это выполнить: %1</translation>
    </message>
    <message>
        <source>The condition on %1 is one too many.</source>
        <translation>Условие на %1 лишнее.</translation>
    </message>
    <message>
        <source>The condition on %1 is right, but it is not the only way into the answer: another one belongs beside it, joined by OR.</source>
        <translation>Условие на %1 верное, но в ответ попадают не только по нему: рядом через OR нужно ещё одно.</translation>
    </message>
    <message>
        <source>NOT turns the condition round; the task asks for what it says without NOT.</source>
        <translation>NOT обращает условие в противоположное; заданию нужно то, что оно говорит без NOT.</translation>
    </message>
    <message>
        <source>The query has changed and has no such step any more. Count it anew.</source>
        <translation>Запрос изменился, такого шага в нём больше нет. Посчитайте шаги заново.</translation>
    </message>
    <message>
        <source>Switched off: every row goes on.</source>
        <translation>Выключено: проходят все строки.</translation>
    </message>
    <message>
        <source>True for every row.</source>
        <translation>Верно для всех строк.</translation>
    </message>
    <message>
        <source>False for %1.</source>
        <translation>Неверно для: %1.</translation>
    </message>
    <message>
        <source>Unknown (NULL) for %1, so not true.</source>
        <translation>Неизвестно (NULL) для: %1, а значит, не верно.</translation>
    </message>
    <message>
        <source>False for %1, unknown (NULL) for %2.</source>
        <translation>Неверно для: %1, неизвестно (NULL) для: %2.</translation>
    </message>
    <message>
        <source>Cut off before the first: %1; behind the last: %2.</source>
        <translation>Отрезано перед первой: %1; после последней: %2.</translation>
    </message>
    <message>
        <source>A number comes back: %1.</source>
        <translation>Возвращается число: %1.</translation>
    </message>
    <message>
        <source>A list of %1 comes back.</source>
        <translation>Возвращается список, в нём: %1.</translation>
    </message>
    <message>
        <source>A list of %1 comes back: each object once, out of %2 rows.</source>
        <translation>Возвращается список, в нём: %1. Каждый объект один раз, а строк было %2.</translation>
    </message>
    <message>
        <source>None comes back: there is no row.</source>
        <translation>Возвращается None: нет ни одной строки.</translation>
    </message>
    <message>
        <source>The first of %1 comes back.</source>
        <translation>Возвращается первая из %1.</translation>
    </message>
    <message>
        <source>MultipleResultsFound is raised: there are %1, not one.</source>
        <translation>Возникает MultipleResultsFound: их %1, а не одна.</translation>
    </message>
    <message>
        <source>The first value of the only row comes back.</source>
        <translation>Возвращается первое значение единственной строки.</translation>
    </message>
    <message>
        <source>The only one comes back.</source>
        <translation>Возвращается единственная.</translation>
    </message>
    <message>
        <source>NoResultFound is raised: there is no row.</source>
        <translation>Возникает NoResultFound: нет ни одной строки.</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 и ещё %2</translation>
    </message>
    <message>
        <source>All rows of %1: %2.</source>
        <translation>Все строки таблицы %1: %2.</translation>
    </message>
    <message>
        <source>All %1 rows became one group.</source>
        <translation>Строк: %1, все они стали одной группой.</translation>
    </message>
    <message>
        <source>%1 rows became %2 groups.</source>
        <translation>Было строк: %1, стало групп: %2.</translation>
    </message>
    <message>
        <source>What is asked for is taken from each row.</source>
        <translation>Из каждой строки берётся то, что запрошено.</translation>
    </message>
    <message>
        <source>No row came twice.</source>
        <translation>Повторов не было.</translation>
    </message>
    <message>
        <source>Repetitions fell out: %1.</source>
        <translation>Повторы отсеяны: %1.</translation>
    </message>
    <message>
        <source>The rows are put in order.</source>
        <translation>Строки выстраиваются по порядку.</translation>
    </message>
    <message>
        <source>Your answer brings more than %1 rows; right are %2.</source>
        <translation>В вашем ответе больше %1 строк, а должно быть %2.</translation>
    </message>
    <message>
        <source>Reads every row of %1.</source>
        <translation>Читает каждую строку таблицы %1.</translation>
    </message>
    <message>
        <source>Reads the index %2 of %1, which holds all that is needed.</source>
        <translation>Читает индекс %2 таблицы %1: в нём есть всё, что нужно.</translation>
    </message>
    <message>
        <source>Reads every row of %1 in the order of the index %2.</source>
        <translation>Читает каждую строку таблицы %1 в порядке индекса %2.</translation>
    </message>
    <message>
        <source>Finds rows of %1 by the index %2.</source>
        <translation>Находит строки таблицы %1 по индексу %2.</translation>
    </message>
    <message>
        <source>Reads the rows of %1 that an index has named.</source>
        <translation>Читает строки таблицы %1, на которые указал индекс.</translation>
    </message>
    <message>
        <source>Looks up in the index %1 where the rows are.</source>
        <translation>Узнаёт по индексу %1, где лежат строки.</translation>
    </message>
    <message>
        <source>Puts together what several indexes have named.</source>
        <translation>Сводит вместе то, на что указали несколько индексов.</translation>
    </message>
    <message>
        <source>For each row of the first, looks for its partners in the second.</source>
        <translation>Для каждой строки первого ищет пары во втором.</translation>
    </message>
    <message>
        <source>Looks for each row&apos;s partners in a hash table.</source>
        <translation>Ищет пары каждой строки в хеш-таблице.</translation>
    </message>
    <message>
        <source>Goes through two sorted lists side by side and takes what belongs together.</source>
        <translation>Проходит два упорядоченных списка рядом и берёт то, что подходит друг другу.</translation>
    </message>
    <message>
        <source>Rows without a partner stay.</source>
        <translation>Строки без пары остаются.</translation>
    </message>
    <message>
        <source>One partner is enough.</source>
        <translation>Достаточно одной пары.</translation>
    </message>
    <message>
        <source>Only rows without a partner stay.</source>
        <translation>Остаются только строки без пары.</translation>
    </message>
    <message>
        <source>Sorts the rows by %1.</source>
        <translation>Сортирует строки по %1.</translation>
    </message>
    <message>
        <source>Sorts in memory rows that are partly in order already.</source>
        <translation>Досортировывает в памяти строки, которые уже частично упорядочены.</translation>
    </message>
    <message>
        <source>Makes one result out of all rows.</source>
        <translation>Сводит все строки к одному результату.</translation>
    </message>
    <message>
        <source>Puts the rows into groups by %1.</source>
        <translation>Собирает строки в группы по %1.</translation>
    </message>
    <message>
        <source>Drops rows that repeat the one before.</source>
        <translation>Отсеивает строки, которые повторяют предыдущую.</translation>
    </message>
    <message>
        <source>Stops as soon as there are enough rows.</source>
        <translation>Останавливается, как только строк достаточно.</translation>
    </message>
    <message>
        <source>Puts the rows into a hash table.</source>
        <translation>Складывает строки в хеш-таблицу.</translation>
    </message>
    <message>
        <source>Keeps rows in memory to have them again.</source>
        <translation>Держит строки в памяти, чтобы прочесть их ещё раз.</translation>
    </message>
    <message>
        <source>Computes values over neighbouring rows.</source>
        <translation>Вычисляет значения по соседним строкам.</translation>
    </message>
    <message>
        <source>Collects what several workers found at the same time.</source>
        <translation>Собирает найденное несколькими одновременными процессами.</translation>
    </message>
    <message>
        <source>Puts the rows of several queries together.</source>
        <translation>Складывает вместе строки нескольких запросов.</translation>
    </message>
    <message>
        <source>Compares the rows of two queries (%1).</source>
        <translation>Сравнивает строки двух запросов (%1).</translation>
    </message>
    <message>
        <source>Goes on with the rows of the step before, until there are none.</source>
        <translation>Продолжает со строками предыдущего шага, пока они не кончатся.</translation>
    </message>
    <message>
        <source>Reads the rows of the query inside.</source>
        <translation>Читает строки вложенного запроса.</translation>
    </message>
    <message>
        <source>Reads the rows that a function makes.</source>
        <translation>Читает строки, которые создаёт функция.</translation>
    </message>
    <message>
        <source>Reads no table: the values stand in the statement.</source>
        <translation>Таблиц не читает: значения стоят в самом запросе.</translation>
    </message>
    <message>
        <source>A step of the engine: %1.</source>
        <translation>Шаг самой СУБД: %1.</translation>
    </message>
    <message>
        <source>Keeps those for which this is true: %1.</source>
        <translation>Оставляет те, для которых верно: %1.</translation>
    </message>
    <message>
        <source>Reads the whole index %2 of %1, which holds all that is needed.</source>
        <translation>Читает весь индекс %2 таблицы %1: в нём есть всё, что нужно.</translation>
    </message>
    <message>
        <source>Finds rows of %1 at once by their id (%2).</source>
        <translation>Сразу находит строки таблицы %1 по их id (%2).</translation>
    </message>
    <message>
        <source>Makes an index of %1 for this one time and finds rows by it (%2): a lasting index would spare that.</source>
        <translation>Строит индекс таблицы %1 на один раз и находит по нему строки (%2): постоянный индекс избавил бы от этого.</translation>
    </message>
    <message>
        <source>Finds rows of %1 by the index %2 (%3), which holds all that is needed.</source>
        <translation>Находит строки таблицы %1 по индексу %2 (%3): в нём есть всё, что нужно.</translation>
    </message>
    <message>
        <source>Finds rows of %1 by the index %2 (%3).</source>
        <translation>Находит строки таблицы %1 по индексу %2 (%3).</translation>
    </message>
    <message>
        <source>Finds rows of %1 by an index.</source>
        <translation>Находит строки таблицы %1 по индексу.</translation>
    </message>
    <message>
        <source>Sorts the rows in memory to put them into groups.</source>
        <translation>Сортирует строки в памяти, чтобы собрать их в группы.</translation>
    </message>
    <message>
        <source>Keeps the rows in memory to drop repetitions.</source>
        <translation>Держит строки в памяти, чтобы отсеять повторы.</translation>
    </message>
    <message>
        <source>Sorts the rows in memory.</source>
        <translation>Сортирует строки в памяти.</translation>
    </message>
    <message>
        <source>Keeps values in memory to count each once (%1).</source>
        <translation>Держит значения в памяти, чтобы учесть каждое один раз (%1).</translation>
    </message>
    <message>
        <source>Runs the query inside again for each row.</source>
        <translation>Заново выполняет вложенный запрос для каждой строки.</translation>
    </message>
    <message>
        <source>Runs the query inside once, for its one value.</source>
        <translation>Один раз выполняет вложенный запрос ради его единственного значения.</translation>
    </message>
    <message>
        <source>Runs the query inside once, for a list of values.</source>
        <translation>Один раз выполняет вложенный запрос ради списка значений.</translation>
    </message>
    <message>
        <source>Runs the query inside, row by row as they are needed.</source>
        <translation>Выполняет вложенный запрос по строке, по мере надобности.</translation>
    </message>
    <message>
        <source>Runs the query inside and keeps its rows in memory.</source>
        <translation>Выполняет вложенный запрос и держит его строки в памяти.</translation>
    </message>
    <message>
        <source>The first of the queries.</source>
        <translation>Первый из запросов.</translation>
    </message>
    <message>
        <source>The second of the queries.</source>
        <translation>Второй из запросов.</translation>
    </message>
    <message>
        <source>Adds the rows of another query.</source>
        <translation>Добавляет строки другого запроса.</translation>
    </message>
    <message>
        <source>Adds the rows of another query and drops repetitions.</source>
        <translation>Добавляет строки другого запроса и отсеивает повторы.</translation>
    </message>
    <message>
        <source>Keeps the rows that another query brings, too.</source>
        <translation>Оставляет строки, которые даёт и другой запрос.</translation>
    </message>
    <message>
        <source>Drops the rows that another query brings.</source>
        <translation>Отсеивает строки, которые даёт другой запрос.</translation>
    </message>
    <message>
        <source>Looks for each side of OR by an index of its own.</source>
        <translation>Ищет каждую часть OR по своему индексу.</translation>
    </message>
    <message>
        <source>One side of OR.</source>
        <translation>Одна часть OR.</translation>
    </message>
    <message>
        <source>Sorts out early what can&apos;t have a partner.</source>
        <translation>Заранее отсеивает то, у чего пары быть не может.</translation>
    </message>
    <message>
        <source>The query was not saved: its name needs 1 to %1 characters on one line. Enter another name.</source>
        <translation>Запрос не сохранён: в его названии должно быть от 1 до %1 символов в одну строку. Введите другое название.</translation>
    </message>
    <message>
        <source>There is no saved query “%1” any more: somebody renamed or deleted it. Nothing was changed; look at the list again.</source>
        <translation>Сохранённого запроса «%1» больше нет: его переименовали или удалили. Ничего не изменено; посмотрите список снова.</translation>
    </message>
    <message>
        <source>There is a saved query “%1” already. Nothing was changed; choose another name, or replace it.</source>
        <translation>Сохранённый запрос «%1» уже есть. Ничего не изменено; выберите другое название или замените его.</translation>
    </message>
    <message>
        <source>This database has no place for queries yet, so nothing was saved. Bring it up to date under Database → Versions, or save the query as a file.</source>
        <translation>В этой базе пока нет места для запросов, поэтому ничего не сохранено. Обновите её на странице «База данных» → «Версии» или сохраните запрос в файл.</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <comment>values after those that are named</comment>
        <translation>
            <numerusform>ещё %n</numerusform>
            <numerusform>ещё %n</numerusform>
            <numerusform>ещё %n</numerusform>
        </translation>
    </message>
    <message>
        <source>This is no query: its brackets lie in each other too deeply. Make it simpler.</source>
        <translation>Это не запрос: скобки вложены слишком глубоко. Упростите его.</translation>
    </message>
    <message>
        <source>This is no query: it is larger than %1 MB. Choose another file.</source>
        <translation>Это не запрос: файл больше %1 МБ. Выберите другой файл.</translation>
    </message>
    <message>
        <source>This is no query: there is nothing in it. Choose another file.</source>
        <translation>Это не запрос: файл пуст. Выберите другой файл.</translation>
    </message>
    <message>
        <source>This is no query: it is not written in UTF-8. Save it so, or choose another file.</source>
        <translation>Это не запрос: файл записан не в UTF-8. Сохраните его в UTF-8 или выберите другой файл.</translation>
    </message>
    <message>
        <source>At %1: this name stands there twice, and only one can be meant. Take the other away.</source>
        <translation>%1: это имя стоит здесь дважды, а иметься в виду может только одно. Уберите лишнее.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; in single quotes is a text, the same for every row, so it puts them in no order at all. Write the column without quotes.</source>
        <translation>&apos;%1&apos; в одинарных кавычках — это текст, одинаковый для всех строк, поэтому порядка он не задаёт. Напишите столбец без кавычек.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; in single quotes is a text, the same for every row, and PostgreSQL refuses to order by it. Write the column without quotes.</source>
        <translation>&apos;%1&apos; в одинарных кавычках — это текст, одинаковый для всех строк, и PostgreSQL отказывается по нему сортировать. Напишите столбец без кавычек.</translation>
    </message>
    <message>
        <source>A pattern of LIKE ends with \, which takes the character behind it as it is, and there is none. Write \\ for one \.</source>
        <translation>Образец LIKE кончается знаком \, который означает «следующий знак — как есть», а следующего нет. Чтобы искать сам знак \, напишите \\.</translation>
    </message>
    <message>
        <source>no</source>
        <comment>so many partners has a row</comment>
        <translation>0</translation>
    </message>
    <message>
        <source>two</source>
        <comment>so many partners has a row</comment>
        <translation>2</translation>
    </message>
    <message>
        <source>%1 has %2 or more</source>
        <translation>у %1 — %2 или больше</translation>
    </message>
    <message>
        <source>%1 have %2 or more</source>
        <translation>у %1 — по %2 или больше</translation>
    </message>
    <message>
        <source>%1 has %2</source>
        <translation>у %1 — %2</translation>
    </message>
    <message>
        <source>%1 have %2</source>
        <translation>у %1 — по %2</translation>
    </message>
    <message>
        <source>%1 has %2 and stays, with NULL beside</source>
        <translation>у %1 — %2, строка осталась, рядом NULL</translation>
    </message>
    <message>
        <source>%1 have %2 and stay, with NULL beside</source>
        <translation>у %1 — %2, строки остались, рядом NULL</translation>
    </message>
    <message>
        <source>%1 has %2 and falls out</source>
        <translation>у %1 — %2, строка отсеяна</translation>
    </message>
    <message>
        <source>%1 have %2 and fall out</source>
        <translation>у %1 — %2, строки отсеяны</translation>
    </message>
    <message>
        <source>none</source>
        <comment>a row that found no partner has</comment>
        <translation>ничего</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln строка</numerusform>
            <numerusform>%Ln строки</numerusform>
            <numerusform>%Ln строк</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 became %2</source>
        <translation>
            <numerusform>%1 даёт %2</numerusform>
            <numerusform>%1 дают %2</numerusform>
            <numerusform>%1 дают %2</numerusform>
        </translation>
    </message>
    <message>
        <source>SQLite keeps times as texts, and SQLAlchemy compares them with “%1”. What was stored without a fraction of a second is another text, although it is the same time. Ask for the whole second.</source>
        <translation>SQLite хранит время текстом, и SQLAlchemy сравнивает его с «%1». То, что записано без долей секунды, — другой текст, хотя время то же. Спросите про всю секунду.</translation>
    </message>
    <message>
        <source>Ask for the whole second</source>
        <translation>Спросить про всю секунду</translation>
    </message>
</context>
<context>
    <name>records</name>
    <message>
        <source>Say which number the new one takes the place of.</source>
        <translation>Укажите, вместо какого номера встанет новый.</translation>
    </message>
    <message>
        <source>This person has no such number.</source>
        <translation>У этого человека нет такого номера.</translation>
    </message>
    <message>
        <source>The new number must be filled in.</source>
        <translation>Введите новый номер.</translation>
    </message>
    <message>
        <source>There is no such person.</source>
        <translation>Такого человека нет.</translation>
    </message>
    <message>
        <source>Nothing was saved: the table of “%1” has a column “%2” of another program that must be filled in and has no default. Rows can only be added here by that program, or after the column was given a default. Your changes are still here.</source>
        <translation>Ничего не сохранено: в таблице «%1» есть обязательный столбец «%2» другой программы без значения по умолчанию. Добавлять сюда строки может только та программа, или задайте столбцу значение по умолчанию. Ваши изменения целы.</translation>
    </message>
    <message>
        <source>Nothing was saved: %1 Your changes are still here.</source>
        <translation>Ничего не сохранено. %1 Ваши изменения целы.</translation>
    </message>
    <message numerus="yes">
        <source>Nothing was saved, %n fields need a look. The first: %1 Your changes are still here.</source>
        <translation>
            <numerusform>Ничего не сохранено: взгляните на %n&#xa0;поле. Первое: %1 Ваши изменения целы.</numerusform>
            <numerusform>Ничего не сохранено: взгляните на %n&#xa0;поля. Первое: %1 Ваши изменения целы.</numerusform>
            <numerusform>Ничего не сохранено: взгляните на %n&#xa0;полей. Первое: %1 Ваши изменения целы.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing was saved: %n rows were changed by another program since they were read. Choose for each whether their values or yours stay.</source>
        <translation>
            <numerusform>Ничего не сохранено: с тех пор как строки прочитаны, другая программа изменила %n&#xa0;из них. Выберите для каждой, чьи значения оставить.</numerusform>
            <numerusform>Ничего не сохранено: с тех пор как строки прочитаны, другая программа изменила %n&#xa0;из них. Выберите для каждой, чьи значения оставить.</numerusform>
            <numerusform>Ничего не сохранено: с тех пор как строки прочитаны, другая программа изменила %n&#xa0;из них. Выберите для каждой, чьи значения оставить.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing was deleted: other rows point to %n of the rows. Archive them instead, or delete those rows first.</source>
        <translation>
            <numerusform>Ничего не удалено: на %n&#xa0;строку ссылаются другие. Уберите её в архив или сначала удалите те, что ссылаются.</numerusform>
            <numerusform>Ничего не удалено: на %n&#xa0;строки ссылаются другие. Уберите их в архив или сначала удалите те, что ссылаются.</numerusform>
            <numerusform>Ничего не удалено: на %n&#xa0;строк ссылаются другие. Уберите их в архив или сначала удалите те, что ссылаются.</numerusform>
        </translation>
    </message>
    <message>
        <source>A step of the history cannot be read; it was changed by another program or written by a newer Shopbook. Your data was not touched.</source>
        <translation>Шаг истории не читается: его изменила другая программа или записала более новая версия Shopbook. Ваши данные не тронуты.</translation>
    </message>
    <message>
        <source>This database has no history of changes yet, so nothing was saved. Bring it up to date first (Database, Versions).</source>
        <translation>В этой базе ещё нет истории изменений, поэтому ничего не сохранено. Сначала обновите базу («База данных», «Версии»).</translation>
    </message>
    <message>
        <source>A step of the history cannot be read. Your data was not touched.</source>
        <translation>Шаг истории не читается. Ваши данные не тронуты.</translation>
    </message>
    <message>
        <source>Row %1 of “%2” cannot be loaded: %3</source>
        <translation>Строку %1 в «%2» не удаётся загрузить: %3</translation>
    </message>
    <message>
        <source>“%1” holds rows already. The sample is loaded into an empty database only; nothing was changed.</source>
        <translation>В «%1» уже есть строки. Пример загружается только в пустую базу; ничего не изменено.</translation>
    </message>
    <message>
        <source>This row is no longer there: another program deleted it. Nothing was changed.</source>
        <translation>Этой строки больше нет: её удалила другая программа. Ничего не изменено.</translation>
    </message>
    <message>
        <source>%1 is taken already by “%2”, which is marked as deleted. Restore that row or choose another value.</source>
        <translation>Поле «%1»: это значение уже занято строкой «%2» с пометкой «удалено». Восстановите её или выберите другое значение.</translation>
    </message>
    <message>
        <source>%1 is taken already by “%2”. Choose another value.</source>
        <translation>Поле «%1»: это значение уже занято строкой «%2». Выберите другое.</translation>
    </message>
    <message>
        <source>%1 is the same in two rows that are not saved yet. Choose another value.</source>
        <translation>Поле «%1»: в двух несохранённых строках одно и то же значение. Выберите другое.</translation>
    </message>
    <message>
        <source>%1 is going to be deleted in the same save. Choose another one.</source>
        <translation>Поле «%1»: выбранная запись удаляется этим же сохранением. Выберите другую.</translation>
    </message>
    <message>
        <source>%1 is not there (any more). Choose another one.</source>
        <translation>Поле «%1»: выбранной записи нет или уже нет. Выберите другую.</translation>
    </message>
    <message>
        <source>%1 is taken already by another row. Choose another value.</source>
        <translation>Поле «%1»: это значение уже занято другой строкой. Выберите другое.</translation>
    </message>
    <message>
        <source>%1 must be filled in.</source>
        <translation>Заполните поле «%1».</translation>
    </message>
    <message>
        <source>%1 breaks a rule of the database.</source>
        <translation>Поле «%1»: значение нарушает правило базы данных.</translation>
    </message>
    <message>
        <source>%1 is written by the program.</source>
        <translation>Поле «%1» заполняет сама программа.</translation>
    </message>
    <message>
        <source>Rows of “%1” cannot be archived; they are marked as deleted instead.</source>
        <translation>Строки «%1» в архив не убирают: вместо этого на них ставят пометку «удалено».</translation>
    </message>
    <message>
        <source>This step is no longer in the history. Nothing was changed.</source>
        <translation>Этого шага в истории больше нет. Ничего не изменено.</translation>
    </message>
    <message>
        <source>Somebody else made this step, on another computer or under another name; only they can take it back. Nothing was changed.</source>
        <translation>Этот шаг сделал кто-то другой, за другим компьютером или под другим именем; отменить его может только он. Ничего не изменено.</translation>
    </message>
    <message>
        <source>This step was taken back already. Nothing was changed.</source>
        <translation>Этот шаг уже отменён. Ничего не изменено.</translation>
    </message>
    <message>
        <source>The structure of the database changed since this step, so it can be read but not taken back. Nothing was changed.</source>
        <translation>После этого шага изменилась структура базы, поэтому его можно посмотреть, но не отменить. Ничего не изменено.</translation>
    </message>
    <message>
        <source>The values of this step are no longer in the history, so it cannot be taken back. Nothing was changed.</source>
        <translation>Значений этого шага в истории больше нет, поэтому его не отменить. Ничего не изменено.</translation>
    </message>
    <message>
        <source>This deletion cannot be taken back: the id %1 of “%2” was given to another row since. Nothing was changed. The deleted values are still in the history; add them as a new row.</source>
        <translation>Это удаление не отменить: ID %1 в «%2» уже достался другой строке. Ничего не изменено. Удалённые значения есть в истории; добавьте их новой строкой.</translation>
    </message>
    <message>
        <source>Rows of another table point to this row, so the database keeps it. Archive it instead, or delete those rows in the program that made them.</source>
        <translation>На эту строку ссылаются строки другой таблицы, поэтому база её не удаляет. Уберите её в архив или удалите те строки в программе, которая их создала.</translation>
    </message>
    <message>
        <source>The result would be larger than can be stored.</source>
        <translation>Результат больше, чем можно сохранить.</translation>
    </message>
    <message>
        <source>There is no value to count with.</source>
        <translation>Здесь нет значения, с которым можно считать.</translation>
    </message>
    <message>
        <source>What stands there is no number.</source>
        <translation>Здесь стоит не число.</translation>
    </message>
    <message>
        <source>This column cannot be changed in many rows at once.</source>
        <translation>Этот столбец нельзя изменить сразу во многих строках.</translation>
    </message>
    <message>
        <source>Stopped. Nothing was changed.</source>
        <translation>Остановлено. Ничего не изменено.</translation>
    </message>
    <message>
        <source>What was kept of the changes that were not saved cannot be read; it was written by a newer Shopbook or damaged. The database was not touched.</source>
        <translation>Несохранённые изменения прошлого раза нельзя прочитать: их записал более новый Shopbook или файл повреждён. База данных не затронута.</translation>
    </message>
    <message>
        <source>The row is no longer there, or it shall be deleted.</source>
        <translation>Этой строки больше нет, или она будет удалена.</translation>
    </message>
    <message>
        <source>The line has %1 cells, the first one has %2.</source>
        <translation>В строке ячеек: %1, а в первой: %2.</translation>
    </message>
    <message>
        <source>There is no column for this cell.</source>
        <translation>Для этой ячейки нет столбца.</translation>
    </message>
    <message>
        <source>These dots stand for a secret; they are not it.</source>
        <translation>Эти точки лишь заменяют секрет, это не он сам.</translation>
    </message>
    <message>
        <source>%1: there is none called so.</source>
        <translation>%1: с таким названием ничего нет.</translation>
    </message>
    <message>
        <source>%1: several are called so; paste the number instead, like #12.</source>
        <translation>%1: так называются несколько; вставьте номер, например #12.</translation>
    </message>
    <message>
        <source>The row to copy from is no longer there. Nothing was changed.</source>
        <translation>Строки, из которой копируется, больше нет. Ничего не изменено.</translation>
    </message>
    <message>
        <source>More than %1 records hang on it: too many for one step. Archive it instead. Nothing was changed.</source>
        <translation>С ней связано больше %1 записей: для одного шага это слишком много. Перенесите её в архив. Ничего не изменено.</translation>
    </message>
    <message>
        <source>Choose a row that is not going to be deleted itself. Nothing was changed.</source>
        <translation>Выберите строку, которая сама не удаляется. Ничего не изменено.</translation>
    </message>
    <message>
        <source>The connection was lost at the very moment of saving, so it is not known whether your changes are stored. They are all still here. As soon as the server answers Shopbook looks, and writes nothing twice.</source>
        <translation>Связь прервалась в самый момент сохранения, поэтому неизвестно, сохранены ли ваши изменения. Все они по-прежнему здесь. Как только сервер ответит, Shopbook это проверит и ничего не запишет дважды.</translation>
    </message>
</context>
<context>
    <name>reports</name>
    <message>
        <source>not recorded</source>
        <translation>не записано</translation>
    </message>
    <message>
        <source>no such customer (#%1)</source>
        <translation>такого покупателя нет (№&#xa0;%1)</translation>
    </message>
    <message>
        <source>no such product (#%1)</source>
        <translation>такого товара нет (№&#xa0;%1)</translation>
    </message>
    <message>
        <source>no such category (#%1)</source>
        <translation>такой категории нет (№&#xa0;%1)</translation>
    </message>
    <message>
        <source>no such person (#%1)</source>
        <translation>такого человека нет (№&#xa0;%1)</translation>
    </message>
    <message>
        <source>Purchase %1</source>
        <translation>Покупка %1</translation>
    </message>
    <message>
        <source>Last purchases</source>
        <translation>Последние покупки</translation>
    </message>
    <message>
        <source>Buyers</source>
        <translation>Кто купил</translation>
    </message>
    <message numerus="yes">
        <source>%n purchases</source>
        <translation>
            <numerusform>%n&#xa0;покупка</numerusform>
            <numerusform>%n&#xa0;покупки</numerusform>
            <numerusform>%n&#xa0;покупок</numerusform>
        </translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Товары</translation>
    </message>
    <message>
        <source>archived</source>
        <translation>в архиве</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Номера</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>удалён</translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation>Чей номер</translation>
    </message>
    <message>
        <source>There is no rule “%1”. The rules are: %2.</source>
        <translation>Правила «%1» нет. Есть правила: %2.</translation>
    </message>
    <message>
        <source>There is no repair for this: only a person knows what is right there.</source>
        <translation>Исправить это сама программа не может: что здесь верно, знает только человек.</translation>
    </message>
    <message>
        <source>Check-up: %1 in “%2”</source>
        <translation>Проверка: %1 в «%2»</translation>
    </message>
    <message>
        <source>Without a category</source>
        <translation>Без категории</translation>
    </message>
    <message>
        <source>The check-up was cancelled. Nothing was changed.</source>
        <translation>Проверка прервана. Ничего не изменено.</translation>
    </message>
    <message>
        <source>%1: “%2” points to a row that does not exist.</source>
        <translation>%1: поле «%2» указывает на строку, которой нет.</translation>
    </message>
    <message>
        <source>Choose the right one in each row, if you know it. Totals leave nothing out: such rows are counted.</source>
        <translation>Выберите верное значение в каждой строке, если знаете его. В итогах ничего не теряется: такие строки считаются.</translation>
    </message>
    <message>
        <source>The repair puts these products into a new category “Without a category”. It cannot be taken back, because the database refuses references to nothing.</source>
        <translation>Исправление переносит эти товары в новую категорию «Без категории». Отменить его нельзя: база не принимает ссылки в никуда.</translation>
    </message>
    <message>
        <source>The repair clears the field; the rows themselves stay. It cannot be taken back, because the database refuses references to nothing.</source>
        <translation>Исправление очищает поле, сами строки остаются. Отменить его нельзя: база не принимает ссылки в никуда.</translation>
    </message>
    <message>
        <source>%1: several rows have the same “%2”.</source>
        <translation>%1: у нескольких строк одинаковое поле «%2».</translation>
    </message>
    <message>
        <source>One sale may have been recorded twice. Compare the rows, and change or delete the wrong ones.</source>
        <translation>Возможно, одна продажа записана дважды. Сравните строки и измените или удалите лишние.</translation>
    </message>
    <message>
        <source>%1: something else than the right kind of value stands in “%2”.</source>
        <translation>%1: в поле «%2» стоит значение не того вида.</translation>
    </message>
    <message>
        <source>Type the right value in each row. Until then these rows are missing from sums.</source>
        <translation>Введите верное значение в каждой строке. До тех пор этих строк нет в суммах.</translation>
    </message>
    <message>
        <source>%1: a text stands in “%2” instead of a number.</source>
        <translation>%1: в поле «%2» стоит текст вместо числа.</translation>
    </message>
    <message>
        <source>The repair turns what can be read as a number, such as “1 200 ₽”, into one. Type the rest yourself.</source>
        <translation>Исправление превращает в число то, что читается как число, например «1 200 ₽». Остальное введите сами.</translation>
    </message>
    <message>
        <source>%1: “%2” holds a time that your bot cannot read.</source>
        <translation>%1: в поле «%2» стоит время, которое ваш бот не прочтёт.</translation>
    </message>
    <message>
        <source>%1: “%2” lies in the future.</source>
        <translation>%1: поле «%2» указывает в будущее.</translation>
    </message>
    <message>
        <source>%1: “%2” is 0 or less.</source>
        <translation>%1: поле «%2» равно 0 или меньше.</translation>
    </message>
    <message>
        <source>Type the right amount in each row. Shopbook does not guess what was paid.</source>
        <translation>Введите верную сумму в каждой строке. Shopbook не гадает, сколько было заплачено.</translation>
    </message>
    <message>
        <source>%1: “%2” is empty.</source>
        <translation>%1: поле «%2» пусто.</translation>
    </message>
    <message>
        <source>Fill it in. Your bot expects a value there.</source>
        <translation>Заполните его. Ваш бот ждёт там значение.</translation>
    </message>
    <message>
        <source>Whoever buys these products receives nothing. Fill it in.</source>
        <translation>Кто купит эти товары, не получит ничего. Заполните поле.</translation>
    </message>
    <message>
        <source>The repair writes “not recorded” there, as totals show it already.</source>
        <translation>Исправление запишет туда «не записано», как это уже показано в итогах.</translation>
    </message>
    <message>
        <source>The repair writes “unknown-” and the row&apos;s id there, as the bot&apos;s own upgrade does.</source>
        <translation>Исправление запишет туда «unknown-» и номер строки, как это делает обновление самого бота.</translation>
    </message>
    <message>
        <source>%1: the payment type is named after Stars, but is counted as roubles.</source>
        <translation>%1: способ оплаты назван по звёздам, а считается рублями.</translation>
    </message>
    <message>
        <source>The repair sets “Stars”, so that these amounts are no longer added to roubles.</source>
        <translation>Исправление поставит «Stars», и эти суммы больше не будут складываться с рублями.</translation>
    </message>
    <message>
        <source>%1: the payment type names other money, but the amounts are counted as roubles.</source>
        <translation>%1: способ оплаты называет другие деньги, а суммы считаются рублями.</translation>
    </message>
    <message>
        <source>Totals show each payment type on a line of its own. Do not read these lines as roubles.</source>
        <translation>В итогах у каждого способа оплаты своя строка. Не читайте эти строки как рубли.</translation>
    </message>
    <message>
        <source>%1: a known payment type is spelled in another way.</source>
        <translation>%1: известный способ оплаты записан иначе.</translation>
    </message>
    <message>
        <source>Totals show it as a type of its own. The repair sets the usual spelling.</source>
        <translation>В итогах он стоит отдельно. Исправление поставит обычную запись.</translation>
    </message>
    <message>
        <source>%1: nobody recorded how these were paid, so their currency is not known.</source>
        <translation>%1: не записано, как они оплачены, поэтому валюта неизвестна.</translation>
    </message>
    <message>
        <source>Totals show them on a line of their own.</source>
        <translation>В итогах они стоят отдельной строкой.</translation>
    </message>
    <message>
        <source>%1: exactly 100 times the product&apos;s price was paid.</source>
        <translation>%1: заплачено ровно в 100 раз больше цены товара.</translation>
    </message>
    <message>
        <source>That looks like kopecks in place of roubles. Look at the rows and correct what is wrong.</source>
        <translation>Похоже на копейки вместо рублей. Посмотрите строки и исправьте неверное.</translation>
    </message>
    <message>
        <source>%1: as many Stars were paid as the product costs roubles.</source>
        <translation>%1: звёзд заплачено столько же, сколько товар стоит в рублях.</translation>
    </message>
    <message>
        <source>If your bot asks so, all is well. If not, the payment type or the amount is wrong.</source>
        <translation>Если бот так и просит, всё хорошо. Если нет, неверен способ оплаты или сумма.</translation>
    </message>
    <message>
        <source>%1: the counter for new ids stands behind the last row.</source>
        <translation>%1: счётчик новых номеров отстал от последней строки.</translation>
    </message>
    <message>
        <source>The next new row would be refused, your bot&apos;s too. The repair moves the counter on; no row changes.</source>
        <translation>Следующая новая строка была бы отвергнута, и у бота тоже. Исправление продвинет счётчик; строки не меняются.</translation>
    </message>
    <message>
        <source>The file is damaged:</source>
        <translation>Файл повреждён:</translation>
    </message>
    <message>
        <source>Stop your bot and bring back a backup (Database → Backups).</source>
        <translation>Остановите бота и верните резервную копию (База данных → Резервные копии).</translation>
    </message>
    <message>
        <source>The file was not searched for damage: it is large, and your bot could not write meanwhile.</source>
        <translation>Файл не проверен на повреждения: он большой, и бот не смог бы тем временем писать.</translation>
    </message>
    <message>
        <source>Make a backup: that reads all of it. Or check while the bot is stopped.</source>
        <translation>Сделайте резервную копию: при этом файл читается целиком. Или проверьте его, пока бот остановлен.</translation>
    </message>
    <message>
        <source>A change of the tables was not finished:</source>
        <translation>Изменение таблиц не доведено до конца:</translation>
    </message>
    <message>
        <source>The tables lack something:</source>
        <translation>Таблицам чего-то не хватает:</translation>
    </message>
    <message>
        <source>Bring the database to its version again with the program that made it, or bring back a backup.</source>
        <translation>Приведите базу к её версии программой, которая её создала, или верните резервную копию.</translation>
    </message>
    <message>
        <source>Nothing keeps a reference from leading nowhere:</source>
        <translation>Ничто не мешает ссылке вести в никуда:</translation>
    </message>
    <message>
        <source>Is the file damaged?</source>
        <translation>Не повреждён ли файл?</translation>
    </message>
    <message>
        <source>Do the tables have what they need?</source>
        <translation>Всё ли нужное есть у таблиц?</translation>
    </message>
    <message>
        <source>Do counters stand behind the last id?</source>
        <translation>Не отстали ли счётчики от последнего номера?</translation>
    </message>
    <message>
        <source>Do references lead somewhere?</source>
        <translation>Ведут ли ссылки к существующим строкам?</translation>
    </message>
    <message>
        <source>Is anything there twice that may be there once?</source>
        <translation>Нет ли повторов там, где их быть не должно?</translation>
    </message>
    <message>
        <source>Do texts stand where numbers belong?</source>
        <translation>Не стоит ли текст вместо чисел?</translation>
    </message>
    <message>
        <source>Are times readable, and not in the future?</source>
        <translation>Читаются ли времена и не в будущем ли они?</translation>
    </message>
    <message>
        <source>Are prices above 0?</source>
        <translation>Больше ли цены нуля?</translation>
    </message>
    <message>
        <source>Is anything empty that must not be?</source>
        <translation>Нет ли пустого там, где нужно значение?</translation>
    </message>
    <message>
        <source>Are roubles and Stars kept apart?</source>
        <translation>Не смешаны ли рубли и звёзды?</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s).</source>
        <translation>
            <numerusform>%n строка.</numerusform>
            <numerusform>%n строки.</numerusform>
            <numerusform>%n строк.</numerusform>
        </translation>
    </message>
    <message>
        <source>The repair finishes it, after a backup.</source>
        <translation>Исправление завершит его, сделав перед этим резервную копию.</translation>
    </message>
    <message>
        <source>The repair adds it, after a backup.</source>
        <translation>Исправление добавит недостающее, сделав перед этим резервную копию.</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Месяц</translation>
    </message>
    <message>
        <source>Payment type</source>
        <translation>Способ оплаты</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Категория</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Страна</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Город</translation>
    </message>
    <message>
        <source>Other programs wrote to the file while this was counted, so the number is of no single moment. It is counted again after the next change.</source>
        <translation>Пока шёл подсчёт, другие программы писали в файл, поэтому число не относится к одному моменту. После следующего изменения оно будет посчитано заново.</translation>
    </message>
    <message>
        <source>It stops when it reads such a row. The repair writes a time of another form as your bot reads it (2026-11-20 21:38:00), and what nobody can read as you choose. Correct the program that wrote it, too.</source>
        <translation>На такой строке он остановится. Исправление запишет время в том виде, в котором его читает бот (2026-11-20 21:38:00), а там, где прочесть его нельзя, – то, что вы выберете. Исправьте и программу, которая его записала.</translation>
    </message>
    <message>
        <source>Times are stored in UTC. Look at the clock of the computer that wrote them, and whether its program stores local time. The repair puts another time there, as you choose.</source>
        <translation>Время хранится в UTC. Проверьте часы компьютера, который его записал, и не хранит ли его программа местное время. Исправление поставит другое время по вашему выбору.</translation>
    </message>
    <message>
        <source>The database has no foreign key there. Shopbook itself checks each reference it writes, other programs may not. Mend the references that lead nowhere; then this adds the key, on the server or as a migration of the program that made the table:</source>
        <translation>В базе данных там нет внешнего ключа. Сам Shopbook проверяет каждую ссылку, которую записывает, другие программы – не обязательно. Исправьте ссылки, ведущие в никуда; затем ключ добавит эта команда – на сервере или в миграции программы, создавшей таблицу:</translation>
    </message>
    <message>
        <source>The database has no foreign key there. Shopbook itself checks each reference it writes, other programs may not. SQLite adds no key to a table that is there. Mend the references that lead nowhere; then a migration of the program that made the table adds it:</source>
        <translation>В базе данных там нет внешнего ключа. Сам Shopbook проверяет каждую ссылку, которую записывает, другие программы – не обязательно. SQLite не добавляет ключ в готовую таблицу. Исправьте ссылки, ведущие в никуда; затем ключ добавит миграция программы, создавшей таблицу:</translation>
    </message>
    <message>
        <source>Nothing keeps a needed value from being left out:</source>
        <translation>Ничто не мешает пропустить обязательное значение:</translation>
    </message>
    <message>
        <source>The column allows NULL. Shopbook writes none there, other programs may. Fill in what is empty; then this forbids it, on the server or as a migration of the program that made the table:</source>
        <translation>Столбец допускает NULL. Shopbook его туда не пишет, а другие программы могут. Заполните пустое; затем запретит это такая команда – на сервере или в миграции программы, создавшей таблицу:</translation>
    </message>
    <message>
        <source>The column allows NULL. Shopbook writes none there, other programs may. SQLite does not change that in a table that is there. Fill in what is empty; then a migration of the program that made the table forbids it:</source>
        <translation>Столбец допускает NULL. Shopbook его туда не пишет, а другие программы могут. В готовой таблице SQLite этого не меняет. Заполните пустое; затем запретит это миграция программы, создавшей таблицу:</translation>
    </message>
    <message>
        <source>Nothing keeps a value from being there twice:</source>
        <translation>Ничто не мешает значению повториться:</translation>
    </message>
    <message>
        <source>A sale could be recorded twice. Shopbook looks before it writes, other programs may not. Mend what is there twice; then this forbids it, in the database or as a migration of the program that made the table:</source>
        <translation>Одна продажа может записаться дважды. Shopbook проверяет это перед записью, другие программы – не обязательно. Исправьте повторы; затем запретит их такая команда – в базе данных или в миграции программы, создавшей таблицу:</translation>
    </message>
    <message>
        <source>The repair adds the unique index that belongs there, after a backup.</source>
        <translation>Исправление добавит нужный уникальный индекс, сделав сначала резервную копию.</translation>
    </message>
    <message>
        <source>A reference of another program leads nowhere:</source>
        <translation>Ссылка другой программы ведёт в никуда:</translation>
    </message>
    <message>
        <source>These rows are not Shopbook&apos;s, and it changes nothing there. Mend them in the program that wrote them.</source>
        <translation>Эти строки принадлежат не Shopbook, и он в них ничего не меняет. Исправьте их в программе, которая их записала.</translation>
    </message>
    <message>
        <source>References of another program&apos;s table were not followed:</source>
        <translation>Ссылки таблицы другой программы не проверены:</translation>
    </message>
    <message>
        <source>The table is large and your bot could not write meanwhile, or its references name no key. Your own tables were checked.</source>
        <translation>Таблица велика, и бот не смог бы писать, пока она читается, или её ссылки не указывают ни на один ключ. Ваши таблицы проверены.</translation>
    </message>
</context>
<context>
    <name>schema</name>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>The id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation>не записано</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Добавлено</translation>
    </message>
    <message>
        <source>The time when it was added</source>
        <translation>Добавлено</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Изменено</translation>
    </message>
    <message>
        <source>The time of the last change</source>
        <translation>Изменено</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>Категории</translation>
    </message>
    <message>
        <source>category</source>
        <translation>категория</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>The name</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Покупатели</translation>
    </message>
    <message>
        <source>customer</source>
        <translation>покупатель</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>The first name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>Фамилия</translation>
    </message>
    <message>
        <source>The last name</source>
        <translation>Фамилия</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Имя пользователя</translation>
    </message>
    <message>
        <source>The user name</source>
        <translation>Имя пользователя</translation>
    </message>
    <message>
        <source>Telegram id</source>
        <translation>ID в Telegram</translation>
    </message>
    <message>
        <source>The Telegram id</source>
        <translation>ID в Telegram</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Категория</translation>
    </message>
    <message>
        <source>The category</source>
        <translation>Категория</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Цена</translation>
    </message>
    <message>
        <source>The price</source>
        <translation>Цена</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Описание</translation>
    </message>
    <message>
        <source>The description</source>
        <translation>Описание</translation>
    </message>
    <message>
        <source>What the buyer receives</source>
        <translation>Что получит покупатель</translation>
    </message>
    <message>
        <source>File id in Telegram</source>
        <translation>ID файла в Telegram</translation>
    </message>
    <message>
        <source>The file id in Telegram</source>
        <translation>ID файла в Telegram</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Товары</translation>
    </message>
    <message>
        <source>product</source>
        <translation>товар</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Покупатель</translation>
    </message>
    <message>
        <source>The customer</source>
        <translation>Покупатель</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Товар</translation>
    </message>
    <message>
        <source>The product</source>
        <translation>Товар</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Оплачено</translation>
    </message>
    <message>
        <source>The amount paid</source>
        <translation>Оплачено</translation>
    </message>
    <message>
        <source>Payment type</source>
        <translation>Способ оплаты</translation>
    </message>
    <message>
        <source>The payment type</source>
        <translation>Способ оплаты</translation>
    </message>
    <message>
        <source>Payment number</source>
        <translation>Номер платежа</translation>
    </message>
    <message>
        <source>The payment number</source>
        <translation>Номер платежа</translation>
    </message>
    <message>
        <source>Bought</source>
        <translation>Куплено</translation>
    </message>
    <message>
        <source>The time of the purchase</source>
        <translation>Куплено</translation>
    </message>
    <message>
        <source>Purchases</source>
        <translation>Покупки</translation>
    </message>
    <message>
        <source>purchase</source>
        <translation>покупка</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Удалено</translation>
    </message>
    <message>
        <source>The mark “deleted”</source>
        <translation>Удалено</translation>
    </message>
    <message>
        <source>Surname</source>
        <translation>Фамилия</translation>
    </message>
    <message>
        <source>The surname</source>
        <translation>Фамилия</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Возраст</translation>
    </message>
    <message>
        <source>The age</source>
        <translation>Возраст</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Эл. почта</translation>
    </message>
    <message>
        <source>The e-mail</source>
        <translation>Эл. почта</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Страна</translation>
    </message>
    <message>
        <source>The country</source>
        <translation>Страна</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Город</translation>
    </message>
    <message>
        <source>The city</source>
        <translation>Город</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Люди</translation>
    </message>
    <message>
        <source>person</source>
        <translation>человек</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Номера</translation>
    </message>
    <message>
        <source>number</source>
        <translation>номер</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Человек</translation>
    </message>
    <message>
        <source>The person</source>
        <translation>Человек</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Номер</translation>
    </message>
    <message>
        <source>The number</source>
        <translation>Номер</translation>
    </message>
    <message>
        <source>Deleted at</source>
        <translation>Когда удалено</translation>
    </message>
    <message>
        <source>The time of the deletion</source>
        <translation>Когда удалено</translation>
    </message>
    <message>
        <source>%1 must be chosen.</source>
        <extracomment>%1 is the field at the beginning of the sentence: &quot;The customer&quot;.</extracomment>
        <translation>Выберите значение в поле «%1».</translation>
    </message>
    <message>
        <source>%1 must be filled in.</source>
        <translation>Заполните поле «%1».</translation>
    </message>
    <message>
        <source>%1 must be a text.</source>
        <translation>Поле «%1»: нужен текст.</translation>
    </message>
    <message>
        <source>%1 holds an invisible character that a database can&apos;t store. Please type it again.</source>
        <translation>Поле «%1»: в тексте есть невидимый символ, который база данных не может сохранить. Введите текст заново.</translation>
    </message>
    <message>
        <source>%1 must be a whole number, such as 990.</source>
        <translation>Поле «%1»: нужно целое число, например 990.</translation>
    </message>
    <message>
        <source>%1 must be a whole number, without a fraction.</source>
        <translation>Поле «%1»: нужно целое число, без дробной части.</translation>
    </message>
    <message>
        <source>%1 has too many digits to be stored.</source>
        <translation>Поле «%1»: в числе слишком много цифр, его не сохранить.</translation>
    </message>
    <message>
        <source>%1 must be a number, such as 24 or 24.5.</source>
        <translation>Поле «%1»: нужно число, например 24 или 24,5.</translation>
    </message>
    <message>
        <source>%1 must be a number that can be counted to.</source>
        <translation>Поле «%1»: нужно обычное, конечное число.</translation>
    </message>
    <message>
        <source>%1 must be yes or no.</source>
        <translation>Поле «%1»: нужно «да» или «нет».</translation>
    </message>
    <message>
        <source>%1 must be a date and time, such as 2026-11-20 21:38:17.</source>
        <translation>Поле «%1»: нужны дата и время, например 2026-11-20 21:38:17.</translation>
    </message>
    <message>
        <source>%1 must look like name@example.com.</source>
        <translation>Поле «%1»: нужен адрес вида name@example.com.</translation>
    </message>
    <message numerus="yes">
        <source>%1 must be at least %n characters long; it has %2 now.</source>
        <extracomment>%1 is the field at the beginning of the sentence, %2 how long the text is now.</extracomment>
        <translation>
            <numerusform>Поле «%1»: нужно не меньше %n&#xa0;символа, сейчас их %2.</numerusform>
            <numerusform>Поле «%1»: нужно не меньше %n&#xa0;символов, сейчас их %2.</numerusform>
            <numerusform>Поле «%1»: нужно не меньше %n&#xa0;символов, сейчас их %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 may be at most %n characters long; it has %2 now.</source>
        <extracomment>%1 is the field at the beginning of the sentence, %2 how long the text is now.</extracomment>
        <translation>
            <numerusform>Поле «%1»: нужно не больше %n&#xa0;символа, сейчас их %2.</numerusform>
            <numerusform>Поле «%1»: нужно не больше %n&#xa0;символов, сейчас их %2.</numerusform>
            <numerusform>Поле «%1»: нужно не больше %n&#xa0;символов, сейчас их %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 must be greater than %2.</source>
        <translation>Поле «%1»: значение должно быть больше %2.</translation>
    </message>
    <message>
        <source>%1 must be at least %2.</source>
        <translation>Поле «%1»: значение должно быть не меньше %2.</translation>
    </message>
    <message>
        <source>%1 must be at most %2.</source>
        <translation>Поле «%1»: значение должно быть не больше %2.</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>да</translation>
    </message>
    <message>
        <source>no</source>
        <translation>нет</translation>
    </message>
</context>
<context>
    <name>schema::counted</name>
    <message numerus="yes">
        <source>%1 category(ies)</source>
        <translation>
            <numerusform>%1 категория</numerusform>
            <numerusform>%1 категории</numerusform>
            <numerusform>%1 категорий</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 customer(s)</source>
        <translation>
            <numerusform>%1 покупатель</numerusform>
            <numerusform>%1 покупателя</numerusform>
            <numerusform>%1 покупателей</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 product(s)</source>
        <translation>
            <numerusform>%1 товар</numerusform>
            <numerusform>%1 товара</numerusform>
            <numerusform>%1 товаров</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 purchase(s)</source>
        <translation>
            <numerusform>%1 покупка</numerusform>
            <numerusform>%1 покупки</numerusform>
            <numerusform>%1 покупок</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 person(s)</source>
        <translation>
            <numerusform>%1 человек</numerusform>
            <numerusform>%1 человека</numerusform>
            <numerusform>%1 человек</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 number(s)</source>
        <translation>
            <numerusform>%1 номер</numerusform>
            <numerusform>%1 номера</numerusform>
            <numerusform>%1 номеров</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tables</name>
    <message>
        <source>Reading was cancelled. Nothing was changed.</source>
        <translation>Чтение отменено. Ничего не изменено.</translation>
    </message>
    <message>
        <source>The database was opened read-only: nothing can be changed here. Open it again for writing to change it.</source>
        <translation>База открыта только для чтения: изменить здесь ничего нельзя. Чтобы вносить изменения, откройте её заново с правом записи.</translation>
    </message>
    <message>
        <source>Add %1 “%2”</source>
        <translation>Добавление&#xa0;— %1 «%2»</translation>
    </message>
    <message>
        <source>Edit %1 “%2”</source>
        <translation>Правка&#xa0;— %1 «%2»</translation>
    </message>
    <message>
        <source>Delete %1 “%2”</source>
        <translation>Удаление&#xa0;— %1 «%2»</translation>
    </message>
    <message>
        <source>Restore %1 “%2”</source>
        <translation>Восстановление&#xa0;— %1 «%2»</translation>
    </message>
    <message>
        <source>Archive %1 “%2”</source>
        <translation>В архив&#xa0;— %1 «%2»</translation>
    </message>
    <message>
        <source>Take %1 “%2” out of the archive</source>
        <translation>Из архива&#xa0;— %1 «%2»</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>Добавление&#xa0;— %1</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>Правка&#xa0;— %1</translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>Удаление&#xa0;— %1</translation>
    </message>
    <message>
        <source>Restore %1</source>
        <translation>Восстановление&#xa0;— %1</translation>
    </message>
    <message>
        <source>Archive %1</source>
        <translation>В архив&#xa0;— %1</translation>
    </message>
    <message>
        <source>Take %1 out of the archive</source>
        <translation>Из архива&#xa0;— %1</translation>
    </message>
    <message numerus="yes">
        <source>%1: add %n row(s)</source>
        <translation>
            <numerusform>%1: добавление %n строки</numerusform>
            <numerusform>%1: добавление %n строк</numerusform>
            <numerusform>%1: добавление %n строк</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: edit %n row(s)</source>
        <translation>
            <numerusform>%1: правка %n строки</numerusform>
            <numerusform>%1: правка %n строк</numerusform>
            <numerusform>%1: правка %n строк</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: delete %n row(s)</source>
        <translation>
            <numerusform>%1: удаление %n строки</numerusform>
            <numerusform>%1: удаление %n строк</numerusform>
            <numerusform>%1: удаление %n строк</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: restore %n row(s)</source>
        <translation>
            <numerusform>%1: восстановление %n строки</numerusform>
            <numerusform>%1: восстановление %n строк</numerusform>
            <numerusform>%1: восстановление %n строк</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: archive %n row(s)</source>
        <translation>
            <numerusform>%1: %n строка в архив</numerusform>
            <numerusform>%1: %n строки в архив</numerusform>
            <numerusform>%1: %n строк в архив</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: take %n row(s) out of the archive</source>
        <translation>
            <numerusform>%1: %n строка из архива</numerusform>
            <numerusform>%1: %n строки из архива</numerusform>
            <numerusform>%1: %n строк из архива</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n изменение</numerusform>
            <numerusform>%n изменения</numerusform>
            <numerusform>%n изменений</numerusform>
        </translation>
    </message>
    <message>
        <source>The table “%1” is not in this database.</source>
        <translation>Таблицы «%1» в этой базе нет.</translation>
    </message>
    <message>
        <source>What you change is not kept for the case of a crash: “%1” cannot be written. Save often, and free some space or check the folder&apos;s rights.</source>
        <translation>Ваши изменения не сохраняются на случай сбоя: не удаётся записать «%1». Сохраняйте чаще, освободите место или проверьте права на папку.</translation>
    </message>
    <message numerus="yes">
        <source>Restore %n change(s)</source>
        <translation>
            <numerusform>Восстановить %n изменение</numerusform>
            <numerusform>Восстановить %n изменения</numerusform>
            <numerusform>Восстановить %n изменений</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Drop %n change(s)</source>
        <translation>
            <numerusform>Отбросить %n изменение</numerusform>
            <numerusform>Отбросить %n изменения</numerusform>
            <numerusform>Отбросить %n изменений</numerusform>
        </translation>
    </message>
    <message>
        <source>The connection was lost while your changes were being saved: the server did not store them. They are all still here; save again.</source>
        <translation>Связь прервалась во время сохранения, и сервер ваши изменения не сохранил. Все они по-прежнему здесь; сохраните ещё раз.</translation>
    </message>
    <message>
        <source>The connection was lost while your changes were being saved, and the server no longer knows whether it stored them. Look at the rows before you save again, or they may be there twice.</source>
        <translation>Связь прервалась во время сохранения, и сервер уже не знает, сохранил ли он изменения. Посмотрите на строки, прежде чем сохранять снова, иначе они могут появиться дважды.</translation>
    </message>
    <message>
        <source>This was stored after all when the connection was lost. Close this form; save once more only if you want it a second time.</source>
        <translation>Это всё-таки сохранилось, когда прервалась связь. Закройте форму; сохраняйте ещё раз, только если нужна вторая такая запись.</translation>
    </message>
</context>
</TS>
