@echo off
rem Starts sops4j on Windows. SOPS4J_JAVA names the java program, else JAVA_HOME, else PATH.
setlocal
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
if defined SOPS4J_JAVA set "java=%SOPS4J_JAVA%"
"%java%" -XX:TieredStopAtLevel=1 -XX:-UsePerfData -Xshare:auto -Xlog:disable -XX:+DisplayVMOutputToStderr %SOPS4J_JAVA_OPTS% -cp "%~dp0..\lib\*" io.github.sops4j.cli.Main %*
exit /b %errorlevel%
