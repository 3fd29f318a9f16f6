import { useReleases, type Release } from '../../api/releases';
import { t } from '../../i18n';
import { ButtonLink } from '../../ui/Button';
import { Chip, Numerics } from '../../ui/Chip';
import type { Column } from '../../ui/DataTable';
import { TeamLink } from '../../ui/Link';
import { ListPanel } from '../../ui/ListPanel';
import { Page } from '../../ui/Page';
import { Empty } from '../../ui/Panel';
import { Select } from '../../ui/Select';
import { labelOf, Status } from '../../ui/Status';
import { Time } from '../../ui/Time';
import { useQueryParam } from '../../ui/useQueryParam';

const STATES = ['RUNNING', 'AWAITING_APPROVAL', 'RELEASED', 'REFUSED', 'REJECTED', 'CANCELLED', 'FAILED'];

export function ReleasesPage() {
  const [state, setState] = useQueryParam('state');
  const releases = useReleases({ state });
  const columns: Column<Release>[] = [
    { id: 'release', header: t('Release'), value: (row) => `${row.model} v${row.version} ${row.alias}`, cell: (row) => <TeamLink to={`releases/${row.id}`}>{`${row.model} v${row.version} → ${row.alias}`}</TeamLink> },
    { id: 'state', header: t('State'), value: (row) => row.state, cell: (row) => <Status state={row.state} /> },
    { id: 'chip', header: t('Chip'), value: (row) => row.chip, cell: (row) => <Chip chip={row.chip} /> },
    { id: 'numerics', header: t('Numerics'), value: (row) => row.numerics, cell: (row) => <Numerics numerics={row.numerics} /> },
    { id: 'gates', header: t('Gates'), align: 'right', cell: (row) => `${row.gates.filter((gate) => gate.state === 'PASS').length} / ${row.gates.length}` },
    { id: 'message', header: t('Message'), value: (row) => row.message, cell: (row) => <div className="clip-cell quiet" title={row.message ?? ''}>{row.message}</div> },
    { id: 'by', header: t('Requested by'), value: (row) => row.requested_by, cell: (row) => row.requested_by },
    { id: 'at', header: t('Requested'), value: (row) => row.requested_at, cell: (row) => <Time at={row.requested_at} /> },
  ];
  return (
    <Page title={t('Releases')}>
      <ListPanel
        title={t('Releases')}
        pages={releases}
        columns={columns}
        rowKey={(row) => row.id}
        controls={<Select bare label={t('State')} value={state} onChange={setState} options={[{ value: '', label: t('Every state') }, ...STATES.map((value) => ({ value, label: labelOf(value) }))]} />}
        empty={
          <Empty
            what={t('No release yet')}
            why={t('A release takes one version to one chip under one alias, and proves it on the way. Request one on the page of a version.')}
            action={<ButtonLink to="models">{t('Open the models')}</ButtonLink>}
            cli="curl -X POST /api/v1/releases -d '{model, version, alias, chip, numerics}'"
          />
        }
      />
    </Page>
  );
}
