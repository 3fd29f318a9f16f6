"""Opens exported files with lm-evaluation-harness's own functions and with pandas: open_exported.py FOLDER."""

import json
import pathlib
import sys

import pandas
from lm_eval.utils import (
    get_file_task_name,
    get_latest_filename,
    get_results_filenames,
    get_sample_results_filenames,
    make_table,
)

names = [str(path) for path in pathlib.Path(sys.argv[1]).rglob("*") if path.is_file()]
with open(get_latest_filename(get_results_filenames(names)), encoding="utf-8") as file:
    results = json.load(file)
print(make_table(results))
if "groups" in results:
    print(make_table(results, "groups"))

opened = 0
for name in get_sample_results_filenames(names):
    task = get_file_task_name(pathlib.Path(name).name)
    samples = pandas.read_json(name, lines=True)
    for of_filter, rows in samples.groupby("filter"):
        for metric in ("exact_match", "acc", "acc_norm"):
            score = results["results"][task].get(f"{metric},{of_filter}")
            if score is not None:
                assert abs(rows[metric].astype(float).mean() - score) < 1e-12, (task, metric)
                opened += 1
print(f"{opened} scores computed again from the samples")
assert opened >= 3, names
