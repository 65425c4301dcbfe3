"""A printing service of one's own: cupsd with its configuration, its spool and a backend that keeps what it gets.

It listens on a port of this machine that is free, needs no rights where it is started by a plain user, and is told
by CUPS_SERVER. Started by root it does what cupsd does then: its backend runs as root, as its mode 0700 asks.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import stat
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

_TOOLS = ("cupsd", "lpadmin", "lp", "lpstat", "cupsdisable", "cupsenable", "cupsreject", "cupsaccept", "cancel")
_SYSTEM = "/usr/sbin:/usr/bin:/sbin:/bin"
# Job, user, title, copies, options, and the file, which also comes by the standard input.
_BACKEND = """#!{python}
import json, os, sys, time
if len(sys.argv) == 1:
    print('direct keep "Unknown" "Keeps what it is given"')
    sys.exit(0)
folder = {folder!r}
job, user, title, copies, options = sys.argv[1:6]
data = open(sys.argv[6], "rb").read() if len(sys.argv) > 6 else sys.stdin.buffer.read()
kept = dict(job=int(job), title=title, copies=int(copies), options=options, queue=os.environ.get("PRINTER", ""))
name = os.path.join(folder, "%06d" % int(job))
open(name + ".pdf", "wb").write(data)
open(name + ".part", "w").write(json.dumps(kept))
os.rename(name + ".part", name + ".json")
"""
_SERVER = """
LogLevel debug
MaxLogSize 0
Listen localhost:{port}
Browsing Off
DefaultAuthType None
WebInterface No
PreserveJobFiles No
PreserveJobHistory Yes
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order deny,allow
    Allow all
  </Limit>
</Policy>
"""
_FILES = """
AccessLog {root}/access_log
ErrorLog {root}/error_log
PageLog {root}/page_log
CacheDir {root}/cache
RequestRoot {root}/spool
ServerBin {root}/bin
ServerRoot {root}/etc
StateDir {root}/state
TempDir {root}/spool/temp
DataDir /usr/share/cups
FileDevice Yes
Sandboxing Relaxed
{user}
"""


@dataclass(frozen=True, slots=True)
class KeptJob:
    """A job as the queue got it."""

    job: int
    title: str
    copies: int
    options: str
    queue: str
    data: bytes


def missing_tool() -> str:
    """What is not on this machine, "" when all is there."""
    return next((name for name in _TOOLS if shutil.which(name, path=_path()) is None), "")


class PrintService:
    """``start`` it, and ``stop`` it; ``root`` is a folder of its own."""

    def __init__(self, root: Path) -> None:
        self.root, self.kept = root, root / "kept"
        self.server = ""
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Starts it, and waits until it answers."""
        port = _free_port()
        self.server = f"localhost:{port}"
        for name in ("etc", "etc/ppd", "spool/temp", "cache", "state/certs", "bin/backend", "bin/filter", "kept"):
            (self.root / name).mkdir(parents=True)
        (self.root / "bin/daemon").symlink_to(_daemons())
        backend = self.root / "bin/backend/keep"
        backend.write_text(_BACKEND.format(python=sys.executable, folder=str(self.kept)))
        backend.chmod(stat.S_IRWXU)
        (self.root / "cupsd.conf").write_text(_SERVER.format(port=port))
        user = "User lp\nGroup lp\nSystemGroup root" if os.getuid() == 0 else _own_user()
        (self.root / "cups-files.conf").write_text(_FILES.format(root=self.root, user=user))
        command = [_tool("cupsd"), "-f", "-c", str(self.root / "cupsd.conf"), "-s", str(self.root / "cups-files.conf")]
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        self._wait_until_it_answers()

    def stop(self) -> None:
        """Ends it."""
        if self._process is not None:
            self._process.terminate()
            try:
                self._process.communicate(timeout=10)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.communicate()

    def add_queue(self, name: str, default: bool = False) -> None:
        """A queue that takes what it is given as it is."""
        self.tool("lpadmin", "-p", name, "-E", "-v", f"keep:/{name}", "-m", "raw")
        if default:
            self.tool("lpadmin", "-d", name)

    def remove_queue(self, name: str) -> None:
        """Takes a queue away, with what waits in it; one that is gone already stays gone."""
        subprocess.run(
            [_tool("cancel"), "-a", name], env=self.environment(), capture_output=True, timeout=30, check=False
        )
        subprocess.run(
            [_tool("lpadmin"), "-x", name], env=self.environment(), capture_output=True, timeout=30, check=False
        )

    def forget(self) -> None:
        """Throws away what came out."""
        for path in self.kept.iterdir():
            path.unlink()

    def tool(self, name: str, *arguments: str) -> str:
        """Runs one of the commands of CUPS; what it says."""
        done = subprocess.run(
            [_tool(name), *arguments], env=self.environment(), capture_output=True, timeout=30, check=False
        )
        assert done.returncode == 0, f"{name} {arguments}: {done.stderr.decode()}\n{self.log()}"
        return done.stdout.decode()

    def jobs(self) -> list[KeptJob]:
        """What came out, in order."""
        found = [(path, json.loads(path.read_text())) for path in sorted(self.kept.glob("*.json"))]
        return [KeptJob(**kept, data=path.with_suffix(".pdf").read_bytes()) for path, kept in found]

    def wait_for(self, count: int) -> None:
        """Until so many jobs have come out, without a turn of the window's loop."""
        end = time.monotonic() + 20
        while len(self.jobs()) < count:
            assert time.monotonic() < end, self.log()
            time.sleep(0.01)

    def waiting(self) -> int:
        """How many jobs wait in the queues."""
        return len(self.tool("lpstat", "-o").splitlines())

    def environment(self) -> dict[str, str]:
        """What the commands need to find it."""
        return {**os.environ, "CUPS_SERVER": self.server, "LC_ALL": "C.UTF-8"}

    def log(self) -> str:
        """The end of its log."""
        path = self.root / "error_log"
        return path.read_text(errors="replace")[-3000:] if path.exists() else ""

    def _wait_until_it_answers(self) -> None:
        end = time.monotonic() + 20
        assert self._process is not None
        while time.monotonic() < end:
            if self._process.poll() is not None:
                told = self._process.communicate()[1].decode(errors="replace")
                raise RuntimeError(f"cupsd does not start: {told}\n{self.log()}")
            said = subprocess.run(
                [_tool("lpstat"), "-r"], env=self.environment(), capture_output=True, timeout=30, check=False
            )
            if b"is running" in said.stdout:
                return
        raise RuntimeError(f"cupsd does not answer: {self.log()}")


def _daemons() -> Path:
    """What cupsd starts filters and backends with."""
    return next(one for one in map(Path, ("/usr/lib/cups/daemon", "/usr/libexec/cups/daemon")) if one.is_dir())


def _path() -> str:
    return f"{os.environ.get('PATH', '')}{os.pathsep}{_SYSTEM}"


def _tool(name: str) -> str:
    found = shutil.which(name, path=_path())
    assert found is not None
    return found


def _own_user() -> str:
    import grp
    import pwd

    user, group = pwd.getpwuid(os.getuid()).pw_name, grp.getgrgid(os.getgid()).gr_name
    return f"User {user}\nGroup {group}\nSystemGroup {group}"


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("localhost", 0))
        return int(found.getsockname()[1])
