import type { ParityRun } from '../../api/parity';
import { settled } from '../../api/evaluations';
import { measure, percent } from '../../format/number';
import { t } from '../../i18n';
import { Chip, Numerics } from '../../ui/Chip';
import type { Column } from '../../ui/DataTable';
import { Progress } from '../../ui/Facts';
import { TeamLink } from '../../ui/Link';
import { Status } from '../../ui/Status';
import { Time } from '../../ui/Time';

export function parityColumns(): Column<ParityRun>[] {
  return [
    { id: 'version', header: t('Version'), value: (row) => `${row.model} v${row.version}`, cell: (row) => <TeamLink to={`parity/${row.id}`}>{`${row.model} v${row.version}`}</TeamLink> },
    { id: 'verdict', header: t('Verdict'), value: (row) => row.verdict ?? row.state, cell: (row) => (settled(row.state) ? <Status state={row.verdict ?? row.state} /> : <Progress share={row.progress} label={row.model} />) },
    { id: 'chip', header: t('Chip'), value: (row) => row.chip, cell: (row) => <Chip chip={row.chip} /> },
    { id: 'numerics', header: t('Numerics'), value: (row) => row.numerics, cell: (row) => <Numerics numerics={row.numerics} /> },
    { id: 'kl', header: t('Mean KL (nat)'), align: 'right', value: (row) => row.statistics?.mean_kl, cell: (row) => measure(row.statistics?.mean_kl) },
    { id: 'top1', header: t('Top-1 agreement'), align: 'right', value: (row) => row.statistics?.top1_agreement, cell: (row) => percent(row.statistics?.top1_agreement, 2) },
    { id: 'nll', header: 'ΔNLL', align: 'right', value: (row) => row.statistics?.delta_nll, cell: (row) => measure(row.statistics?.delta_nll) },
    { id: 'certificate', header: t('Certificate'), cell: (row) => (row.certificate_id ? <TeamLink className="mono" to={`certificates/${row.certificate_id}`}>{row.certificate_id}</TeamLink> : '–') },
    { id: 'at', header: t('Created'), value: (row) => row.created_at, cell: (row) => <Time at={row.created_at} /> },
  ];
}
