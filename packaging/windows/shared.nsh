; SPDX-License-Identifier: GPL-3.0-or-later
; What setup and uninstaller share; NSIS wants a function twice, the second one named "un.". For setup.nsi, whose variables and
; exit codes these are.
!macro shared un
; Shows the sentence, or prints it where nobody is asked, and ends.
Function ${un}fail
    SetErrorLevel $code
    ${If} ${Silent}
        System::Call 'kernel32::AttachConsole(i -1)'
        System::Call 'kernel32::GetStdHandle(i -11)p.r1'
        StrLen $3 "$problem$\r$\n"
        System::Call 'kernel32::WriteConsoleW(p r1, w "$problem$\r$\n", i r3, *i, p 0)i.r2'
        ${If} $2 == 0
            ; A file or a pipe gets UTF-8, as from shopbook-cli.
            System::Alloc 8192
            Pop $4
            System::Call 'kernel32::WideCharToMultiByte(i 65001, i 0, w "$problem$\r$\n", i -1, p r4, i 8192, p 0, p 0)i.r5'
            IntOp $5 $5 - 1
            System::Call 'kernel32::WriteFile(p r1, p r4, i r5, *i, p 0)'
            System::Free $4
        ${EndIf}
    ${Else}
        MessageBox MB_OK|MB_ICONSTOP "$problem"
    ${EndIf}
    Quit
FunctionEnd

; $0: a program of ours. Windows lets nobody write into one that is running.
Function ${un}checkOne
    ${IfNot} ${FileExists} "$0"
        Return
    ${EndIf}
    System::Call 'kernel32::CreateFileW(w r0, i 0xC0000000, i 7, p 0, i 3, i 0, p 0)p.r1 ?e'
    Pop $2
    ${If} $1 != -1
        System::Call 'kernel32::CloseHandle(p r1)'
    ${ElseIf} $2 == 32
        StrCpy $code ${EXIT_RUNNING}
        StrCpy $problem "$(isRunning)"
    ${Else}
        StrCpy $code ${EXIT_NO_RIGHT}
        StrCpy $problem "$(noRight)"
    ${EndIf}
FunctionEnd
Function ${un}checkRunning
    StrCpy $0 "$INSTDIR\bin\shopbook.exe"
    Call ${un}checkOne
    ${If} $problem == ""
        StrCpy $0 "$INSTDIR\bin\shopbook-cli.exe"
        Call ${un}checkOne
    ${EndIf}
FunctionEnd

; $9: a folder that holds files.txt, the list of what a version of ours put there. Removes that and no more.
Function ${un}removeListed
    ClearErrors
    FileOpen $8 "$9\files.txt" r
    ${If} ${Errors}
        Return
    ${EndIf}
    ${Do}
        ClearErrors
        FileRead $8 $7
        ${If} ${Errors}
            ${ExitDo}
        ${EndIf}
        StrCpy $7 $7 -1 ; the line's end
        StrCpy $6 $7 1 -1
        ${If} $6 == "\"
            StrCpy $7 $7 -1
            RMDir "$9\$7"
        ${ElseIf} $7 != ""
            Delete "$9\$7"
        ${EndIf}
    ${Loop}
    FileClose $8
    Delete "$9\files.txt"
    RMDir "$9"
    ClearErrors
FunctionEnd

Function ${un}withoutBackslash
    StrCpy $0 $INSTDIR 1 -1
    ${If} $0 == "\"
        StrCpy $INSTDIR $INSTDIR -1
    ${EndIf}
FunctionEnd

Function ${un}forWhom
    SetRegView 64
    ${If} $everybody == 1
        SetShellVarContext all
    ${Else}
        SetShellVarContext current
    ${EndIf}
FunctionEnd
!macroend
