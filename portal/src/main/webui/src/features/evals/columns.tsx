import { settled, type Evaluation } from '../../api/evaluations';
import { integer, score } from '../../format/number';
import { t } from '../../i18n';
import type { Column } from '../../ui/DataTable';
import { Progress } from '../../ui/Facts';
import { TeamLink } from '../../ui/Link';
import { Status } from '../../ui/Status';
import { Time } from '../../ui/Time';

export function evaluationColumns(): Column<Evaluation>[] {
  return [
    { id: 'suite', header: t('Suite'), value: (row) => row.suite, cell: (row) => <TeamLink to={`evals/${row.id}`}>{row.suite}</TeamLink> },
    { id: 'version', header: t('Version'), value: (row) => `${row.model} v${row.version}`, cell: (row) => <TeamLink to={`models/${row.model}/v/${row.version}`}>{`${row.model} v${row.version}`}</TeamLink> },
    { id: 'state', header: t('State'), value: (row) => row.state, cell: (row) => (settled(row.state) ? <Status state={row.state} /> : <Progress share={row.progress} label={row.suite} />) },
    { id: 'score', header: t('Exact match'), align: 'right', value: (row) => row.exact_match, cell: (row) => score(row.exact_match, row.standard_error) },
    { id: 'n', header: 'n', align: 'right', value: (row) => row.n, cell: (row) => integer(row.n) },
    { id: 'at', header: t('Created'), value: (row) => row.created_at, cell: (row) => <Time at={row.created_at} /> },
  ];
}
