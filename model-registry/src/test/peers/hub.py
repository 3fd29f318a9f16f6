"""Drives the Hugging Face door with an unmodified huggingface_hub. One line a check; the first failure ends it."""

import hashlib
import http.client
import json
import os
import random
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from pathlib import Path

import huggingface_hub
from huggingface_hub import CommitOperationAdd, CommitOperationCopy, CommitOperationDelete, HfApi
from huggingface_hub import hf_hub_download, snapshot_download
from huggingface_hub.errors import EntryNotFoundError, GatedRepoError, HfHubHTTPError
from huggingface_hub.errors import RepositoryNotFoundError, RevisionNotFoundError

ENDPOINT = os.environ["HF_ENDPOINT"]
MEMBER, RELEASER, STRANGER = (os.environ[name] for name in ("MEMBER_TOKEN", "RELEASER_TOKEN", "STRANGER_TOKEN"))
NAME = os.environ.get("MODEL", "hub-" + huggingface_hub.__version__.replace(".", "-"))
REPO = "lab/" + NAME
WORK = Path(tempfile.mkdtemp(prefix="hub-peer-"))
MIB = 1 << 20

api = HfApi(endpoint=ENDPOINT, token=MEMBER)


def check(what, holds):
    print(("ok    " if holds else "FAIL  ") + what, flush=True)
    if not holds:
        sys.exit(1)


def refused(kind, call, *texts):
    try:
        call()
    except kind as error:
        return all(text in str(error) for text in texts) or print(error)
    return False


def safetensors(seed, size):
    """A file of one tensor of about that many random bytes."""
    elements = size // 4
    header = json.dumps({f"w{seed}": {"dtype": "F32", "shape": [elements], "data_offsets": [0, elements * 4]}}).encode()
    return len(header).to_bytes(8, "little") + header + random.Random(seed).randbytes(elements * 4)


class Wire:
    """Stands between client and server: remembers the ranges that were asked for, and can be slow or cut the line."""

    def __init__(self):
        self.ranges, self.slow, self.cut_after = [], False, None
        host, port = ENDPOINT.split("//")[1].split(":")
        self.target = (host, int(port))
        self.server = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self.server.getsockname()[1]}"
        # where the server sends its clients for large files: they shall come here for those too
        self.elsewhere = os.environ.get("DIRECT", "nowhere").encode()
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            client, _ = self.server.accept()
            upstream = socket.create_connection(self.target)
            threading.Thread(target=self.copy, args=(client, upstream, True), daemon=True).start()
            threading.Thread(target=self.copy, args=(upstream, client, False), daemon=True).start()

    def copy(self, source, sink, asks):
        sent = 0
        try:
            while data := source.recv(65536):
                if asks:
                    self.ranges += [line for line in data.decode("latin-1").split("\r\n") if line.lower().startswith("range:")]
                else:
                    data = data.replace(self.elsewhere, self.address.encode())
                    time.sleep(0.01 if self.slow else 0)
                sink.sendall(data)
                sent += len(data)
                if not asks and self.cut_after is not None and sent > self.cut_after:
                    self.cut_after = None
                    break
        except OSError:
            pass
        for end in (source, sink):
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass


def sha(path):
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()


def answer(method, path):
    connection = http.client.HTTPConnection(ENDPOINT.split("//")[1])
    connection.request(method, path, headers={"Authorization": "Bearer " + MEMBER})
    response = connection.getresponse()
    connection.close()
    return response.status, response.getheader("Location", "")


print("huggingface_hub", huggingface_hub.__version__, flush=True)
who = api.whoami()
check("whoami names the person and the team", who["name"] == "ada" and "lab" in [org["name"] for org in who["orgs"]])
check("a wrong token is a 401 that says so", refused(
    HfHubHTTPError, lambda: HfApi(endpoint=ENDPOINT, token="hf_wrong").model_info(REPO), "401"))

api.create_repo(REPO)
api.create_repo(REPO, exist_ok=True)
check("a second creation is a conflict", refused(HfHubHTTPError, lambda: api.create_repo(REPO), "409"))
check("an empty repository has a commit and no files", len(api.model_info(REPO).sha) == 40 and api.list_repo_files(REPO) == [])

