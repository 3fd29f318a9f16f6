import { useLineage, type ModelVersion } from '../../api/models';
import { useLineageOf } from '../../api/records';
import { Lineage } from '../../charts/Lineage';
import { t } from '../../i18n';
import { Empty, Loaded, Panel } from '../../ui/Panel';
import { Segments } from '../../ui/Tabs';
import { useQueryParam } from '../../ui/useQueryParam';

export function LineageTab({ version }: { version: ModelVersion }) {
  const [direction, setDirection] = useQueryParam('direction', 'both');
  const whole = useLineage(version.model, String(version.version));
  const half = useLineageOf('model-version', direction === 'both' ? null : version.id, direction);
  const controls = <Segments label={t('Direction')} value={direction} onChange={setDirection} options={[['up', t('Made from')], ['both', t('Both')], ['down', t('Used by')]]} />;
  return (
    <Panel title={t('Lineage')} actions={controls}>
      <Loaded query={direction === 'both' ? whole : half}>
        {(graph) => (graph.nodes.length === 0 ? <Empty what={t('No lineage is known')} why={t('This version was uploaded without a run or a dataset.')} /> : <><Incomplete reasons={graph.incomplete ?? []} /><Lineage graph={graph} /></>)}
      </Loaded>
    </Panel>
  );
}

function Incomplete({ reasons }: { reasons: string[] }) {
  return <>{reasons.map((reason) => <div key={reason} className="callout" data-tone="warn">{reason}</div>)}</>;
}
