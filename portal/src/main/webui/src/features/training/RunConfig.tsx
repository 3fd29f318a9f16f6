import type { Run } from '../../api/training';
import { asCurl } from '../../format/curl';
import { t } from '../../i18n';
import { useTeam } from '../../session/team';
import { Chip } from '../../ui/Chip';
import { Code } from '../../ui/Copy';
import { Facts, flatten } from '../../ui/Facts';
import { TeamLink } from '../../ui/Link';
import { Panel } from '../../ui/Panel';
import { Time } from '../../ui/Time';

export function RunConfig({ run }: { run: Run }) {
  const team = useTeam();
  const { experiment, recipe, preset, dataset, pool, target_chip, parameters } = run;
  const body = { experiment, recipe, preset, dataset: { name: dataset.name, version: dataset.version }, pool, target_chip, parameters };
  return (
    <div className="columns">
      <Panel title={t('Facts')}>
        <Facts
          rows={[
            [t('Run'), <span key="id" className="mono">{run.id}</span>],
            [t('Recipe'), `${recipe} · ${preset}`],
            [t('Dataset'), <TeamLink key="dataset" to={`datasets/${dataset.name}/v/${dataset.version}`}>{`${dataset.name} v${dataset.version}`}</TeamLink>],
            [t('Pool'), `${pool} · ${run.silicon}`],
            [t('Target chip'), <Chip key="chip" chip={target_chip} />],
            [t('Version'), run.model_version ? <TeamLink key="version" to={`models/${run.model_version.model}/v/${run.model_version.version}`}>{`${run.model_version.model} v${run.model_version.version}`}</TeamLink> : '–'],
            [t('Created by'), run.created_by],
            [t('Created'), <Time key="created" at={run.created_at} />],
            [t('Finished'), <Time key="finished" at={run.finished_at} />],
          ]}
        />
      </Panel>
      <div className="stack">
        <Panel title={t('Parameters')}><Facts rows={flatten(parameters)} /></Panel>
        <Panel title={t('As curl')}><Code text={asCurl('POST', '/api/v1/runs', team, body)} /></Panel>
      </div>
    </div>
  );
}
