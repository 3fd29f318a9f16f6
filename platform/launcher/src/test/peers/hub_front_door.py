"""An unmodified huggingface_hub against the front door."""
import hashlib
import os
import pathlib
import sys
import tempfile
import uuid

from huggingface_hub import HfApi, snapshot_download

token = os.environ["HF_TOKEN"]
api = HfApi(token=token)
repo = os.environ["LANDBRIDGE_TEAM"] + "/front-door-" + uuid.uuid4().hex[:8]


def check(what, fine):
    print(("ok " if fine else "FAILED ") + what, flush=True)
    if not fine:
        sys.exit(1)


def digests(folder):
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(pathlib.Path(folder).rglob("*"))
        if path.is_file() and ".cache" not in path.parts
    }


check("whoami", api.whoami()["name"] == os.environ["LANDBRIDGE_USER"])
source = pathlib.Path(tempfile.mkdtemp())
(source / "README.md").write_text("---\nlicense: apache-2.0\n---\n# Front door\n")
(source / "notes").mkdir()
(source / "notes" / "a.txt").write_text("a" * 1000)
(source / "data.bin.txt").write_bytes(os.urandom(12 << 20))
api.create_repo(repo)
api.upload_folder(folder_path=source, repo_id=repo)
target = snapshot_download(repo, token=token, local_dir=tempfile.mkdtemp())
check("what was uploaded comes back", digests(target) == digests(source))
served = os.environ["LANDBRIDGE_TEAM"] + "/" + os.environ["LANDBRIDGE_MODEL"]
released = snapshot_download(served, revision="production", token=token, local_dir=tempfile.mkdtemp())
check("the released model comes by its alias", "model.safetensors" in digests(released))
