import type { PlannedGate } from '../../api/plans';
import { integer, measure, percent } from '../../format/number';
import { t } from '../../i18n';
import { DataTable } from '../../ui/DataTable';
import { Status } from '../../ui/Status';

/** One row a check: what it would say, what it needs, and the smallest difference it could prove. */
export function PlanGates({ gates }: { gates: PlannedGate[] }) {
  return (
    <DataTable
      label={t('Gates')}
      rows={gates}
      rowKey={(row) => `${row.id} ${row.check}`}
      columns={[
        { id: 'verdict', header: t('Verdict'), value: (row) => row.verdict, cell: (row) => <Status state={row.verdict} /> },
        { id: 'id', header: t('Gate'), value: (row) => row.id, cell: (row) => <GateCell gate={row} /> },
        { id: 'sample', header: t('Sample'), align: 'right', value: (row) => row.sample, cell: (row) => integer(row.sample) },
        { id: 'needed', header: t('Needed'), align: 'right', value: (row) => row.needed, cell: (row) => (row.needed === null ? <span className="quiet">{t('no size helps')}</span> : <>{integer(row.needed)} <span className="quiet">{row.unit}</span></>) },
        { id: 'provable', header: t('Can be proven'), align: 'right', value: (row) => row.provable, cell: (row) => (row.provable === null ? <span className="quiet">{t('nothing')}</span> : measure(row.provable)) },
        { id: 'limit', header: t('Limit'), align: 'right', value: (row) => row.limit, cell: (row) => <>{measure(row.limit)} <span className="quiet">{row.limit_unit}</span></> },
        { id: 'power', header: t('Chance of PASS'), align: 'right', value: (row) => row.power, cell: (row) => percent(row.power, 0) },
      ]}
    />
  );
}

function GateCell({ gate }: { gate: PlannedGate }) {
  return (
    <div className="said-cell">
      <span className="mono quiet">{gate.id}</span> {gate.title}
      <div className="quiet">{gate.reason}</div>
      {gate.remedy ? <div>{t('Remedy: {remedy}', { remedy: gate.remedy })}</div> : null}
    </div>
  );
}
