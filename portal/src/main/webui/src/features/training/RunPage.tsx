import { useState } from 'react';
import { isLive, useCancelRun, useRun, type Run } from '../../api/training';
import { integer, measure, percent } from '../../format/number';
import { duration } from '../../format/time';
import { t } from '../../i18n';
import { useHasRole } from '../../session/team';
import { useParam } from '../../session/useParam';
import { Button } from '../../ui/Button';
import { Confirm } from '../../ui/Dialog';
import { Figures, Progress } from '../../ui/Facts';
import { Page } from '../../ui/Page';
import { Loaded } from '../../ui/Panel';
import { labelOf, Status } from '../../ui/Status';
import { Tabs } from '../../ui/Tabs';
import { Checkpoints } from './Checkpoints';
import { Logs } from './Logs';
import { Metrics } from './Metrics';
import { RunConfig } from './RunConfig';
import { RunHistory } from './RunHistory';
import { useRunEvents, type LiveRun } from './useRunEvents';

export function RunPage() {
  const id = useParam('run');
  const tab = useParam('tab') || 'metrics';
  const run = useRun(id);
  const [paused, setPaused] = useState(false);
  const data = run.data;
  const active = data !== undefined && isLive(data);
  const live = useRunEvents(id, active && !paused);
  return (
    <Page
      title={data ? data.name || data.id : t('Run')}
      crumbs={[[t('Training'), 'training']]}
      beside={data ? <Status state={data.state} boxed /> : null}
      actions={active && data ? <CancelRun run={data} /> : null}
    >
      <span className="visually-hidden" role="status">{data ? labelOf(data.state) : ''}</span>
      <Loaded query={run}>
        {(row) => (
          <>
            <RunFigures run={row} />
            <Tabs base={`training/runs/${id}`} current={tab} tabs={[['metrics', t('Metrics')], ['history', t('History')], ['checkpoints', t('Checkpoints')], ['logs', t('Logs')], ['config', t('Configuration')]]} />
            <Tab tab={tab} run={row} live={live} active={active} paused={paused} onPause={setPaused} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

interface TabProps {
  tab: string;
  run: Run;
  live: LiveRun;
  active: boolean;
  paused: boolean;
  onPause: (paused: boolean) => void;
}

function Tab({ tab, run, live, active, paused, onPause }: TabProps) {
  if (tab === 'history') return <RunHistory run={run} />;
  if (tab === 'checkpoints') return <Checkpoints id={run.id} live={active} />;
  if (tab === 'logs') return <Logs id={run.id} live={live} />;
  if (tab === 'config') return <RunConfig run={run} />;
  return <Metrics id={run.id} live={live} active={active} paused={paused} onPause={onPause} />;
}

function RunFigures({ run }: { run: Run }) {
  const { summary } = run;
  return (
    <>
      {run.message && run.state === 'FAILED' ? <div className="callout" data-tone="bad" role="status">{run.message}</div> : null}
      <Figures
        rows={[
          [t('Step'), <>{integer(run.step)} <small>/ {integer(run.total_steps)}</small></>],
          [t('Progress'), <Progress key="progress" share={run.progress} label={t('Progress')} />],
          [t('Time left'), isLive(run) ? duration(run.eta_seconds) : '–'],
          [t('Loss'), measure(summary?.loss)],
          [t('Tokens per second'), integer(summary?.tokens_per_second)],
          [t('Exact match, held out'), <>{percent(summary?.heldout_exact_match)} <small>{summary?.heldout_exact_match_before === undefined || summary.heldout_exact_match_before === null ? '' : t('before {share}', { share: percent(summary.heldout_exact_match_before) })}</small></>],
          [t('Health'), <Status key="health" state={run.health?.state} />],
        ]}
      />
    </>
  );
}

function CancelRun({ run }: { run: Run }) {
  const [asking, setAsking] = useState(false);
  const cancel = useCancelRun(run.id);
  const member = useHasRole('member');
  const name = run.name || run.id;
  return (
    <>
      <Button tone="danger" blocked={member ? null : t('Needs the role member in this team')} onClick={() => setAsking(true)}>{t('Cancel run')}</Button>
      <Confirm title={t('Cancel run')} name={name} action={t('Cancel run')} open={asking} busy={cancel.isPending} onClose={() => setAsking(false)} onConfirm={() => cancel.mutate(undefined, { onSettled: () => setAsking(false) })}>
        {t('The worker stops. Checkpoints and metrics are kept.')}
      </Confirm>
    </>
  );
}
