"""The registry and artifact calls of the real MLflow client, one line a check.

Needs MLFLOW_TRACKING_URI and MLFLOW_TRACKING_TOKEN; the first argument is an empty directory.
"""

import os
import sys
from pathlib import Path

import mlflow
from mlflow import MlflowClient
from mlflow.exceptions import MlflowException
from mlflow.store.artifact.artifact_repository_registry import get_artifact_repository

work = Path(sys.argv[1])
client = MlflowClient()


def check(what, holds):
    print(("ok    " if holds else "FAILED ") + what, flush=True)
    if not holds:
        sys.exit(1)


def refused(what, code, call, *needles):
    try:
        call()
    except MlflowException as e:
        text = str(e)
        check(f"{what} is refused as {e.error_code}: {text[:100]}", e.error_code == code)
        for needle in needles:
            check(f"  and says {needle!r}", needle in text)
        return
    check(f"{what} is refused", False)


print("mlflow", mlflow.__version__)

# artifacts through the proxy
local = work / "model"
(local / "data").mkdir(parents=True)
(local / "MLmodel").write_text("flavors: {}\nmodel_uuid: 1\n")
(local / "data" / "weights.txt").write_text("w" * 100_000)
(local / "data" / "ünïcode name.txt").write_text("x")
run = "1f0c" * 8
root = f"mlflow-artifacts:/7/{run}/artifacts"
repo = get_artifact_repository(root)
repo.log_artifacts(str(local), "model")
listed = [(f.path, f.is_dir, f.file_size) for f in repo.list_artifacts("model")]
check("a directory is listed", listed == [("model/MLmodel", False, 26), ("model/data", True, None)])
check("a file lists nothing", repo.list_artifacts("model/MLmodel") == [])
below = [f.path for f in repo.list_artifacts("model/data")]
check("names may hold spaces and accents", below == ["model/data/weights.txt", "model/data/ünïcode name.txt"])
back = Path(repo.download_artifacts("model", str(work)))
check("a tree comes back", (back / "data" / "weights.txt").read_text() == "w" * 100_000)

pickle = work / "model.pkl"
pickle.write_bytes(b"cposix\nsystem\n(S'true'\ntR.")
try:
    repo.log_artifact(str(pickle))
    check("a pickle is refused", False)
except Exception as e:
    check("a pickle is refused with 403 and the finding", "403" in str(e) and "posix.system" in str(e))

# multipart
os.environ["MLFLOW_ENABLE_PROXY_MULTIPART_UPLOAD"] = "true"
os.environ["MLFLOW_ENABLE_PROXY_MULTIPART_DOWNLOAD"] = "true"
os.environ["MLFLOW_MULTIPART_UPLOAD_MINIMUM_FILE_SIZE"] = "1000000"
os.environ["MLFLOW_MULTIPART_UPLOAD_CHUNK_SIZE"] = "700001"
os.environ["MLFLOW_MULTIPART_DOWNLOAD_CHUNK_SIZE"] = "900001"
large = work / "large.bin.txt"
large.write_bytes(os.urandom(3_000_000))
repo.log_artifact(str(large), "big")
fetched = Path(repo.download_artifacts("big/large.bin.txt", str(work / "data2") if (work / "data2").mkdir() else str(work / "data2")))
check("a file in parts of 700,001 bytes comes back", fetched.read_bytes() == large.read_bytes())
for name in list(os.environ):
    if "MULTIPART" in name:
        del os.environ[name]

# registered models
client.create_registered_model("py-adder", tags={"task": "sum"}, description="adds")
refused("a second model of the name", "RESOURCE_ALREADY_EXISTS", lambda: client.create_registered_model("py-adder"))
refused("a model that is not there", "RESOURCE_DOES_NOT_EXIST", lambda: client.get_registered_model("nothing"))
refused("a bad name", "INVALID_PARAMETER_VALUE", lambda: client.create_registered_model("../etc"))
model = client.get_registered_model("py-adder")
check("a model keeps its description and tags", model.description == "adds" and model.tags == {"task": "sum"})
client.update_registered_model("py-adder", "adds two numbers")
client.set_registered_model_tag("py-adder", "owner", "ada")
client.delete_registered_model_tag("py-adder", "task")
model = client.get_registered_model("py-adder")
check("a model can be described and tagged", model.description == "adds two numbers" and model.tags == {"owner": "ada"})
client.create_registered_model("py-temporary")
client.rename_registered_model("py-temporary", "py-renamed")
check("a model can be renamed", client.get_registered_model("py-renamed").name == "py-renamed")

# versions
first = client.create_model_version("py-adder", f"{root}/model", run_id=run, tags={"a": "1"}, description="one")
check("the first version is 1 and ready", (first.version, first.status) == ("1", "READY"))
check("a version knows its run and source", first.run_id == run and first.source == f"{root}/model")
second = client.create_model_version("py-adder", f"runs:/{run}/model", run_id=run)
copied = client.copy_model_version("models:/py-adder/1", "py-copy")
check("a version can be copied", copied.name == "py-copy" and copied.version == "1")
refused("a source elsewhere", "INVALID_PARAMETER_VALUE", lambda: client.create_model_version("py-adder", "s3://bucket/x"))
refused("a source without files", "RESOURCE_DOES_NOT_EXIST", lambda: client.create_model_version("py-adder", "mlflow-artifacts:/7/none"))
client.update_model_version("py-adder", "2", "two")
client.set_model_version_tag("py-adder", "2", "quality", "good")
client.set_model_version_tag("py-adder", "2", "other", "x")
client.delete_model_version_tag("py-adder", "2", "other")
two = client.get_model_version("py-adder", "2")
check("a version can be described and tagged", two.description == "two" and two.tags == {"quality": "good"})

