import type { useParityPrompts } from '../../api/parity';
import { integer, measure } from '../../format/number';
import { t } from '../../i18n';
import { TeamLink } from '../../ui/Link';
import { ListPanel } from '../../ui/ListPanel';
import { Empty } from '../../ui/Panel';

export function WorstPrompts({ id, prompts }: { id: string; prompts: ReturnType<typeof useParityPrompts> }) {
  return (
    <ListPanel
      title={t('Worst prompts')}
      pages={prompts}
      rowKey={(row) => String(row.index)}
      empty={<Empty what={t('No prompt was compared')} />}
      columns={[
        { id: 'text', header: t('Prompt'), value: (row) => row.text, cell: (row) => <TeamLink className="mono" to={`parity/${id}/prompts/${row.index}`}>{row.text || row.case_id}</TeamLink> },
        { id: 'case', header: t('Case'), value: (row) => row.case_id, cell: (row) => <span className="mono">{row.case_id}</span> },
        { id: 'kl', header: 'KL', align: 'right', value: (row) => row.kl, cell: (row) => measure(row.kl) },
        { id: 'floor', header: t('Noise floor'), align: 'right', value: (row) => row.floor_kl, cell: (row) => measure(row.floor_kl) },
        { id: 'nll', header: 'ΔNLL', align: 'right', value: (row) => row.delta_nll, cell: (row) => measure(row.delta_nll) },
        { id: 'flips', header: t('Flips'), align: 'right', value: (row) => row.flips, cell: (row) => integer(row.flips) },
        { id: 'positions', header: t('Positions'), align: 'right', value: (row) => row.positions, cell: (row) => integer(row.positions) },
        { id: 'divergence', header: t('First divergence'), align: 'right', value: (row) => row.first_divergence, cell: (row) => integer(row.first_divergence) },
      ]}
    />
  );
}
