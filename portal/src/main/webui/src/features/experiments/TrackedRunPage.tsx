import { useMemo, useState } from 'react';
import { useMetricKeys, useTrackedRun, type TrackedRun } from '../../api/tracking';
import { integer } from '../../format/number';
import { between, duration } from '../../format/time';
import { t } from '../../i18n';
import { useParam } from '../../session/useParam';
import { ButtonLink } from '../../ui/Button';
import { Facts } from '../../ui/Facts';
import { Page } from '../../ui/Page';
import { Loaded, Panel } from '../../ui/Panel';
import { Status } from '../../ui/Status';
import { Time } from '../../ui/Time';
import { useQueryParam } from '../../ui/useQueryParam';
import { Artifacts } from './Artifacts';
import { Curves } from './Curves';
import { KeyPicker } from './KeyPicker';
import { metricText } from './runColumns';

const CHARTS_AT_FIRST = 4;
const MOST_CHARTS = 12;

export function TrackedRunPage() {
  const id = useParam('run');
  const experiment = useParam('experiment');
  const run = useTrackedRun(id);
  const data = run.data;
  return (
    <Page
      title={data ? data.name || data.id : t('Run')}
      crumbs={[[t('Experiments'), 'experiments'], [data?.experiment ?? t('Experiment {id}', { id: experiment }), `experiments/${experiment}`]]}
      beside={data ? <Status state={data.status} boxed /> : null}
      actions={data?.managed_run_id ? <ButtonLink to={`training/runs/${data.managed_run_id}`}>{t('Open the training run')}</ButtonLink> : null}
    >
      <Loaded query={run} rows={8}>{(row) => <TrackedRunBody run={row} />}</Loaded>
    </Page>
  );
}

function TrackedRunBody({ run }: { run: TrackedRun }) {
  const runs = useMemo(() => [run], [run]);
  const ids = useMemo(() => [run.id], [run.id]);
  const [text, setText] = useQueryParam('keys');
  const usual = useMetricKeys(text === '' ? ids : [], '').data?.slice(0, CHARTS_AT_FIRST).map(({ key }) => key) ?? [];
  const keys = text === '' ? usual : text === '-' ? [] : text.split(',');
  return (
    <>
      <div className="compare">
        <Panel title={t('Metric keys')}><KeyPicker runs={ids} chosen={keys} most={MOST_CHARTS} onChoose={(next) => setText(next.length === 0 ? '-' : next.join(','))} /></Panel>
        <Curves runs={runs} keys={keys} />
      </div>
      <div className="columns">
        <div className="stack">
          <Panel title={t('Facts')}>
            <Facts
              rows={[
                [t('Run'), <span key="id" className="mono">{run.id}</span>],
                [t('Who'), run.user ?? '–'],
                [t('Source'), run.source || '–'],
                ...(run.datasets ?? []).map((dataset): [string, string] => [t('Dataset'), `${dataset.name} ${dataset.digest}`]),
                [t('Started'), <Time key="start" at={run.started_at} />],
                [t('Time'), duration(between(run.started_at, run.finished_at, Date.now()))],
              ]}
            />
          </Panel>
          <Panel title={t('Parameters')}><Rows values={run.params} none={t('No parameter was logged.')} /></Panel>
        </div>
        <div className="stack">
          <Panel title={t('Last values')}><Rows values={Object.fromEntries(Object.entries(run.metrics).map(([key, value]) => [key, metricText(value)]))} none={t('No metric was logged.')} /></Panel>
          <Panel title={t('Tags')}><Rows values={run.tags} none={t('No tag was set.')} /></Panel>
        </div>
      </div>
      <Artifacts run={run.id} />
    </>
  );
}

const ROWS_SHOWN = 60;

/** Names and values; of many, those that the filter names. */
function Rows({ values, none }: { values: Record<string, string>; none: string }) {
  const [filter, setFilter] = useState('');
  const every = Object.entries(values);
  if (every.length === 0) return <p className="quiet">{none}</p>;
  const rows = every.filter(([key]) => key.toLowerCase().includes(filter.toLowerCase()));
  return (
    <div className="stack">
      {every.length > ROWS_SHOWN ? <input className="input" type="search" aria-label={t('Filter')} placeholder={t('Filter')} value={filter} onChange={(event) => setFilter(event.target.value)} /> : null}
      <Facts rows={rows.slice(0, ROWS_SHOWN)} />
      {rows.length > ROWS_SHOWN ? <span className="quiet">{t('and {n} more', { n: integer(rows.length - ROWS_SHOWN) })}</span> : null}
    </div>
  );
}
