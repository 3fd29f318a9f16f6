import type { ParityRun } from '../../api/parity';
import { integer, measure } from '../../format/number';
import { t } from '../../i18n';
import { DataTable } from '../../ui/DataTable';
import { Panel } from '../../ui/Panel';
import { Status } from '../../ui/Status';

/** The same questions under other settings of the engine. */
export function ServingMatrix({ run }: { run: ParityRun }) {
  const cells = run.matrix ?? [];
  if (cells.length === 0) return null;
  const coverage = run.matrix_coverage;
  const pairs = coverage ? t('{covered} of {total} pairs of settings', { covered: coverage.pairs_covered, total: coverage.pairs_total }) : null;
  const leftOut = coverage?.left_out ?? [];
  return (
    <Panel
      title={t('Serving matrix')}
      actions={pairs ? <span className="quiet">{pairs}</span> : null}
      footer={leftOut.length > 0 ? <ul className="quiet">{leftOut.map((one) => <li key={one.setting}>{t('Left out: {setting}, {reason}', { setting: one.setting, reason: one.reason })}</li>)}</ul> : null}
      flush
    >
      <DataTable
        label={t('Serving matrix')}
        rows={cells}
        rowKey={(row) => row.name}
        columns={[
          { id: 'verdict', header: t('Verdict'), value: (row) => row.verdict, cell: (row) => <Status state={row.verdict} /> },
          { id: 'name', header: t('Setting'), value: (row) => row.name, cell: (row) => row.name },
          { id: 'requests', header: t('Requests'), align: 'right', value: (row) => row.requests, cell: (row) => integer(row.requests) },
          { id: 'kl', header: 'KL', align: 'right', value: (row) => row.kl, cell: (row) => measure(row.kl) },
          { id: 'floor', header: t('Noise floor'), align: 'right', value: (row) => row.floor_kl, cell: (row) => measure(row.floor_kl) },
          { id: 'detail', header: t('Detail'), value: (row) => row.detail, cell: (row) => <span className="quiet">{row.detail}</span> },
        ]}
      />
    </Panel>
  );
}
