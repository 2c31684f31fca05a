<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>cli</name>
    <message numerus="yes">
        <source>The sample was not loaded: %1 already holds %n row(s), and the sample is for an empty database. Nothing was changed. Name another file.</source>
        <translation>
            <numerusform>The sample was not loaded: %1 already holds %n row, and the sample is for an empty database. Nothing was changed. Name another file.</numerusform>
            <numerusform>The sample was not loaded: %1 already holds %n rows, and the sample is for an empty database. Nothing was changed. Name another file.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 in %n row(s) would be lost.</source>
        <translation>
            <numerusform>%1 in %n row would be lost.</numerusform>
            <numerusform>%1 in %n rows would be lost.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The tables are not what the scripts make at this revision: %n difference(s). Nothing was changed.</source>
        <translation>
            <numerusform>The tables are not what the scripts make at this revision: %n difference. Nothing was changed.</numerusform>
            <numerusform>The tables are not what the scripts make at this revision: %n differences. Nothing was changed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) are not as they should be.</source>
        <translation>
            <numerusform>%n thing is not as it should be.</numerusform>
            <numerusform>%n things are not as they should be.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) are wrong with the data.</source>
        <translation>
            <numerusform>%n thing is wrong with the data.</numerusform>
            <numerusform>%n things are wrong with the data.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s)</source>
        <translation>
            <numerusform>%n object</numerusform>
            <numerusform>%n objects</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 from %n row(s)</source>
        <translation>
            <numerusform>%1 from %n row</numerusform>
            <numerusform>%1 from %n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fault(s): see above what to do.</source>
        <translation>
            <numerusform>%n fault: see above what to do.</numerusform>
            <numerusform>%n faults: see above what to do.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing is broken; %n line(s) advise something.</source>
        <translation>
            <numerusform>Nothing is broken; %n line advises something.</numerusform>
            <numerusform>Nothing is broken; %n lines advise something.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>database</name>
    <message numerus="yes">
        <source>The query was stopped after %n second(s), its time limit. Nothing was changed; ask for fewer rows, or give it more time.</source>
        <translation>
            <numerusform>The query was stopped after %n second, its time limit. Nothing was changed; ask for fewer rows, or give it more time.</numerusform>
            <numerusform>The query was stopped after %n seconds, its time limit. Nothing was changed; ask for fewer rows, or give it more time.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>doctor</name>
    <message numerus="yes">
        <source>%n font family(ies), drawn by %1</source>
        <translation>
            <numerusform>%n font family, drawn by %1</numerusform>
            <numerusform>%n font families, drawn by %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) are wrong</source>
        <translation>
            <numerusform>%n thing is wrong</numerusform>
            <numerusform>%n things are wrong</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>answers within %1 ms; %n lock(s) waited for</source>
        <translation>
            <numerusform>answers within %1 ms; %n lock is waited for</numerusform>
            <numerusform>answers within %1 ms; %n locks are waited for</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::BulkCommands</name>
    <message numerus="yes">
        <source>%n row(s) copied; a spreadsheet takes them. Secrets are left out.</source>
        <translation>
            <numerusform>%n row copied; a spreadsheet takes it. Secrets are left out.</numerusform>
            <numerusform>%n rows copied; a spreadsheet takes them. Secrets are left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: pasted %n row(s)</source>
        <translation>
            <numerusform>%1: pasted %n row</numerusform>
            <numerusform>%1: pasted %n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: “%2” filled down into %n row(s)</source>
        <translation>
            <numerusform>%1: “%2” filled down into %n row</numerusform>
            <numerusform>%1: “%2” filled down into %n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::BulkDialog</name>
    <message numerus="yes">
        <source>The %n selected row(s)</source>
        <translation>
            <numerusform>The %n selected row</numerusform>
            <numerusform>The %n selected rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n row(s) that are shown</source>
        <translation>
            <numerusform>The %n row that is shown</numerusform>
            <numerusform>All %n rows that are shown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %2 of “%3”, %n row(s)</source>
        <translation>
            <numerusform>%1: %2 of “%3”, %n row</numerusform>
            <numerusform>%1: %2 of “%3”, %n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %2 to “%3”, %n row(s)</source>
        <translation>
            <numerusform>%1: %2 to “%3”, %n row</numerusform>
            <numerusform>%1: %2 to “%3”, %n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: “%2” cleared in %n row(s)</source>
        <translation>
            <numerusform>%1: “%2” cleared in %n row</numerusform>
            <numerusform>%1: “%2” cleared in %n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: “%2” set for %n row(s)</source>
        <translation>
            <numerusform>%1: “%2” set for %n row</numerusform>
            <numerusform>%1: “%2” set for %n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::CheckupTab</name>
    <message numerus="yes">
        <source>%n thing(s) need a look.</source>
        <translation>
            <numerusform>%n thing needs a look.</numerusform>
            <numerusform>%n things need a look.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::CloseQuestion</name>
    <message numerus="yes">
        <source>%n change(s) not saved yet. Without saving they are lost.</source>
        <translation>
            <numerusform>%n change not saved yet. Without saving it is lost.</numerusform>
            <numerusform>%n changes not saved yet. Without saving they are lost.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::ConflictDialog</name>
    <message numerus="yes">
        <source>Another program changed %n record(s) that you changed too. Nothing was saved and nothing is lost: choose what shall stand.</source>
        <translation>
            <numerusform>Another program changed %n record that you changed too. Nothing was saved and nothing is lost: choose what shall stand.</numerusform>
            <numerusform>Another program changed %n records that you changed too. Nothing was saved and nothing is lost: choose what shall stand.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Another program changed %n record(s) of this step since. Nothing was taken back so far: choose what shall stand.</source>
        <translation>
            <numerusform>Another program changed %n record of this step since. Nothing was taken back so far: choose what shall stand.</numerusform>
            <numerusform>Another program changed %n records of this step since. Nothing was taken back so far: choose what shall stand.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::DeleteDialog</name>
    <message numerus="yes">
        <source>Delete %n record(s)?</source>
        <translation>
            <numerusform>Delete %n record?</numerusform>
            <numerusform>Delete %n records?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mark %n record(s) as deleted?</source>
        <translation>
            <numerusform>Mark %n record as deleted?</numerusform>
            <numerusform>Mark %n records as deleted?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::DraftDialog</name>
    <message numerus="yes">
        <source>Shopbook did not end properly last time. %n row(s) had changes that were not saved; they were kept on this computer.</source>
        <translation>
            <numerusform>Shopbook did not end properly last time. %n row had changes that were not saved; they were kept on this computer.</numerusform>
            <numerusform>Shopbook did not end properly last time. %n rows had changes that were not saved; they were kept on this computer.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::PageFooter</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <comment>rows</comment>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::PendingDialog</name>
    <message numerus="yes">
        <source>%n row(s) with changes that are not saved yet.</source>
        <translation>
            <numerusform>%n row with changes that are not saved yet.</numerusform>
            <numerusform>%n rows with changes that are not saved yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… and %n more</numerusform>
            <numerusform>… and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::PlanDialog</name>
    <message numerus="yes">
        <source>%n row(s) change.</source>
        <translation>
            <numerusform>%n row changes.</numerusform>
            <numerusform>%n rows change.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new row(s).</source>
        <translation>
            <numerusform>%n new row.</numerusform>
            <numerusform>%n new rows.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) have that value already.</source>
        <translation>
            <numerusform>%n cell has that value already.</numerusform>
            <numerusform>%n cells have that value already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) or line(s) are not taken; they stand first in the list, with the reason.</source>
        <translation>
            <numerusform>%n cell or line is not taken; it stands first in the list, with the reason.</numerusform>
            <numerusform>%n cells or lines are not taken; they stand first in the list, with the reason.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::Reassign</name>
    <message numerus="yes">
        <source>What hangs on %n row(s) of “%1” is given to the other one, and these rows are deleted. Everything else in those records stays: prices, payments, times.</source>
        <translation>
            <numerusform>What hangs on %n row of “%1” is given to the other one, and this row is deleted. Everything else in those records stays: prices, payments, times.</numerusform>
            <numerusform>What hangs on %n rows of “%1” is given to the other one, and these rows are deleted. Everything else in those records stays: prices, payments, times.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n row(s) given over and deleted</source>
        <translation>
            <numerusform>%1: %n row given over and deleted</numerusform>
            <numerusform>%1: %n rows given over and deleted</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::RecordCard</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::RepairDialog</name>
    <message numerus="yes">
        <source>These are the first %n row(s); repair again for the rest.</source>
        <translation>
            <numerusform>This is the first %n row; repair again for the rest.</numerusform>
            <numerusform>These are the first %n rows; repair again for the rest.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n time(s) cannot be known. What shall stand there:</source>
        <translation>
            <numerusform>%n time cannot be known. What shall stand there:</numerusform>
            <numerusform>%n times cannot be known. What shall stand there:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::ReplaceDialog</name>
    <message numerus="yes">
        <source>All %n row(s) that are shown</source>
        <translation>
            <numerusform>The %n row that is shown</numerusform>
            <numerusform>All %n rows that are shown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The %n selected row(s)</source>
        <translation>
            <numerusform>The %n selected row</numerusform>
            <numerusform>The %n selected rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: replaced “%2” by “%3” in %n row(s)</source>
        <translation>
            <numerusform>%1: replaced “%2” by “%3” in %n row</numerusform>
            <numerusform>%1: replaced “%2” by “%3” in %n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::SaveTrouble</name>
    <message numerus="yes">
        <source>There are %n more problem(s).</source>
        <translation>
            <numerusform>There is %n more problem.</numerusform>
            <numerusform>There are %n more problems.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::StatusLine</name>
    <message numerus="yes">
        <source>Not saved: %n change(s)</source>
        <translation>
            <numerusform>Not saved: %n change</numerusform>
            <numerusform>Not saved: %n changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::StoreView</name>
    <message numerus="yes">
        <source>The check-up found %n thing(s) that need a look.</source>
        <translation>
            <numerusform>The check-up found %n thing that needs a look.</numerusform>
            <numerusform>The check-up found %n things that need a look.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::VersionsPage</name>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n step</numerusform>
            <numerusform>%n steps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) touched</source>
        <translation>
            <numerusform>%n row touched</numerusform>
            <numerusform>%n rows touched</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Would be lost: %1 in %n row(s).</source>
        <translation>
            <numerusform>Would be lost: %1 in %n row.</numerusform>
            <numerusform>Would be lost: %1 in %n rows.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::diagram</name>
    <message numerus="yes">
        <source>%1, %n column(s).</source>
        <translation>
            <numerusform>%1, %n column.</numerusform>
            <numerusform>%1, %n columns.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::finding::FilterDialog</name>
    <message numerus="yes">
        <source>%n row(s) found</source>
        <translation>
            <numerusform>%n row found</numerusform>
            <numerusform>%n rows found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::queries</name>
    <message numerus="yes">
        <source>a list of %n object(s)</source>
        <translation>
            <numerusform>a list of %n object</numerusform>
            <numerusform>a list of %n objects</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>a list of %n row(s)</source>
        <translation>
            <numerusform>a list of %n row</numerusform>
            <numerusform>a list of %n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::queries::QuestionView</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the first %Ln row(s) are shown, there are more: “Limits” says how many are loaded, “Export” writes all of them</source>
        <translation>
            <numerusform>the first %Ln row is shown, there are more: “Limits” says how many are loaded, “Export” writes all of them</numerusform>
            <numerusform>the first %Ln rows are shown, there are more: “Limits” says how many are loaded, “Export” writes all of them</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::queries::ResultExport</name>
    <message numerus="yes">
        <source>%Ln row(s) were written to “%1”.</source>
        <translation>
            <numerusform>%Ln row was written to “%1”.</numerusform>
            <numerusform>%Ln rows were written to “%1”.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::queries::ResultModel</name>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>%n byte</numerusform>
            <numerusform>%n bytes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::queries::ResultPanel</name>
    <message numerus="yes">
        <source>The first %n row(s) are shown.</source>
        <translation>
            <numerusform>The first %n row is shown.</numerusform>
            <numerusform>The first %n rows are shown.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::queries::RunBar</name>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>migration</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) will be made: %1. Every value stays.</source>
        <translation>
            <numerusform>%n change will be made: %1. Every value stays.</numerusform>
            <numerusform>%n changes will be made: %1. Every value stays.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 in %n row(s)</source>
        <translation>
            <numerusform>%1 in %n row</numerusform>
            <numerusform>%1 in %n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>query</name>
    <message numerus="yes">
        <source>Right: %n row(s).</source>
        <translation>
            <numerusform>Right: %n row.</numerusform>
            <numerusform>Right: %n rows.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) are missing.</source>
        <translation>
            <numerusform>%n row is missing.</numerusform>
            <numerusform>%n rows are missing.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) are too many.</source>
        <translation>
            <numerusform>%n row is too many.</numerusform>
            <numerusform>%n rows are too many.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <comment>values after those that are named</comment>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 became %2</source>
        <translation>
            <numerusform>%1 became %2</numerusform>
            <numerusform>%1 became %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>records</name>
    <message numerus="yes">
        <source>Nothing was saved, %n fields need a look. The first: %1 Your changes are still here.</source>
        <translation>
            <numerusform>Nothing was saved, %n field needs a look. The first: %1 Your changes are still here.</numerusform>
            <numerusform>Nothing was saved, %n fields need a look. The first: %1 Your changes are still here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing was saved: %n rows were changed by another program since they were read. Choose for each whether their values or yours stay.</source>
        <translation>
            <numerusform>Nothing was saved: %n row was changed by another program since it was read. Choose whether its values or yours stay.</numerusform>
            <numerusform>Nothing was saved: %n rows were changed by another program since they were read. Choose for each whether their values or yours stay.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing was deleted: other rows point to %n of the rows. Archive them instead, or delete those rows first.</source>
        <translation>
            <numerusform>Nothing was deleted: other rows point to %n of the rows. Archive it instead, or delete those rows first.</numerusform>
            <numerusform>Nothing was deleted: other rows point to %n of the rows. Archive them instead, or delete those rows first.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>reports</name>
    <message numerus="yes">
        <source>%n purchases</source>
        <translation>
            <numerusform>%n purchase</numerusform>
            <numerusform>%n purchases</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s).</source>
        <translation>
            <numerusform>%n row.</numerusform>
            <numerusform>%n rows.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>schema</name>
    <message numerus="yes">
        <source>%1 must be at least %n characters long; it has %2 now.</source>
        <extracomment>%1 is the field at the beginning of the sentence, %2 how long the text is now.</extracomment>
        <translation>
            <numerusform>%1 must be at least %n character long; it has %2 now.</numerusform>
            <numerusform>%1 must be at least %n characters long; it has %2 now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 may be at most %n characters long; it has %2 now.</source>
        <extracomment>%1 is the field at the beginning of the sentence, %2 how long the text is now.</extracomment>
        <translation>
            <numerusform>%1 may be at most %n character long; it has %2 now.</numerusform>
            <numerusform>%1 may be at most %n characters long; it has %2 now.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>schema::counted</name>
    <message numerus="yes">
        <source>%1 category(ies)</source>
        <translation>
            <numerusform>%1 category</numerusform>
            <numerusform>%1 categories</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 customer(s)</source>
        <translation>
            <numerusform>%1 customer</numerusform>
            <numerusform>%1 customers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 product(s)</source>
        <translation>
            <numerusform>%1 product</numerusform>
            <numerusform>%1 products</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 purchase(s)</source>
        <translation>
            <numerusform>%1 purchase</numerusform>
            <numerusform>%1 purchases</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 person(s)</source>
        <translation>
            <numerusform>%1 person</numerusform>
            <numerusform>%1 people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 number(s)</source>
        <translation>
            <numerusform>%1 number</numerusform>
            <numerusform>%1 numbers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tables</name>
    <message numerus="yes">
        <source>%1: add %n row(s)</source>
        <translation>
            <numerusform>%1: add %n row</numerusform>
            <numerusform>%1: add %n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: edit %n row(s)</source>
        <translation>
            <numerusform>%1: edit %n row</numerusform>
            <numerusform>%1: edit %n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: delete %n row(s)</source>
        <translation>
            <numerusform>%1: delete %n row</numerusform>
            <numerusform>%1: delete %n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: restore %n row(s)</source>
        <translation>
            <numerusform>%1: restore %n row</numerusform>
            <numerusform>%1: restore %n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: archive %n row(s)</source>
        <translation>
            <numerusform>%1: archive %n row</numerusform>
            <numerusform>%1: archive %n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: take %n row(s) out of the archive</source>
        <translation>
            <numerusform>%1: take %n row out of the archive</numerusform>
            <numerusform>%1: take %n rows out of the archive</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Restore %n change(s)</source>
        <translation>
            <numerusform>Restore %n change</numerusform>
            <numerusform>Restore %n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Drop %n change(s)</source>
        <translation>
            <numerusform>Drop %n change</numerusform>
            <numerusform>Drop %n changes</numerusform>
        </translation>
    </message>
</context>
</TS>
