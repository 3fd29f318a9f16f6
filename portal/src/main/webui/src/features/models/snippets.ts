import { msg } from '../../i18n';

export interface Wanted {
  origin: string;
  team: string;
  model: string;
  version: number;
  /** v<number> or an alias. */
  revision: string;
  file: string;
}

export interface Snippet {
  tool: string;
  text: string;
  note?: string;
}

const XET = msg('HF_HUB_DISABLE_XET=1 matters from huggingface_hub 1.20 on: without it the client asks for a storage that only the Hub has.');

/** How the tools a team already has read this version. */
export function snippets({ origin, team, model, version, revision, file }: Wanted): Snippet[] {
  const repository = `${team}/${model}`;
  const isVersion = revision === `v${version}`;
  const uri = isVersion ? `models:/${model}/${version}` : `models:/${model}@${revision}`;
  return [
    {
      tool: 'huggingface_hub',
      note: XET,
      text: `export HF_ENDPOINT=${origin}\nexport HF_HUB_DISABLE_XET=1 HF_TOKEN=$LANDBRIDGE_TOKEN\npython - <<'END'\nfrom huggingface_hub import snapshot_download\nprint(snapshot_download("${repository}", revision="${revision}"))\nEND`,
    },
    { tool: 'hf', text: `export HF_ENDPOINT=${origin}\nexport HF_HUB_DISABLE_XET=1 HF_TOKEN=$LANDBRIDGE_TOKEN\nhf download ${repository} --revision ${revision}` },
    {
      tool: 'MLflow',
      text: `export MLFLOW_TRACKING_URI=${origin}\nexport MLFLOW_TRACKING_TOKEN=$LANDBRIDGE_TOKEN MLFLOW_WORKSPACE=${team}\npython - <<'END'\nimport mlflow\nprint(mlflow.artifacts.download_artifacts("${uri}"))\nEND`,
    },
    {
      tool: 'Java',
      text: `LandbridgeClient landbridge = LandbridgeClient.at("${origin}")\n    .token(System.getenv("LANDBRIDGE_TOKEN")).team("${team}").connect();\nlandbridge.pull("${model}", ${version}, Path.of("${model}")).run();`,
    },
    { tool: 'CLI', text: `export LANDBRIDGE_URL=${origin}\n./landbridge model pull ${model}@${isVersion ? version : revision} ./${model}` },
    {
      tool: 'curl',
      text: `curl -L -O ${origin}/${repository}/resolve/${revision}/${file} \\\n  -H "Authorization: Bearer $LANDBRIDGE_TOKEN"`,
    },
  ];
}
