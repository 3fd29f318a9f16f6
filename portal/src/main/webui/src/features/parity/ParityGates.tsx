import type { ParityGate } from '../../api/parity';
import { integer, measure } from '../../format/number';
import { t } from '../../i18n';
import { DataTable } from '../../ui/DataTable';
import { Status } from '../../ui/Status';

export function ParityGates({ gates }: { gates: ParityGate[] }) {
  return (
    <DataTable
      label={t('Gates')}
      rows={gates}
      rowKey={(row) => row.id}
      empty={<p className="empty quiet">{t('The gates are weighed at the end.')}</p>}
      columns={[
        { id: 'verdict', header: t('Verdict'), value: (row) => row.verdict, cell: (row) => <Status state={row.verdict} /> },
        { id: 'title', header: t('Gate'), value: (row) => row.title, cell: (row) => row.title },
        { id: 'statistic', header: t('Statistic'), value: (row) => row.statistic, cell: (row) => <span className="mono">{row.statistic}</span> },
        { id: 'value', header: t('Value'), align: 'right', value: (row) => row.value, cell: (row) => measure(row.value) },
        { id: 'bound', header: t('Bound'), align: 'right', value: (row) => row.bound, cell: (row) => measure(row.bound) },
        { id: 'n', header: 'n', align: 'right', value: (row) => row.n, cell: (row) => integer(row.n) },
        { id: 'detail', header: t('Detail'), value: (row) => row.detail, cell: (row) => <span className="quiet">{row.detail}</span> },
      ]}
    />
  );
}