source = WORK / "source"
(source / "sub" / "deep").mkdir(parents=True)
(source / "config.json").write_text('{"architectures": ["LlamaForCausalLM"], "model_type": "llama"}')
(source / "README.md").write_text("---\nlicense: apache-2.0\ntags:\n- test\n---\n# Adder\n")
(source / "sub" / "deep" / "notes.txt").write_text("näh\n")
(source / "empty.txt").write_text("")
(source / "model.safetensors").write_bytes(safetensors(1, 30 * MIB))
first = api.upload_folder(repo_id=REPO, folder_path=source, commit_message="First weights")
check("upload_folder makes a commit of 40 hex digits", len(first.oid) == 40 and first.oid in first.commit_url)
info = api.model_info(REPO, files_metadata=True)
files = {file.rfilename: file for file in info.siblings}
check("the info names all files and the commit", info.sha == first.oid and sorted(files) == sorted(
    ["README.md", "config.json", "empty.txt", "model.safetensors", "sub/deep/notes.txt"]))
check("files have their size and SHA-256", files["model.safetensors"].lfs["sha256"] == sha(source / "model.safetensors")
      and files["model.safetensors"].size == (source / "model.safetensors").stat().st_size)
check("the same folder again makes no new version", api.upload_folder(
    repo_id=REPO, folder_path=source, commit_message="Again").oid == first.oid)
check("expand is understood", api.model_info(REPO, expand=["sha", "siblings"]).sha == first.oid)

target = WORK / "target"
snapshot_download(REPO, local_dir=target, endpoint=ENDPOINT, token=MEMBER)
check("snapshot_download brings every byte", all(
    sha(target / path.relative_to(source)) == sha(path) for path in source.rglob("*") if path.is_file()))
cached = snapshot_download(REPO, revision="v1", endpoint=ENDPOINT, token=MEMBER)
check("a version number is a revision", cached.endswith(first.oid))

tree = {entry.path: entry for entry in api.list_repo_tree(REPO)}
check("the tree shows files and folders", set(tree) == {"README.md", "config.json", "empty.txt", "model.safetensors", "sub"})
check("the recursive tree goes down", "sub/deep/notes.txt" in {e.path for e in api.list_repo_tree(REPO, recursive=True)})
check("paths-info finds what there is", [e.path for e in api.get_paths_info(REPO, ["config.json", "nothing", "sub"])] == ["config.json", "sub"])
check("file_exists", api.file_exists(REPO, "config.json") and not api.file_exists(REPO, "nothing"))
check("a missing file is told", refused(EntryNotFoundError, lambda: hf_hub_download(REPO, "nothing.bin", endpoint=ENDPOINT, token=MEMBER)))
check("a missing revision is told", refused(RevisionNotFoundError, lambda: api.model_info(REPO, revision="nowhere")))
check("a missing repository is told", refused(RepositoryNotFoundError, lambda: api.model_info("lab/nothing-here")))
check("a repository of another team is hidden", refused(
    RepositoryNotFoundError, lambda: HfApi(endpoint=ENDPOINT, token=STRANGER).model_info(REPO)))

second = api.create_commit(REPO, commit_message="Second weights", commit_description="better", parent_commit=first.oid, operations=[
    CommitOperationAdd("model.safetensors", safetensors(2, 3 * MIB)),
    CommitOperationAdd("vocab.txt", b"1\n2\n"),
    CommitOperationCopy("config.json", "copy/config.json"),
    CommitOperationDelete("sub/"),
    CommitOperationDelete("empty.txt"),
])
check("one commit adds, copies and deletes", set(api.list_repo_files(REPO)) == {
    "README.md", "config.json", "copy/config.json", "model.safetensors", "vocab.txt"})
check("main is the new version, v1 the old one", api.model_info(REPO).sha == second.oid and api.model_info(REPO, revision="v1").sha == first.oid)
check("a commit upon an old parent is a 412", refused(HfHubHTTPError, lambda: api.create_commit(
    REPO, commit_message="late", parent_commit=first.oid, operations=[CommitOperationAdd("late.txt", b"x")]), "412"))
