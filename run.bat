@echo off
rem Sets up on first use, then opens the window (Windows 10 or later, Python 3.11 or later).
setlocal
cd /d "%~dp0"
where py >nul 2>nul && (set PY=py -3) || (set PY=python)
if not exist .venv\Scripts\python.exe (
  %PY% -m venv .venv || goto :nopython
)
fc /b requirements\run.lock .venv\installed.lock >nul 2>nul || (
  .venv\Scripts\python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps --only-binary :all: -r requirements\run.lock || goto :failed
  copy /y requirements\run.lock .venv\installed.lock >nul
)
if "%~1"=="" (
  start "" .venv\Scripts\pythonw main.py
) else (
  .venv\Scripts\python main.py %*
)
exit /b %errorlevel%
:nopython
echo Can cai Python 3.11 tro len, co tich "Add python.exe to PATH".
exit /b 1
:failed
echo Chua cai duoc thu vien. Kiem tra mang roi chay lai run.bat.
exit /b 1
