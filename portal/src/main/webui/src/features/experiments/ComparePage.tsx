import { useLocation } from '@tanstack/react-router';
import { useMemo } from 'react';
import { NO_COLUMNS, useFirstRuns, useMetricKeys, useNamedRuns } from '../../api/tracking';
import { t } from '../../i18n';
import { useParam } from '../../session/useParam';
import { Page } from '../../ui/Page';
import { Empty, Loaded, Panel } from '../../ui/Panel';
import { useQueryParam } from '../../ui/useQueryParam';
import { CompareParams } from './CompareParams';
import { CompareTable } from './CompareTable';
import { Curves } from './Curves';
import { runsIn } from './compareAddress';
import { KeyPicker } from './KeyPicker';

const MANY_RUNS = 50;
const MOST_CHARTS = 8;

export function ComparePage() {
  const experiment = useParam('experiment');
  const named = runsIn(useLocation().hash);
  const [filter] = useQueryParam('filter');
  const [order] = useQueryParam('order', 'attributes.start_time DESC');
  const chosen = useNamedRuns(experiment, named);
  const found = useFirstRuns({ experiment, filter, order_by: order, columns: NO_COLUMNS }, named.length === 0);
  const runs = named.length === 0 ? found : chosen;
  const ids = useMemo(() => (runs.data ?? []).map((run) => run.id), [runs.data]);
  const [text, setText] = useQueryParam('keys');
  const usual = useMetricKeys(text === '' ? ids : [], '').data?.slice(0, ids.length > MANY_RUNS ? 2 : 4).map(({ key }) => key) ?? [];
  const keys = text === '' ? usual : text === '-' ? [] : text.split(',');
  const choose = (next: string[]) => setText(next.length === 0 ? '-' : next.join(','));
  return (
    <Page
      title={t('{n, plural, =0 {Compare runs} one {Compare # run} other {Compare # runs}}', { n: ids.length })}
      crumbs={[[t('Experiments'), 'experiments'], [t('Experiment {id}', { id: experiment }), `experiments/${experiment}`]]}
      beside={filter ? <code className="tag">{filter}</code> : null}
    >
      <Loaded query={runs} rows={10}>
        {(rows) =>
          rows.length === 0 ? (
            <Panel><Empty what={t('There is no run to compare')} why={t('Choose runs in the table of an experiment, or a filter that finds some.')} /></Panel>
          ) : (
            <>
              <div className="compare">
                <Panel title={t('Metric keys')}><KeyPicker runs={ids} chosen={keys} most={MOST_CHARTS} onChoose={choose} /></Panel>
                <Curves runs={rows} keys={keys} />
              </div>
              <CompareParams runs={ids} />
              <CompareTable runs={rows} keys={keys} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}
