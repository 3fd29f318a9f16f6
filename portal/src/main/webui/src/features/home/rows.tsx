import type { Deployment } from '../../api/deployments';
import { aliasName, type Model } from '../../api/models';
import type { Release } from '../../api/releases';
import type { Run } from '../../api/training';
import { duration } from '../../format/time';
import { t } from '../../i18n';
import { Chip, Numerics } from '../../ui/Chip';
import { Progress } from '../../ui/Facts';
import { TeamLink } from '../../ui/Link';
import { Status } from '../../ui/Status';
import { Time } from '../../ui/Time';
import type { Need } from './needs';

export function NeedRows({ needs }: { needs: Need[] }) {
  if (needs.length === 0) return <p className="empty quiet">{t('Nothing waits for you.')}</p>;
  return (
    <ul className="list-rows">
      {needs.map((need) => (
        <li key={need.key}>
          <div className="what">
            <TeamLink to={need.to}>{need.text}</TeamLink>
            {need.detail ? <div className="clip quiet" title={need.detail}>{need.detail}</div> : null}
          </div>
          <Status state={need.state} />
          <span className="when"><Time at={need.at} /></span>
        </li>
      ))}
    </ul>
  );
}

export function RunRows({ runs }: { runs: Run[] }) {
  return runs.map((run) => (
    <li key={run.id}>
      <div className="what clip">
        <TeamLink to={`training/runs/${run.id}`}>{run.name || run.id}</TeamLink> <span className="quiet">{run.recipe} · {run.preset}</span>
      </div>
      <span style={{ width: 150 }}><Progress share={run.progress} label={run.name} /></span>
      <span className="when">{run.eta_seconds === null ? '' : t('{time} left', { time: duration(run.eta_seconds) })}</span>
    </li>
  ));
}

export function ReleaseRows({ releases }: { releases: Release[] }) {
  return releases.map((release) => {
    const done = release.steps.filter((step) => step.state === 'SUCCEEDED').length;
    const step = release.steps.find((row) => row.state === 'RUNNING');
    return (
      <li key={release.id}>
        <div className="what clip">
          <TeamLink to={`releases/${release.id}`}>{`${release.model} v${release.version} → ${release.alias}`}</TeamLink>{' '}
          <span className="quiet">{step?.name}</span>
        </div>
        <span style={{ width: 150 }}><Progress share={done / Math.max(1, release.steps.length)} label={release.alias} /></span>
      </li>
    );
  });
}

export function DeploymentRows({ deployments }: { deployments: Deployment[] }) {
  if (deployments.length === 0) return <p className="empty quiet">{t('No deployment is up. A release starts one by itself.')}</p>;
  return (
    <ul className="list-rows">
      {deployments.map((deployment) => (
        <li key={deployment.id}>
          <div className="what clip">
            <TeamLink to={`deployments/${deployment.id}`}>{`${deployment.model} v${deployment.version}`}</TeamLink>{' '}
            <Numerics numerics={deployment.numerics} label={deployment.numerics_label} />
          </div>
          {deployment.routes.map((route) => <span key={route.name} className="tag">{route.name}</span>)}
          <Chip chip={deployment.chip} />
          <Status state={deployment.state} />
        </li>
      ))}
    </ul>
  );
}

export function VersionRows({ models }: { models: Model[] }) {
  if (models.length === 0) return <p className="empty quiet">{t('No model yet. A training run registers one when it succeeds.')}</p>;
  return (
    <ul className="list-rows">
      {models.map((model) => (
        <li key={model.name}>
          <div className="what clip">
            <TeamLink to={`models/${model.name}`}>{model.name}</TeamLink>
          </div>
          {model.aliases.map((alias) => <span key={aliasName(alias)} className="tag">{`${alias.name} → v${alias.version}`}</span>)}
          {model.latest_version ? <TeamLink to={`models/${model.name}/v/${model.latest_version}`}>v{model.latest_version}</TeamLink> : null}
          <span className="when"><Time at={model.updated_at} /></span>
        </li>
      ))}
    </ul>
  );
}
