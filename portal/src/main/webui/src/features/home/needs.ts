import type { Deployment } from '../../api/deployments';
import type { Release } from '../../api/releases';
import { useSession } from '../../api/session';
import type { Run } from '../../api/training';
import { t } from '../../i18n';
import { useHasRole } from '../../session/team';

export interface Need {
  key: string;
  state: string;
  text: string;
  detail: string | null;
  to: string;
  at: string;
}

const RECENT_MILLIS = 14 * 86_400_000;
const recent = (at: string | null) => at !== null && Date.now() - Date.parse(at) < RECENT_MILLIS;

/** What a person has to look at: approvals they may give first, then what was refused or failed lately. */
export function useNeeds(releases: Release[], runs: Run[], deployments: Deployment[]): Need[] {
  const user = useSession()?.user;
  const releaser = useHasRole('releaser');
  const mine = (release: Release) => release.requested_by === user?.id || release.requested_by === user?.name;
  const approvals = releases.filter((release) => release.state === 'AWAITING_APPROVAL' && releaser && !mine(release));
  const refused = releases.filter((release) => ['REFUSED', 'FAILED'].includes(release.state) && recent(release.requested_at));
  return [
    ...approvals.map((release) => need(release, t('Approve {model} v{version} → {alias}', words(release)))),
    ...refused.map((release) => need(release, t('{model} v{version} → {alias} was not released', words(release)))),
    ...runs
      .filter((run) => (run.state === 'FAILED' || run.health?.state === 'FAILED') && recent(run.created_at))
      .map((run) => ({
        key: run.id,
        state: 'FAILED',
        text: t('Run {name} failed', { name: run.name || run.id }),
        detail: run.message,
        to: `training/runs/${run.id}`,
        at: run.finished_at ?? run.created_at,
      })),
    ...deployments
      .filter((deployment) => deployment.state === 'FAILED' && recent(deployment.created_at))
      .map((deployment) => ({
        key: deployment.id,
        state: 'FAILED',
        text: t('Deployment of {model} v{version} failed', { model: deployment.model, version: deployment.version }),
        detail: deployment.message,
        to: `deployments/${deployment.id}`,
        at: deployment.created_at,
      })),
  ];
}

const words = (release: Release) => ({ model: release.model, version: release.version, alias: release.alias });

function need(release: Release, text: string): Need {
  const missing = release.gates.find((gate) => gate.state !== 'PASS');
  return {
    key: release.id,
    state: release.state,
    text,
    detail: release.message ?? missing?.detail ?? null,
    to: `releases/${release.id}`,
    at: release.requested_at,
  };
}