again = api.create_commit(REPO, commit_message="Second weights", commit_description="better", parent_commit=first.oid, operations=[
    CommitOperationAdd("model.safetensors", safetensors(2, 3 * MIB)),
    CommitOperationAdd("vocab.txt", b"1\n2\n"),
    CommitOperationAdd("copy/config.json", (source / "config.json").read_bytes()),
    CommitOperationDelete("sub/"),
    CommitOperationDelete("empty.txt"),
])
check("the same commit sent again counts once", again.oid == second.oid)
check("the history goes back to the beginning", [commit.title for commit in api.list_repo_commits(REPO)] == [
    "Second weights", "First weights", f"Create {REPO}"])
check("a pickle is refused with the finding", refused(HfHubHTTPError, lambda: api.upload_file(
    repo_id=REPO, path_in_repo="evil.pkl", path_or_fileobj=b"\x80\x04\x95\x1d\x00\x00\x00\x00\x00\x00\x00\x8c\x05posix\x94\x8c\x06system\x94\x93\x94\x8c\x02ls\x94\x85\x94R\x94."), "evil.pkl"))
check("a path out of the repository is refused", refused((HfHubHTTPError, ValueError), lambda: api.upload_file(
    repo_id=REPO, path_in_repo="a/../../b", path_or_fileobj=b"x")))

api.create_branch(REPO, branch="try/one", revision=first.oid)
branched = api.upload_file(repo_id=REPO, path_in_repo="only-here.txt", path_or_fileobj=b"x", revision="try/one")
check("a branch has its own head", api.model_info(REPO, revision="try/one").sha == branched.oid and api.model_info(REPO).sha == second.oid)
check("files of a branch can be read", Path(hf_hub_download(
    REPO, "only-here.txt", revision="try/one", endpoint=ENDPOINT, token=MEMBER)).read_bytes() == b"x")
api.create_tag(REPO, tag="candidate", revision="v1")
api.create_tag(REPO, tag="Release-1.0", revision="v1")
refs = api.list_repo_refs(REPO)
check("refs name branches, tags and aliases", {b.name: b.target_commit for b in refs.branches} == {"main": second.oid, "try/one": branched.oid}
      and {t.name: t.target_commit for t in refs.tags} == {"candidate": first.oid, "Release-1.0": first.oid})
check("an alias is a revision", hf_hub_download(REPO, "config.json", revision="candidate", endpoint=ENDPOINT, token=MEMBER).split("/snapshots/")[1].startswith(first.oid))
check("an alias with @ is a revision", api.model_info(REPO, revision="@candidate").sha == first.oid)
api.create_tag(REPO, tag="candidate", revision="v2")
check("a tag that is an alias moves", api.model_info(REPO, revision="candidate").sha == second.oid)
check("the release gate refuses the gated alias by name", refused(
    HfHubHTTPError, lambda: api.create_tag(REPO, tag="production", revision="v1"), "403", "production"))
check("also as a branch", refused(HfHubHTTPError, lambda: api.create_branch(REPO, branch="production", revision="v1"), "403"))
api.delete_tag(REPO, tag="Release-1.0")
api.delete_branch(REPO, branch="try/one")
check("branches and tags go away", [b.name for b in api.list_repo_refs(REPO).branches] == ["main"]
      and [t.name for t in api.list_repo_refs(REPO).tags] == ["candidate"])

check("models are listed and found", REPO in [m.id for m in api.list_models(author="lab", search=NAME)]
      and REPO not in [m.id for m in HfApi(endpoint=ENDPOINT, token=STRANGER).list_models()])

stranger = HfApi(endpoint=ENDPOINT, token=STRANGER)
api.update_repo_settings(REPO, gated="manual")
check("a gated repository shows that it exists", stranger.model_info(REPO).gated == "manual")
check("its files are closed", refused(GatedRepoError, lambda: hf_hub_download(
    REPO, "config.json", endpoint=ENDPOINT, token=STRANGER, cache_dir=WORK / "stranger")))
check("auth_check says so", refused(GatedRepoError, lambda: stranger.auth_check(REPO)))
asked = urllib.request.Request(ENDPOINT + "/api/v1/access-requests", method="POST", headers={
    "Authorization": "Bearer " + STRANGER, "Content-Type": "application/json"}, data=json.dumps({"model": REPO, "message": "to serve it"}).encode())