# the files of a version are its own
repo.delete_artifacts("model")
check("artifacts can be deleted", repo.list_artifacts("model") == [])
client.set_registered_model_alias("py-adder", "Champion", "2")
got = Path(mlflow.artifacts.download_artifacts("models:/py-adder@champion", dst_path=str(work / "two") if (work / "two").mkdir() else str(work / "two")))
check("a version's files outlive their source", (got / "data" / "weights.txt").read_text() == "w" * 100_000)
got = mlflow.artifacts.download_artifacts("models:/py-adder/1/data/weights.txt")
check("one file of a version can be fetched", Path(got).read_text() == "w" * 100_000)
uri = client.get_model_version_download_uri("py-adder", "1")
versioned = get_artifact_repository(uri)
check("a version's files are listed", [f.path for f in versioned.list_artifacts()] == ["MLmodel", "data"])
try:
    versioned.log_artifact(str(large))
    check("a version's files cannot change", False)
except Exception as e:
    check("a version's files cannot change", "403" in str(e))

# a model that MLflow itself wrote

script = work / "adder.py"
script.write_text(
    "import mlflow\n\nclass Adder(mlflow.pyfunc.PythonModel):\n"
    "    def predict(self, context, model_input, params=None):\n        return [sum(model_input)]\n\n"
    "mlflow.models.set_model(Adder())\n"
)
mlflow.pyfunc.save_model(str(work / "written"), python_model=str(script), pip_requirements=[])
repo.log_artifacts(str(work / "written"), "written")
client.create_registered_model("written-by-mlflow")
client.create_model_version("written-by-mlflow", f"{root}/written")
client.set_registered_model_alias("written-by-mlflow", "champion", "1")
loaded = mlflow.pyfunc.load_model("models:/written-by-mlflow@champion")
check("a model that MLflow wrote is loaded by its alias and predicts", loaded.predict([1.0, 2.5]) == [3.5])

# aliases and stages
check("an alias is read", client.get_model_version_by_alias("py-adder", "champion").version == "2")
check("a model shows its aliases", client.get_registered_model("py-adder").aliases == {"champion": "2"})
refused("a version under an alias", "RESOURCE_CONFLICT", lambda: client.delete_model_version("py-adder", "2"), "champion")
client.delete_registered_model_alias("py-adder", "champion")
client.delete_registered_model_alias("py-adder", "champion")
refused("an alias that is gone", "RESOURCE_DOES_NOT_EXIST", lambda: client.get_model_version_by_alias("py-adder", "champion"))
archived = client.transition_model_version_stage("py-adder", "1", "archived")
check("a version is archived", archived.current_stage == "Archived")
latest = client.get_latest_versions("py-adder", ["None", "Archived"])
check("the latest of each stage", [(v.version, v.current_stage) for v in latest] == [("2", "None"), ("1", "Archived")])
client.transition_model_version_stage("py-adder", "1", "None")
check("a version leaves the archive", client.get_model_version("py-adder", "1").current_stage == "None")
refused("the stage Staging", "PERMISSION_DENIED", lambda: client.transition_model_version_stage(
    "py-adder", "2", "Staging", archive_existing_versions=True), "portability", "parity")
gate = lambda: client.set_registered_model_alias("py-adder", "production", "1")
for what, call in (
    ("the alias production", gate),
    ("the stage Production", lambda: client.transition_model_version_stage("py-adder", "1", "Production")),
):
    refused(
        what,
        "PERMISSION_DENIED",
        call,
        "portability",
        "evaluation",
        "golden trace",
        "parity",
        "certificate",
        "second person",
    )

# search
names = lambda found: [m.name for m in found]
check("search by name", names(client.search_registered_models("name = 'py-adder'")) == ["py-adder"])
check("search by LIKE", names(client.search_registered_models("name LIKE 'py-%'", order_by=["name DESC"])) == ["py-renamed", "py-copy", "py-adder"])
check("search by ILIKE", names(client.search_registered_models("name ILIKE 'PY-A%'")) == ["py-adder"])
check("search by tag", names(client.search_registered_models("tags.owner = 'ada' AND tags.`owner` LIKE 'a%'")) == ["py-adder"])
page = client.search_registered_models("name LIKE 'py-%'", max_results=2)
rest = client.search_registered_models("name LIKE 'py-%'", max_results=2, page_token=page.token)
check("pages join", names(page) + names(rest) == ["py-adder", "py-copy", "py-renamed"] and not rest.token)
found = client.search_model_versions(f"run_id = '{run}' and name = 'py-adder'", order_by=["version_number ASC"])
check("versions by run", [v.version for v in found] == ["1", "2"])
found = client.search_model_versions("name = 'py-adder' AND tags.quality = 'good'")
check("versions by tag", [v.version for v in found] == ["2"])
found = client.search_model_versions("name IN ('py-adder', 'py-copy') AND version_number <= 1", order_by=["name"])
check("versions by number", [(v.name, v.version) for v in found] == [("py-adder", "1"), ("py-copy", "1")])
refused("a filter nobody understands", "INVALID_PARAMETER_VALUE", lambda: client.search_registered_models("colour ~ 'red'"))

# deletion
client.delete_model_version("py-adder", "1")
refused("a deleted version", "RESOURCE_DOES_NOT_EXIST", lambda: client.get_model_version("py-adder", "1"))
client.delete_registered_model("py-copy")
refused("a deleted model", "RESOURCE_DOES_NOT_EXIST", lambda: client.get_registered_model("py-copy"))
client.create_registered_model("py-copy")
check("a deleted name can be used again", client.get_registered_model("py-copy").latest_versions == [])
print("done")
