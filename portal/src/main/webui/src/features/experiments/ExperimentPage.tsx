import { useState } from 'react';
import { MOST_RUNS, useTrackedExperiments, useTrackedRuns } from '../../api/tracking';
import { t } from '../../i18n';
import { useParam } from '../../session/useParam';
import { Button } from '../../ui/Button';
import { useGo } from '../../ui/Link';
import { Page } from '../../ui/Page';
import { Empty, Loaded, Panel } from '../../ui/Panel';
import { ServerTable } from '../../ui/ServerTable';
import { useQueryParam } from '../../ui/useQueryParam';
import { ColumnPicker } from './ColumnPicker';
import { compareAddress } from './compareAddress';
import { FilterText } from './FilterText';
import { runColumns, usualColumns } from './runColumns';

const NEWEST = 'attributes.start_time DESC';

export function ExperimentPage() {
  const experiment = useParam('experiment');
  const named = useTrackedExperiments().data?.find((row) => row.id === experiment);
  const [filter, setFilter] = useQueryParam('filter');
  const [order, setOrder] = useQueryParam('order', NEWEST);
  const [columns, setColumns] = useQueryParam('columns');
  const [chosen, setChosen] = useState<Set<string>>(new Set());
  const [picking, setPicking] = useState(false);
  const go = useGo();
  const wanted = columns === '' ? undefined : columns.split(',');
  const runs = useTrackedRuns({ experiment, filter, order_by: order, columns: wanted });
  const rows = runs.data ?? [];
  const shown = wanted ?? usualColumns(rows);
  const compare = () =>
    go(compareAddress(experiment, chosen.size > 0 ? { runs: [...chosen] } : { filter, order }));
  const controls = (
    <>
      {chosen.size > 0 ? <Button size="small" tone="plain" onClick={() => setChosen(new Set())}>{t('{n} chosen: clear', { n: chosen.size })}</Button> : null}
      <Button size="small" onClick={() => setPicking(true)}>{t('Columns')}</Button>
      <Button size="small" tone="primary" blocked={rows.length === 0 ? t('There is no run to compare') : chosen.size > MOST_RUNS ? t('At most {max}', { max: MOST_RUNS }) : null} onClick={compare}>
        {chosen.size > 0 ? t('Compare {n}', { n: chosen.size }) : t('Compare all shown by the filter')}
      </Button>
    </>
  );
  const more = runs.hasNextPage ? <Button size="small" disabled={runs.isFetchingNextPage} onClick={() => void runs.fetchNextPage()}>{t('Load more')}</Button> : undefined;
  return (
    <Page title={named?.name ?? t('Experiment {id}', { id: experiment })} crumbs={[[t('Experiments'), 'experiments']]}>
      <FilterText value={filter} onChange={setFilter} problem={filter === '' ? null : runs.error} />
      <Panel title={t('Runs')} actions={controls} footer={more} flush>
        <Loaded query={filter !== '' && runs.error ? { ...runs, error: null, data: runs.data ?? [] } : runs} rows={8}>
          {() => (
            <ServerTable
              label={t('Runs')}
              columns={runColumns(shown)}
              rows={rows}
              rowKey={(row) => row.id}
              rowName={(row) => row.name || row.id}
              order={order}
              onOrder={setOrder}
              chosen={chosen}
              onChoose={setChosen}
              empty={filter ? <p className="empty quiet">{t('Nothing matches the filter.')}</p> : <Empty what={t('No run yet')} why={t('Runs that your own scripts log with an MLflow client come here, beside the runs trained by Landbridge.')} />}
            />
          )}
        </Loaded>
      </Panel>
      {picking ? <ColumnPicker runs={rows} chosen={shown} onClose={() => setPicking(false)} onChoose={(next) => setColumns(next.join(','))} /> : null}
    </Page>
  );
}
