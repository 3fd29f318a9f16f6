"""MLflow's Python client against the tracking door; MLFLOW_TRACKING_URI and MLFLOW_TRACKING_TOKEN name it."""

import math
import sys

import mlflow
import pandas
from mlflow import MlflowClient
from mlflow.entities import Metric, Param, RunTag, ViewType
from mlflow.exceptions import MlflowException, RestException


def check(name, condition):
    print(("ok " if condition else "FAILED ") + name)
    if not condition:
        sys.exit(1)


def refused(name, code, call):
    try:
        call()
    except MlflowException as e:
        check(f"{name}: {e.error_code}", e.error_code == code)
    else:
        check(name + ": was not refused", False)


client = MlflowClient()
mlflow.set_experiment("python-client")
experiment = mlflow.get_experiment_by_name("python-client")
check("experiment", experiment.experiment_id.isdigit() and experiment.lifecycle_stage == "active")

frame = pandas.DataFrame({"x": [1, 2, 3], "y": [2, 4, 6]})
with mlflow.start_run(run_name="parent") as parent:
    mlflow.log_params({"lr": 0.1, "model": "LineNet"})
    mlflow.set_tag("phase", "it's on")
    for step in range(5):
        mlflow.log_metric("val loss", 1.0 / (step + 1), step=step)
    mlflow.log_metric("nan", float("nan"))
    mlflow.log_metric("inf", float("inf"))
    mlflow.log_input(mlflow.data.from_pandas(frame, name="triples"), context="training")
    with mlflow.start_run(run_name="child", nested=True) as child:
        mlflow.log_param("lr", 0.2)
        mlflow.log_metric("val loss", 0.05)

run = client.get_run(parent.info.run_id)
check("status and end", run.info.status == "FINISHED" and run.info.end_time >= run.info.start_time)
check("params", run.data.params == {"lr": "0.1", "model": "LineNet"})
check("newest metric", run.data.metrics["val loss"] == 0.2)
check("nan and infinity", math.isnan(run.data.metrics["nan"]) and math.isinf(run.data.metrics["inf"]))
check("tags", run.data.tags["phase"] == "it's on" and run.data.tags["mlflow.runName"] == "parent")
used = run.inputs.dataset_inputs[0]
check("dataset", used.dataset.name == "triples" and used.tags[0].value == "training")
check("history", [m.step for m in client.get_metric_history(run.info.run_id, "val loss")] == [0, 1, 2, 3, 4])

ids = [experiment.experiment_id]


def found(text, order=None):
    return [r.info.run_name for r in client.search_runs(ids, text, order_by=order)]


for text, names in {
    "params.model ILIKE 'line%'": ["parent"],
    "metrics.`val loss` < 0.1": ["child"],
    'metrics."val loss" >= 0.05 and params.lr = "0.1"': ["parent"],
    "tags.phase IS NULL": ["child"],
    f"tags.mlflow.parentRunId = '{parent.info.run_id}'": ["child"],
    f"attributes.run_id IN ('{parent.info.run_id}', '{'0' * 32}')": ["parent"],
    "dataset.name = 'triples' AND datasets.context = 'training'": ["parent"],
    "attributes.status = 'FINISHED' AND start_time > 0 AND run_name LIKE 'par%'": ["parent"],
    "metrics.nan > 0": [],
    "metrics.nan != 1": ["parent"],
}.items():
    check(f"search {text}", found(text) == names)
check("order by metric", found("", ["metrics.`val loss` ASC"]) == ["child", "parent"])
check("order, missing last", found("", ["params.model DESC"]) == ["parent", "child"])
page = client.search_runs(ids, max_results=1)
rest = client.search_runs(ids, max_results=1, page_token=page.token)
check("paging", {page[0].info.run_id, rest[0].info.run_id} == {parent.info.run_id, child.info.run_id} and not rest.token)
refused("OR", "INVALID_PARAMETER_VALUE", lambda: found("params.a = 'b' OR params.c = 'd'"))
refused("unquoted", "INVALID_PARAMETER_VALUE", lambda: found("params.a = b"))

