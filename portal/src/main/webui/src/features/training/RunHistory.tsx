import type { Run } from '../../api/training';
import { integer } from '../../format/number';
import { between, duration } from '../../format/time';
import { t } from '../../i18n';
import { DataTable } from '../../ui/DataTable';
import { Empty, Panel } from '../../ui/Panel';
import { Status } from '../../ui/Status';
import { Time } from '../../ui/Time';
import { Findings } from './PreflightPanel';

export function RunHistory({ run }: { run: Run }) {
  return (
    <div className="stack">
      <Panel title={t('Attempts')} flush>
        <DataTable
          label={t('Attempts')}
          rows={run.attempts ?? []}
          rowKey={(row) => String(row.number)}
          empty={<Empty what={t('Not started')} why={t('The first attempt starts when the pool has room.')} />}
          columns={[
            { id: 'number', header: t('Attempt'), align: 'right', cell: (row) => row.number },
            { id: 'state', header: t('State'), cell: (row) => <Status state={row.state} /> },
            { id: 'silicon', header: t('Silicon'), cell: (row) => row.silicon },
            { id: 'steps', header: t('Steps'), align: 'right', cell: (row) => `${integer(row.from_step)} – ${integer(row.to_step)}` },
            { id: 'time', header: t('Time'), align: 'right', cell: (row) => duration(between(row.started_at, row.finished_at, Date.now())) },
            { id: 'at', header: t('Started'), cell: (row) => <Time at={row.started_at} /> },
            { id: 'reason', header: t('Reason'), cell: (row) => row.reason ?? '–' },
          ]}
        />
      </Panel>
      <Panel title={t('Health')} actions={<Status state={run.health?.state} />} flush>
        {run.health?.findings.length ? (
          <ul className="gate-list">
            {run.health.findings.map((finding) => (
              <li key={`${finding.kind}-${finding.step}`}>
                <strong>{finding.kind}</strong>
                <span>{finding.message}</span>
                <span className="more">{t('step {step}', { step: integer(finding.step) })} · <Time at={finding.at} /></span>
              </li>
            ))}
          </ul>
        ) : (
          <p className="empty quiet">{t('No NaN, no stall, no divergence seen.')}</p>
        )}
      </Panel>
      <Panel title={t('Preflight')} actions={<Status state={run.preflight?.verdict} />} flush>
        <Findings findings={run.preflight?.findings ?? []} />
      </Panel>
    </div>
  );
}
