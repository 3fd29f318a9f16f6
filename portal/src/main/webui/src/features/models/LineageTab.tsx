import { useLineage } from '../../api/models';
import { Lineage } from '../../charts/Lineage';
import { t } from '../../i18n';
import { Empty, Loaded, Panel } from '../../ui/Panel';

export function LineageTab({ model, number }: { model: string; number: string }) {
  const lineage = useLineage(model, number);
  return (
    <Panel title={t('Lineage')}>
      <Loaded query={lineage}>
        {(graph) => (graph.nodes.length === 0 ? <Empty what={t('No lineage is known')} why={t('This version was uploaded without a run or a dataset.')} /> : <Lineage graph={graph} />)}
      </Loaded>
    </Panel>
  );
}
