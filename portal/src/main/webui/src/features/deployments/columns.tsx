import type { Deployment } from '../../api/deployments';
import { t } from '../../i18n';
import { Chip, Numerics } from '../../ui/Chip';
import type { Column } from '../../ui/DataTable';
import { TeamLink } from '../../ui/Link';
import { Status } from '../../ui/Status';
import { Time } from '../../ui/Time';

export function deploymentColumns(): Column<Deployment>[] {
  return [
    { id: 'version', header: t('Deployment'), value: (row) => `${row.model} v${row.version} ${row.id}`, cell: (row) => <TeamLink to={`deployments/${row.id}`}>{`${row.model} v${row.version}`}</TeamLink> },
    { id: 'state', header: t('State'), value: (row) => row.state, cell: (row) => <Status state={row.state} /> },
    { id: 'role', header: t('Role'), value: (row) => row.role, cell: (row) => row.role },
    { id: 'chip', header: t('Chip'), value: (row) => row.chip, cell: (row) => <Chip chip={row.chip} /> },
    { id: 'numerics', header: t('Numerics'), value: (row) => row.numerics, cell: (row) => <Numerics numerics={row.numerics} label={row.numerics_label} /> },
    { id: 'routes', header: t('Routes'), value: (row) => row.routes.map((route) => route.name).join(' '), cell: (row) => row.routes.map((route) => <span key={route.name} className="tag">{route.name}</span>) },
    { id: 'fault', header: t('Fault'), value: (row) => row.fault, cell: (row) => (row.fault ? <code>{row.fault}</code> : '–') },
    { id: 'at', header: t('Created'), value: (row) => row.created_at, cell: (row) => <Time at={row.created_at} /> },
  ];
}