batch = client.create_run(ids[0]).info.run_id
points = [Metric(f"m{i}", i, 1000 + i, i) for i in range(1000)]
client.log_batch(batch, metrics=points)
client.log_batch(batch, metrics=points, synchronous=True)
check("a repeated batch is one batch", len(client.get_metric_history(batch, "m7")) == 1)
client.log_metric(batch, "late", 5, timestamp=10, step=10)
client.log_metric(batch, "late", 1, timestamp=20, step=3)
check("out of order", client.get_run(batch).data.metrics["late"] == 5)
client.log_batch(batch, params=[Param(f"p{i}", str(i)) for i in range(100)], tags=[RunTag("t", "1")])
client.log_param(batch, "p1", "1")
refused("changed param", "INVALID_PARAMETER_VALUE", lambda: client.log_param(batch, "p1", "2"))
store = client._tracking_client.store
refused("101 params", "INVALID_PARAMETER_VALUE",
        lambda: store.log_batch(batch, [], [Param(f"q{i}", "") for i in range(101)], []))
refused("1001 metrics", "INVALID_PARAMETER_VALUE",
        lambda: store.log_batch(batch, [Metric(f"q{i}", 1, 1, 1) for i in range(1001)], [], []))
client.delete_tag(batch, "t")
refused("missing tag", "RESOURCE_DOES_NOT_EXIST", lambda: client.delete_tag(batch, "t"))
refused("missing run", "RESOURCE_DOES_NOT_EXIST", lambda: client.get_run("0" * 32))
client.set_terminated(batch, "KILLED")
check("killed", client.get_run(batch).info.status == "KILLED")
client.delete_run(batch)
check("deleted is hidden", batch not in [r.info.run_id for r in client.search_runs(ids)])
check("deleted is found", [r.info.run_id for r in client.search_runs(ids, run_view_type=ViewType.DELETED_ONLY)] == [batch])
refused("write to deleted", "INVALID_PARAMETER_VALUE", lambda: client.log_param(batch, "z", "1"))
client.restore_run(batch)
check("restored", client.get_run(batch).info.lifecycle_stage == "active")

other = client.create_experiment("other", tags={"a": "b"})
refused("same name", "RESOURCE_ALREADY_EXISTS", lambda: client.create_experiment("other"))
client.set_experiment_tag(other, "c", "d")
check("experiment search", [e.experiment_id for e in client.search_experiments(filter_string="tags.a = 'b' AND name LIKE 'oth%'")] == [other])
client.rename_experiment(other, "renamed")
client.delete_experiment(other)
refused("run in deleted", "INVALID_PARAMETER_VALUE", lambda: client.create_run(other))
check("deleted experiment", client.get_experiment(other).lifecycle_stage == "deleted")
client.restore_experiment(other)
check("restored experiment", client.get_experiment(other).name == "renamed")
check("default experiment", client.get_experiment("0").name == "Default")

model = client.create_logged_model(ids[0], name="line", source_run_id=parent.info.run_id, params={"k": "v"}, tags={"a": "1"})
check("model id", model.model_id.startswith("m-") and len(model.model_id) == 34 and model.status == "PENDING")
client.log_metric(parent.info.run_id, "rmse", 0.3, model_id=model.model_id)
client.set_logged_model_tags(model.model_id, {"b": "2"})
client.delete_logged_model_tag(model.model_id, "a")
model = client.finalize_logged_model(model.model_id, "READY")
check("model", model.status == "READY" and model.tags == {"b": "2"} and model.params == {"k": "v"})
check("model metric", client.get_logged_model(model.model_id).metrics[0].value == 0.3)
check("model search", [m.model_id for m in client.search_logged_models(ids, "metrics.rmse < 0.5 AND name = 'line'")] == [model.model_id])
client.delete_logged_model(model.model_id)
refused("deleted model", "RESOURCE_DOES_NOT_EXIST", lambda: client.get_logged_model(model.model_id))
refused("traces", "ENDPOINT_NOT_FOUND", lambda: client.search_traces(experiment_ids=ids))
print("done")
