"""An unmodified MLflow client against the front door: tracking in one service, registry and artifacts in another."""
import os
import pathlib
import sys
import tempfile
import uuid

import mlflow
from mlflow import MlflowClient
from mlflow.exceptions import MlflowException

mlflow.set_tracking_uri(os.environ["LANDBRIDGE_URL"])
mlflow.set_registry_uri(os.environ["LANDBRIDGE_URL"])
client = MlflowClient()
name = "front-door-" + uuid.uuid4().hex[:8]


def check(what, fine):
    print(("ok " if fine else "FAILED ") + what, flush=True)
    if not fine:
        sys.exit(1)


folder = pathlib.Path(tempfile.mkdtemp())
code = folder / "model.py"
code.write_text(
    "import mlflow\n"
    "class Doubler(mlflow.pyfunc.PythonModel):\n"
    "    def predict(self, context, model_input: list[int], params=None):\n"
    "        return [2 * value for value in model_input]\n"
    "mlflow.models.set_model(Doubler())\n"
)
mlflow.set_experiment(name)
with mlflow.start_run(run_name="first") as run:
    mlflow.log_params({"rate": 0.1, "layers": 2})
    for step in range(5):
        mlflow.log_metric("loss", 1.0 / (step + 1), step=step)
    mlflow.log_text("hello", "notes/hello.txt")
    info = mlflow.pyfunc.log_model(name="model", python_model=str(code), registered_model_name=name)
check("the run is found by its metric", [r.info.run_id for r in mlflow.search_runs(
    experiment_names=[name], filter_string="metrics.loss < 0.3 and params.layers = '2'", output_format="list")] == [run.info.run_id])
check("the history has every step", [m.value for m in client.get_metric_history(run.info.run_id, "loss")] == [1.0, 0.5, 1 / 3, 0.25, 0.2])
check("an artifact comes back", mlflow.artifacts.load_text(run.info.artifact_uri + "/notes/hello.txt") == "hello")
versions = client.search_model_versions(f"name = '{name}'")
check("the model is registered", [v.version for v in versions] in (["1"], [1]))
client.set_registered_model_alias(name, "champion", "1")
loaded = mlflow.pyfunc.load_model(f"models:/{name}@champion")
check("the model loads by its alias", loaded.predict([1, 2, 3]) == [2, 4, 6])
try:
    client.set_registered_model_alias(name, "production", "1")
    check("production is refused", False)
except MlflowException as refused:
    print(refused)
    check("the refusal is a permission", refused.error_code == "PERMISSION_DENIED")
    check("the refusal names what is missing", "parity" in str(refused).lower() and "certificate" in str(refused).lower())
