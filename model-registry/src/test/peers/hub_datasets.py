"""Drives datasets at the Hugging Face door with an unmodified huggingface_hub. The first failure ends it."""

import json
import os
import sys
import tempfile
import urllib.request
from pathlib import Path

import huggingface_hub
from huggingface_hub import CommitOperationAdd, CommitOperationDelete, HfApi, hf_hub_download, snapshot_download
from huggingface_hub.errors import EntryNotFoundError, HfHubHTTPError, RepositoryNotFoundError, RevisionNotFoundError

ENDPOINT, MEMBER, STRANGER = (os.environ[name] for name in ("HF_ENDPOINT", "MEMBER_TOKEN", "STRANGER_TOKEN"))
REPO = "lab/rows-" + huggingface_hub.__version__.replace(".", "-")
KIND = {"repo_id": REPO, "repo_type": "dataset"}
WORK = Path(tempfile.mkdtemp(prefix="hub-datasets-"))
api = HfApi(endpoint=ENDPOINT, token=MEMBER)


def check(what, holds):
    print(("ok    " if holds else "FAIL  ") + what, flush=True)
    if not holds:
        sys.exit(1)


def refused(kind, call, *texts):
    try:
        call()
    except kind as error:
        return all(text in str(error) for text in texts)
    return False


def rows(count, word):
    return "".join(json.dumps({"prompt": f"{n}+{n}=", "answer": word}) + "\n" for n in range(count))


def page(url):
    """What a list answers, and the address of its next page."""
    request = urllib.request.Request(url, headers={"Authorization": f"Bearer {MEMBER}"})
    with urllib.request.urlopen(request) as response:
        link = response.headers.get("Link")
        return json.load(response), link and link[1:link.index(">")]


print("huggingface_hub", huggingface_hub.__version__, flush=True)
api.create_repo(**KIND)
api.create_repo(**KIND, exist_ok=True)
check("a second creation is a conflict", refused(HfHubHTTPError, lambda: api.create_repo(**KIND), "409"))
check("a new dataset has a commit and no files", len(api.dataset_info(REPO).sha) == 40 and api.list_repo_files(**KIND) == [])

source = WORK / "source"
(source / "data").mkdir(parents=True)
(source / "README.md").write_text("---\nlicense: apache-2.0\n---\n# Rows\n")
(source / "data" / "train.jsonl").write_text(rows(30_000, "sum"))
(source / "data" / "test.jsonl").write_text(rows(7, "sum"))
first = api.upload_folder(**KIND, folder_path=source, commit_message="First rows")
check("upload_folder makes a commit", len(first.oid) == 40)
info = api.dataset_info(REPO, files_metadata=True)
check("the info names its files", info.sha == first.oid and sorted(f.rfilename for f in info.siblings) == [
    "README.md", "data/test.jsonl", "data/train.jsonl"])
check("the same folder again makes no new version", api.upload_folder(
    **KIND, folder_path=source, commit_message="Again").oid == first.oid)

target = WORK / "target"
snapshot_download(**KIND, local_dir=target, endpoint=ENDPOINT, token=MEMBER)
check("snapshot_download brings every byte", all(
    (target / p.relative_to(source)).read_bytes() == p.read_bytes() for p in source.rglob("*") if p.is_file()))

second = api.create_commit(**KIND, commit_message="More rows", parent_commit=first.oid, operations=[
    CommitOperationAdd("data/train.jsonl", rows(40, "more").encode()), CommitOperationDelete("README.md")])
check("a commit makes the next version", api.dataset_info(REPO).sha == second.oid
      and api.dataset_info(REPO, revision="v1").sha == first.oid)
check("one upon an old parent is a 412", refused(HfHubHTTPError, lambda: api.create_commit(
    **KIND, commit_message="late", parent_commit=first.oid, operations=[CommitOperationAdd("late.txt", b"x")]), "412"))
old = hf_hub_download(REPO, "README.md", repo_type="dataset", revision=first.oid, endpoint=ENDPOINT, token=MEMBER)
check("an older version keeps its files", Path(old).read_text().endswith("# Rows\n"))
check("the tree has folders", {e.path for e in api.list_repo_tree(**KIND)} == {"data"})
check("the history goes back", [c.title for c in api.list_repo_commits(**KIND)][:2] == ["More rows", "First rows"])
check("the only branch is main", [b.name for b in api.list_repo_refs(**KIND).branches] == ["main"])
check("datasets are listed", REPO in [d.id for d in api.list_datasets(author="lab")]
      and REPO not in [d.id for d in HfApi(endpoint=ENDPOINT, token=STRANGER).list_datasets()])

api.create_repo(REPO + "-b", repo_type="dataset")
api.upload_file(repo_id=REPO + "-b", repo_type="dataset", path_in_repo="a.jsonl", path_or_fileobj=rows(1, "x").encode())
listed, link = page(f"{ENDPOINT}/api/datasets?author=lab&limit=1")
check("a page of datasets has no more than was asked for", len(listed) == 1 and link is not None)
check("the next page goes on behind it", page(link)[0][0]["id"] > listed[0]["id"])
history, link = page(f"{ENDPOINT}/api/datasets/{REPO}/commits/main?limit=1")
check("a page of a history too", [c["title"] for c in history] == ["More rows"]
      and page(link)[0][0]["title"] == "First rows")

check("a row that is no object is refused with its line", refused(HfHubHTTPError, lambda: api.upload_file(
    **KIND, path_in_repo="data/bad.jsonl", path_or_fileobj=b'{"a": 1}\n[2]\n'), "Line 2", "bad.jsonl"))
check("a missing file is told", refused(EntryNotFoundError, lambda: hf_hub_download(
    REPO, "nothing", repo_type="dataset", endpoint=ENDPOINT, token=MEMBER)))
check("a missing revision is told", refused(RevisionNotFoundError, lambda: api.dataset_info(REPO, revision="v9")))
check("another team's dataset is hidden", refused(
    RepositoryNotFoundError, lambda: HfApi(endpoint=ENDPOINT, token=STRANGER).dataset_info(REPO)))
check("a model of the name is another thing", refused(RepositoryNotFoundError, lambda: api.model_info(REPO)))
check("a dataset is not deleted here", refused(HfHubHTTPError, lambda: api.delete_repo(**KIND), "models only"))
print("all checks passed")
