; SPDX-License-Identifier: GPL-3.0-or-later
; shopbook-VERSION-setup.exe. packaging/windows/build defines VERSION, STAGE (the folder that becomes "bin"), OUTPUT, ICON,
; PICTURE (the last page's) and SIZE (KB).
;
;   /S          without questions            /CURRENTUSER  for this person, without an administrator (the default)
;   /D=FOLDER   into it; the last word       /ALLUSERS     for everybody; needs an administrator
; Exit code: 0 done, 1 left by the person, 2 failed, 3 a newer version is there, 4 Shopbook is running, 5 no right,
; 6 no space. Whenever it is not 0, what was there before is as it was.
;
; All files lie in FOLDER\bin. The new ones are unpacked to bin.new beside it; two renames put them in its place.
Unicode true
Target amd64-unicode
!include MUI2.nsh
!include LogicLib.nsh
!include FileFunc.nsh
!include WordFunc.nsh
!include nsDialogs.nsh

Name "Shopbook"
OutFile "${OUTPUT}"
RequestExecutionLevel user
ManifestDPIAware true
SetCompressor /SOLID lzma
SetDateSave off
AllowSkipFiles off
BrandingText "Shopbook ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "Shopbook"
VIAddVersionKey "CompanyName" "The Shopbook project"
VIAddVersionKey "FileDescription" "Shopbook ${VERSION} setup"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "GPL-3.0-or-later"
!ifdef SIGN
    !finalize '${SIGN} "%1"'
    !uninstfinalize '${SIGN} "%1"'
!endif

!define OWN_KEY "Software\Shopbook"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Shopbook"
!define DOCUMENT "Shopbook.Database"
!define EXIT_FAILED 2
!define EXIT_NEWER 3
!define EXIT_RUNNING 4
!define EXIT_NO_RIGHT 5
!define EXIT_NO_SPACE 6

Var everybody ; 1 = for all people of this computer
Var given     ; 1 = the command line said for whom
Var problem   ; a sentence; "" = none
Var code      ; the exit code that belongs to it
Var onlyMe
Var chosen    ; the folder that /D= named

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${PICTURE}"
!define MUI_ABORTWARNING
Page custom whoPage whoLeft
!define MUI_PAGE_CUSTOMFUNCTION_LEAVE folderLeft
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_RUN "$INSTDIR\bin\shopbook.exe"
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "Russian"
!include "${__FILEDIR__}/texts.nsh"
!include "${__FILEDIR__}/shared.nsh"
!insertmacro shared ""
!insertmacro shared "un."

; --- Setup
Function usualFolder
    Call forWhom
    ${If} $chosen != ""
        StrCpy $INSTDIR $chosen
        Return
    ${EndIf}
    ReadRegStr $INSTDIR SHCTX "${OWN_KEY}" "Folder"
    ${If} $INSTDIR != ""
        Return
    ${EndIf}
    ${If} $everybody == 1
        StrCpy $INSTDIR "$PROGRAMFILES64\Shopbook"
    ${Else}
        StrCpy $INSTDIR "$LOCALAPPDATA\Programs\Shopbook"
    ${EndIf}
FunctionEnd

; Newer than this one: what the registry says of the person or the computer, and what lies in the folder.
Function checkNewer
    ReadRegStr $0 SHCTX "${OWN_KEY}" "Version"
    ReadRegStr $1 SHCTX "${OWN_KEY}" "Folder"
    ${If} $0 != ""
    ${AndIf} ${FileExists} "$1\bin\shopbook.exe"
        Call compare
    ${EndIf}
    ${If} $problem == ""
    ${AndIf} ${FileExists} "$INSTDIR\bin\shopbook.exe"
        ${GetFileVersion} "$INSTDIR\bin\shopbook.exe" $0
        StrCpy $1 $INSTDIR
        Call compare
    ${EndIf}
FunctionEnd
; $0: a version that is installed in $1.
Function compare
    ${VersionCompare} "$0" "${VERSION}.0" $2
    ${If} $2 == 1
        ${WordFind} "$0" "." "E-1{" $3 ; 0.1.0 and 0.1.0.0 are the same to people
        StrCpy $code ${EXIT_NEWER}
        StrCpy $problem "$(isNewer)"
    ${EndIf}
FunctionEnd

Function checkSpace
    StrCpy $3 $INSTDIR
    ${DoUntil} ${FileExists} "$3\*.*"
        ${GetParent} "$3" $3
        ${If} $3 == ""
            Return
        ${EndIf}
    ${Loop}
    System::Call 'kernel32::GetDiskFreeSpaceExW(w r3, *l.r4, *l, *l)i.r5'
    ${If} $5 != 0
        System::Int64Op $4 / 1024
        Pop $4
        System::Int64Op $4 < ${SIZE}
        Pop $5
        ${If} $5 == 1
            StrCpy $code ${EXIT_NO_SPACE}
            IntOp $6 ${SIZE} / 1024
            StrCpy $problem "$(noSpace)"
        ${EndIf}
    ${EndIf}
FunctionEnd

Function checkTarget
    StrCpy $problem ""
    Call checkNewer
    ${If} $problem == ""
        Call checkRunning
    ${EndIf}
    ${If} $problem == ""
        Call checkSpace
    ${EndIf}
FunctionEnd

Function .onInit
    StrCpy $everybody 0
    StrCpy $given 0
    ${GetParameters} $0
    ClearErrors
    ${GetOptions} "$0" "/ALLUSERS" $1
    ${IfNot} ${Errors}
        StrCpy $everybody 1
        StrCpy $given 1
    ${EndIf}
    ClearErrors
    ${GetOptions} "$0" "/CURRENTUSER" $1
    ${IfNot} ${Errors}
        StrCpy $everybody 0
        StrCpy $given 1
    ${EndIf}
    ClearErrors
    UserInfo::GetAccountType
    Pop $1
    ${If} $everybody == 1
    ${AndIf} $1 != "Admin"
        StrCpy $code ${EXIT_NO_RIGHT}
        StrCpy $problem "$(noAdministrator)"
        Call fail
    ${EndIf}
    Call forWhom
    Call withoutBackslash
    StrCpy $chosen $INSTDIR
    Call usualFolder
    StrCpy $problem ""
    Call checkNewer
    ${If} $problem != ""
        Call fail
    ${EndIf}
FunctionEnd

Function whoPage
    ${If} $given == 1
        Abort
    ${EndIf}
    !insertmacro MUI_HEADER_TEXT "$(whoTitle)" "$(whoText)"
    nsDialogs::Create 1018
    Pop $0
    ${NSD_CreateRadioButton} 0 10u 100% 12u "$(whoMe)"
    Pop $onlyMe
    ${NSD_CreateRadioButton} 0 30u 100% 12u "$(whoAll)"
    Pop $1
    ${If} $everybody == 1
        ${NSD_Check} $1
    ${Else}
        ${NSD_Check} $onlyMe
    ${EndIf}
    nsDialogs::Show
FunctionEnd
Function whoLeft
    ${NSD_GetState} $onlyMe $0
    ${If} $0 == ${BST_CHECKED}
        StrCpy $everybody 0
    ${Else}
        UserInfo::GetAccountType
        Pop $1
        ${If} $1 != "Admin"
            ExecShell "runas" "$EXEPATH" "/ALLUSERS"
            Quit
        ${EndIf}
        StrCpy $everybody 1
    ${EndIf}
    Call usualFolder
FunctionEnd
Function folderLeft
    Call checkTarget
    ${If} $problem != ""
        MessageBox MB_OK|MB_ICONSTOP "$problem"
        Abort
    ${EndIf}
FunctionEnd

Section "Shopbook"
    Call forWhom
    ; What a run left that was broken off.
    ${IfNot} ${FileExists} "$INSTDIR\bin\*.*"
    ${AndIf} ${FileExists} "$INSTDIR\bin.old\*.*"
        Rename "$INSTDIR\bin.old" "$INSTDIR\bin"
    ${EndIf}
    RMDir /r "$INSTDIR\bin.new"
    Call checkTarget
    ${If} $problem != ""
        Call fail
    ${EndIf}

    ReadRegStr $5 SHCTX "${OWN_KEY}" "Folder"
    StrCpy $code ${EXIT_NO_RIGHT}
    StrCpy $problem "$(noRight)"
    ClearErrors
    SetOverwrite try
    SetOutPath "$INSTDIR\bin.new"
    File /r "${STAGE}\*"
    ${If} ${Errors}
        Call giveUp
    ${EndIf}
    SetOutPath "$TEMP" ; the current folder of a program cannot be renamed
    ${If} ${FileExists} "$INSTDIR\bin\*.*"
        StrCpy $9 "$INSTDIR\bin.old"
        Call removeListed
        ClearErrors
        Rename "$INSTDIR\bin" "$INSTDIR\bin.old"
        ${If} ${Errors}
            StrCpy $code ${EXIT_RUNNING}
            StrCpy $problem "$(isRunning)"
            Call giveUp
        ${EndIf}
    ${EndIf}
    ClearErrors
    Rename "$INSTDIR\bin.new" "$INSTDIR\bin"
    ${If} ${Errors}
        Rename "$INSTDIR\bin.old" "$INSTDIR\bin"
        Call giveUp
    ${EndIf}
    Call putAwayOld

    WriteUninstaller "$INSTDIR\Uninstall.exe"
    Call register
    Call removeMoved
SectionEnd

; $5: where it was installed before. If that is another folder, its programs go, and nothing else. One folder may have
; several names, so a file tells.
Function removeMoved
    ${If} $5 == ""
        Return
    ${EndIf}
    FileOpen $0 "$INSTDIR\bin.here" w
    FileClose $0
    ${IfNot} ${FileExists} "$5\bin.here"
        StrCpy $9 "$5\bin"
        Call removeListed
        Delete "$5\Uninstall.exe"
        RMDir "$5"
    ${EndIf}
    Delete "$INSTDIR\bin.here"
FunctionEnd

Function giveUp
    SetOutPath "$TEMP"
    RMDir /r "$INSTDIR\bin.new"
    RMDir "$INSTDIR" ; only if it is empty
    Call fail
FunctionEnd

; What a person put beside our programs goes along into the new folder.
Function putAwayOld
    StrCpy $9 "$INSTDIR\bin.old"
    Call removeListed
    FindFirst $8 $7 "$INSTDIR\bin.old\*.*"
    ${DoWhile} $7 != ""
        ${If} $7 != "."
        ${AndIf} $7 != ".."
            ${IfNot} ${FileExists} "$INSTDIR\bin\$7"
                Rename "$INSTDIR\bin.old\$7" "$INSTDIR\bin\$7"
            ${EndIf}
        ${EndIf}
        FindNext $8 $7
    ${Loop}
    FindClose $8
    RMDir "$INSTDIR\bin.old"
    ClearErrors
FunctionEnd

Function register
    WriteRegStr SHCTX "${OWN_KEY}" "Folder" "$INSTDIR"
    WriteRegStr SHCTX "${OWN_KEY}" "Version" "${VERSION}"
    CreateShortcut "$SMPROGRAMS\Shopbook.lnk" "$INSTDIR\bin\shopbook.exe" "" "" "" SW_SHOWNORMAL "" "$(shortcut)"

    WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayName" "Shopbook"
    WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
    WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\bin\shopbook.exe"
    WriteRegStr SHCTX "${UNINSTALL_KEY}" "Publisher" "The Shopbook project"
    WriteRegStr SHCTX "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
    WriteRegStr SHCTX "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\Uninstall.exe"'
    WriteRegStr SHCTX "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\Uninstall.exe" /S'
    WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "EstimatedSize" ${SIZE}
    WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "NoModify" 1
    WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "NoRepair" 1

    ; Under "Open with" only: whatever opens such files today goes on doing so.
    WriteRegStr SHCTX "Software\Classes\${DOCUMENT}" "" "$(document)"
    WriteRegStr SHCTX "Software\Classes\${DOCUMENT}\DefaultIcon" "" "$INSTDIR\bin\shopbook.exe,0"
    WriteRegStr SHCTX "Software\Classes\${DOCUMENT}\shell\open" "FriendlyAppName" "Shopbook"
    WriteRegStr SHCTX "Software\Classes\${DOCUMENT}\shell\open\command" "" '"$INSTDIR\bin\shopbook.exe" "%1"'
    WriteRegStr SHCTX "Software\Classes\.db\OpenWithProgids" "${DOCUMENT}" ""
    System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
FunctionEnd

; --- Uninstaller
Function un.onInit
    SetRegView 64
    Call un.withoutBackslash
    StrCpy $everybody 0
    ReadRegStr $0 HKLM "${OWN_KEY}" "Folder"
    ${If} $0 == $INSTDIR
        StrCpy $everybody 1
    ${EndIf}
    UserInfo::GetAccountType
    Pop $1
    ${If} $everybody == 1
    ${AndIf} $1 != "Admin"
        ${IfNot} ${Silent}
            ExecShell "runas" "$INSTDIR\Uninstall.exe"
            Quit
        ${EndIf}
        StrCpy $code ${EXIT_NO_RIGHT}
        StrCpy $problem "$(noAdministrator)"
        Call un.fail
    ${EndIf}
    Call un.forWhom
FunctionEnd

Section "Uninstall"
    StrCpy $problem ""
    Call un.checkRunning
    ${If} $problem != ""
        Call un.fail
    ${EndIf}
    StrCpy $9 "$INSTDIR\bin"
    Call un.removeListed
    RMDir /r "$INSTDIR\bin.new"
    StrCpy $9 "$INSTDIR\bin.old"
    Call un.removeListed
    Delete "$SMPROGRAMS\Shopbook.lnk"

    DeleteRegKey SHCTX "${UNINSTALL_KEY}"
    DeleteRegValue SHCTX "${OWN_KEY}" "Folder"
    DeleteRegValue SHCTX "${OWN_KEY}" "Version"
    DeleteRegKey /ifempty SHCTX "${OWN_KEY}"
    DeleteRegKey SHCTX "Software\Classes\${DOCUMENT}"
    DeleteRegValue SHCTX "Software\Classes\.db\OpenWithProgids" "${DOCUMENT}"
    DeleteRegKey /ifempty SHCTX "Software\Classes\.db\OpenWithProgids"
    DeleteRegKey /ifempty SHCTX "Software\Classes\.db"
    System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'

    Delete "$INSTDIR\Uninstall.exe"
    SetOutPath "$TEMP"
    RMDir "$INSTDIR" ; stays if a person keeps something there

    SetShellVarContext current
    ${If} ${FileExists} "$LOCALAPPDATA\shopbook\*.*"
        MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON1 "$(keepData)" /SD IDYES IDYES kept
        RMDir /r "$LOCALAPPDATA\shopbook"
        RMDir /r "$APPDATA\shopbook"
    kept:
    ${EndIf}
SectionEnd
