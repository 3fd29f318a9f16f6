import type { Slice } from '../../api/parity';
import { integer, measure } from '../../format/number';
import { t } from '../../i18n';
import { DataTable } from '../../ui/DataTable';
import { Panel } from '../../ui/Panel';
import { Status } from '../../ui/Status';

export function Slices({ slices }: { slices: Slice[] }) {
  if (slices.length === 0) return null;
  const worstFirst = [...slices].sort((a, b) => (a.p_adjusted ?? 1) - (b.p_adjusted ?? 1) || (b.ratio ?? 0) - (a.ratio ?? 0));
  return (
    <Panel title={t('Slices')} actions={<span className="quiet">{t('p-values adjusted by Holm over all slices')}</span>} flush>
      <DataTable
        label={t('Slices')}
        rows={worstFirst}
        rowKey={(row) => `${row.dimension}=${row.value}`}
        columns={[
          { id: 'significant', header: t('Verdict'), value: (row) => (row.significant ? 0 : 1), cell: (row) => <Status state={row.significant ? 'FAIL' : 'PASS'} /> },
          { id: 'dimension', header: t('Dimension'), value: (row) => row.dimension, cell: (row) => row.dimension },
          { id: 'value', header: t('Slice'), value: (row) => row.value, cell: (row) => <span className="mono">{row.value}</span> },
          { id: 'positions', header: t('Positions'), align: 'right', value: (row) => row.positions, cell: (row) => integer(row.positions) },
          { id: 'kl', header: 'KL', align: 'right', value: (row) => row.kl, cell: (row) => measure(row.kl) },
          { id: 'floor', header: t('Noise floor'), align: 'right', value: (row) => row.floor_kl, cell: (row) => measure(row.floor_kl) },
          { id: 'ratio', header: t('Ratio'), align: 'right', value: (row) => row.ratio, cell: (row) => measure(row.ratio) },
          { id: 'p', header: 'p', align: 'right', value: (row) => row.p_adjusted, cell: (row) => measure(row.p_adjusted) },
        ]}
      />
    </Panel>
  );
}
