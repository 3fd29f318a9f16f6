import type { ModelVersion } from '../../api/models';
import { useCard } from '../../api/records';
import { bytes, integer } from '../../format/number';
import { t } from '../../i18n';
import { Digest } from '../../ui/Copy';
import { Facts, flatten, readable } from '../../ui/Facts';
import { TeamLink } from '../../ui/Link';
import { Markdown } from '../../ui/Markdown';
import { Empty, Panel } from '../../ui/Panel';
import { Time } from '../../ui/Time';

export function CardTab({ version }: { version: ModelVersion }) {
  const { lineage } = version;
  const card = useCard(version.model, version.version).data;
  const markdown = card?.markdown ?? version.card;
  return (
    <div className="columns wide-left">
      <Panel title={t('Model card')}>
        {markdown ? <Markdown text={markdown} /> : <Empty what={t('No card')} why={t('The files of this version hold no README.md.')} />}
      </Panel>
      <div className="stack">
        <Panel title={t('Facts')}>
          <Facts
            rows={[
              [t('Licence'), card?.licence ?? '–'],
              [t('Intended use'), card?.intended_use ?? '–'],
              [t('Parameters'), integer(version.parameters)],
              [t('Size'), bytes(version.size)],
              [t('Digest'), <Digest key="digest" value={version.digest} />],
              [t('Created'), <Time key="at" at={version.created_at} />],
              [t('Created by'), version.created_by],
              ...(lineage?.dataset ? [[t('Dataset'), <TeamLink key="dataset" to={`datasets/${lineage.dataset.name}/v/${lineage.dataset.version}`}>{`${lineage.dataset.name} v${lineage.dataset.version}`}</TeamLink>] as [string, React.ReactNode]] : []),
              ...(lineage?.run_id ? [[t('Run'), <TeamLink key="run" to={`training/runs/${lineage.run_id}`} className="mono">{lineage.run_id}</TeamLink>] as [string, React.ReactNode]] : []),
              ...readable(version.facts, [t('Parameters')]),
              ...proofs(card?.facts ?? []),
            ]}
          />
        </Panel>
        <Panel title={t('Configuration')}>
          <Facts rows={flatten(version.config)} />
        </Panel>
      </div>
    </div>
  );
}

/** Facts of the card that the rows above do not tell in the reader's language. */
function proofs(facts: { name: string; value: string }[]): [string, string][] {
  const told = ['Dataset', 'Run', 'Architecture', 'Context length'];
  return facts.filter((fact) => !told.includes(fact.name)).map((fact) => [fact.name, fact.value]);
}
