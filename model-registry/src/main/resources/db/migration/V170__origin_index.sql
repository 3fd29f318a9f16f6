-- lineage asks from datasets and checkpoints, too; from runs it already could
create index model_version_dataset on model_version (team, dataset_name, dataset_version) where dataset_name is not null;
create index model_version_checkpoint on model_version (team, checkpoint_digest) where checkpoint_digest is not null;
