import { useCanaryChecks, useCanaryEvents } from '../../api/canaries';
import { integer, measure } from '../../format/number';
import { msg, t } from '../../i18n';
import { DataTable } from '../../ui/DataTable';
import { TeamLink } from '../../ui/Link';
import { Status } from '../../ui/Status';
import { Time } from '../../ui/Time';

const KINDS: Record<string, string> = { DRIFT: msg('answers drifted'), CHANGED: msg('deployment changed'), EXPIRING: msg('certificate ends'), REQUESTED: msg('asked for') };

/** The newest rounds of questions, and what they led to. */
export function CanaryChecks({ id }: { id: string }) {
  const checks = useCanaryChecks(id).data ?? [];
  const events = useCanaryEvents(id).data ?? [];
  return (
    <>
      {events.length === 0 ? null : (
        <DataTable
          label={t('Events')}
          rows={events}
          rowKey={(row) => row.id}
          columns={[
            { id: 'kind', header: t('Event'), cell: (row) => t(KINDS[row.kind] ?? row.kind) },
            { id: 'message', header: t('Detail'), cell: (row) => <div className="clip-cell" title={row.message}>{row.message}</div> },
            { id: 'parity', header: t('Parity'), cell: (row) => (row.parity_run_id ? <TeamLink to={`parity/${row.parity_run_id}`}>{row.outcome ? <Status state={row.outcome} /> : t('Running')}</TeamLink> : '–') },
            { id: 'at', header: t('Since'), cell: (row) => <Time at={row.opened_at} /> },
          ]}
        />
      )}
      {checks.length === 0 ? null : (
        <DataTable
          label={t('Rounds')}
          rows={checks}
          rowKey={(row) => row.id}
          columns={[
            { id: 'outcome', header: t('Verdict'), cell: (row) => <Status state={row.outcome} /> },
            { id: 'kl', header: t('Mean KL (nat)'), align: 'right', cell: (row) => measure(row.mean_kl) },
            { id: 'floor', header: t('Noise floor'), align: 'right', cell: (row) => measure(row.floor_mean_kl) },
            { id: 'self', header: t('Against its first answers'), align: 'right', cell: (row) => measure(row.self_kl) },
            { id: 'flips', header: t('Flips'), align: 'right', cell: (row) => integer(row.flips) },
            { id: 'at', header: t('Asked'), cell: (row) => <Time at={row.checked_at} /> },
          ]}
        />
      )}
    </>
  );
}
