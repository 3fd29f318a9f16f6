import { useDatasets } from '../../api/datasets';
import { useDeployments, isGone } from '../../api/deployments';
import { useModels } from '../../api/models';
import { useReleases } from '../../api/releases';
import { isLive, useRuns } from '../../api/training';
import { t } from '../../i18n';
import { ButtonLink } from '../../ui/Button';
import { Page } from '../../ui/Page';
import { Loaded, Panel } from '../../ui/Panel';
import { Checklist } from './Checklist';
import { DeploymentRows, NeedRows, ReleaseRows, RunRows, VersionRows } from './rows';
import { useNeeds } from './needs';

export function HomePage() {
  const runs = useRuns();
  const releases = useReleases();
  const deployments = useDeployments();
  const models = useModels({ sort: 'updated' });
  const datasets = useDatasets();
  const needs = useNeeds(releases.data ?? [], runs.data ?? [], deployments.data ?? []);
  const live = runs.data?.filter(isLive) ?? [];
  const moving = releases.data?.filter((release) => release.state === 'RUNNING') ?? [];
  const started = (releases.data ?? []).some((release) => release.state === 'RELEASED');
  const known = releases.data && runs.data && deployments.data;
  return (
    <Page title={t('Home')} actions={<ButtonLink to="training/new" tone="primary">{t('New run')}</ButtonLink>}>
      {known && datasets.data && !started ? (
        <Checklist datasets={datasets.data} runs={runs.data ?? []} releases={releases.data ?? []} />
      ) : null}
      <div className="columns">
        <div className="stack">
          <Panel title={t('Needs you')} flush>
            <Loaded query={releases}>{() => <NeedRows needs={needs} />}</Loaded>
          </Panel>
          <Panel title={t('Running')} flush>
            <Loaded query={runs}>
              {() =>
                live.length + moving.length === 0 ? (
                  <p className="empty quiet">{t('Nothing is running')}</p>
                ) : (
                  <ul className="list-rows">
                    <RunRows runs={live} />
                    <ReleaseRows releases={moving} />
                  </ul>
                )
              }
            </Loaded>
          </Panel>
        </div>
        <div className="stack">
          <Panel title={t('Live deployments')} flush>
            <Loaded query={deployments}>{(rows) => <DeploymentRows deployments={rows.filter((row) => !isGone(row))} />}</Loaded>
          </Panel>
          <Panel title={t('Recent models')} flush>
            <Loaded query={models}>{(rows) => <VersionRows models={rows.slice(0, 6)} />}</Loaded>
          </Panel>
        </div>
      </div>
    </Page>
  );
}
