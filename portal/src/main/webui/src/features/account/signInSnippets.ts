import { msg } from '../../i18n';

interface Snippet {
  tool: string;
  text: string;
  note?: string;
}

/** How each tool is told the server and the token. */
export function signInSnippets(origin: string, team: string, token: string): Snippet[] {
  return [
    { tool: 'MLflow', text: `export MLFLOW_TRACKING_URI=${origin}\nexport MLFLOW_TRACKING_TOKEN=${token}\nexport MLFLOW_WORKSPACE=${team}`, note: msg('Without a workspace the first of your teams is meant.') },
    { tool: 'huggingface_hub', text: `export HF_ENDPOINT=${origin}\nexport HF_TOKEN=${token}\nexport HF_HUB_DISABLE_XET=1`, note: msg('HF_HUB_DISABLE_XET=1 matters from huggingface_hub 1.20 on: without it the client asks for a storage that only the Hub has.') },
    { tool: 'landbridge', text: `export LANDBRIDGE_URL=${origin}\nexport LANDBRIDGE_TOKEN=${token}\n./landbridge model list` },
    { tool: 'Java', text: `LandbridgeClient.at("${origin}").token("${token}").team("${team}").connect()` },
    { tool: 'curl', text: `curl ${origin}/api/v1/models \\\n  -H "Authorization: Bearer ${token}" -H 'X-Landbridge-Team: ${team}'` },
    { tool: 'git-lfs, Basic', text: `curl -u any:${token} ${origin}/api/v1/models`, note: msg('Where a tool knows only a name and a password: any name, and the token as the password.') },
  ];
}