urllib.request.urlopen(asked)
pending = api.list_pending_access_requests(REPO)
check("the owners see the request", [r.username for r in pending] == ["eve"])
check("not every member decides", refused(HfHubHTTPError, lambda: api.accept_access_request(REPO, "eve"), "403"))
HfApi(endpoint=ENDPOINT, token=RELEASER).accept_access_request(REPO, "eve")
check("after the approval the files are open", Path(hf_hub_download(
    REPO, "vocab.txt", endpoint=ENDPOINT, token=STRANGER, cache_dir=WORK / "stranger")).read_bytes() == b"1\n2\n")
check("but not for writing", refused(HfHubHTTPError, lambda: stranger.upload_file(
    repo_id=REPO, path_in_repo="x.txt", path_or_fileobj=b"x"), "403"))

if "DIRECT" in os.environ or "ADDRESS_SIGNED" in os.environ:
    large_file = f"/{REPO}/resolve/v1/model.safetensors"
    status, location = answer("GET", large_file)
    check("a large file is elsewhere", status == 302 and location.startswith("http://") and not location.startswith(ENDPOINT))
    check("but what is known of it is here", answer("HEAD", large_file) == (200, ""))
    check("and so is a small file", answer("GET", f"/{REPO}/resolve/v1/config.json") == (200, ""))

if "ADDRESS_SIGNED" not in os.environ:  # who stands in between changes the host, which S3 signs
    wire = Wire()
    wire.cut_after = 24 * MIB  # beyond the 10 MiB that clients write at once
    for attempt in range(2):
        try:
            broken = hf_hub_download(REPO, "model.safetensors", revision="v1", endpoint=wire.address, token=MEMBER, cache_dir=WORK / "cut")
            break
        except OSError as error:  # 0.36 gives up here, and goes on when it is called again
            print("      attempt", attempt, "ended with", type(error).__name__, flush=True)
    check("a download that was cut goes on where it ended", sha(broken) == sha(source / "model.safetensors")
          and any(not r.strip().endswith("=0-") for r in wire.ranges))

    wire.slow = True
    script = f"from huggingface_hub import hf_hub_download; hf_hub_download({REPO!r}, 'model.safetensors', revision='v1', endpoint={wire.address!r}, token={MEMBER!r}, cache_dir={str(WORK / 'killed')!r})"
    child = subprocess.Popen([sys.executable, "-c", script])
    for _ in range(600):
        parts = list((WORK / "killed").rglob("*.incomplete"))
        if parts and parts[0].stat().st_size > 2 * MIB:
            break
        time.sleep(0.05)
    child.kill()
    child.wait()
    kept = parts[0].stat().st_size
    wire.slow, wire.ranges = False, []
    resumed = hf_hub_download(REPO, "model.safetensors", revision="v1", endpoint=wire.address, token=MEMBER, cache_dir=WORK / "killed")
    check(f"a killed download resumes from byte {kept}", sha(resumed) == sha(source / "model.safetensors"))
    print("      ranges asked:", wire.ranges, flush=True)

large_mib = int(os.environ.get("LARGE_MIB", "40"))
if large_mib:
    large = WORK / "large.safetensors"
    large.write_bytes(safetensors(3, large_mib * MIB))
    started = time.time()
    made = api.upload_file(repo_id=REPO, path_in_repo="large.safetensors", path_or_fileobj=large, commit_message="large")
    took = time.time() - started
    started = time.time()
    got = hf_hub_download(REPO, "large.safetensors", revision=made.oid, endpoint=ENDPOINT, token=MEMBER, cache_dir=WORK / "got")
    check(f"a large file goes in parts and comes back: {took:.1f} s up, {time.time() - started:.1f} s down", sha(got) == sha(large))

spare = "lab/" + NAME + "-spare"
api.create_repo(spare)
api.move_repo(spare, spare + "-moved")
check("a repository takes another name", api.repo_exists(spare + "-moved") and not api.repo_exists(spare))
api.delete_repo(spare + "-moved")
check("and goes away", not api.repo_exists(spare + "-moved"))
print("all checks passed")
