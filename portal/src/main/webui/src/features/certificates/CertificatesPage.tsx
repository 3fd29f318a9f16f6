import { useCertificates } from '../../api/certificates';
import type { Certificate } from '../../api/parity';
import { t } from '../../i18n';
import { ButtonLink } from '../../ui/Button';
import { Chip, Numerics } from '../../ui/Chip';
import { Digest } from '../../ui/Copy';
import type { Column } from '../../ui/DataTable';
import { TeamLink } from '../../ui/Link';
import { ListPanel } from '../../ui/ListPanel';
import { Page } from '../../ui/Page';
import { Empty } from '../../ui/Panel';
import { Status } from '../../ui/Status';
import { Time, useNow } from '../../ui/Time';
import { Chain } from './Chain';
import { stateOf } from './state';

export function CertificatesPage() {
  const certificates = useCertificates();
  const now = useNow(60_000);
  return (
    <Page title={t('Certificates')} beside={<span className="quiet">{t('Signed proofs that a customer can verify without us')}</span>}>
      <ListPanel
        title={t('Certificates')}
        pages={certificates}
        columns={columns(now)}
        rowKey={(row) => row.id}
        empty={<Empty what={t('No certificate yet')} why={t('A release signs one when its parity report passes.')} action={<ButtonLink to="releases">{t('Open the releases')}</ButtonLink>} cli="./landbridge verify CERTIFICATE.landbridge.zip" />}
      />
      <Chain />
    </Page>
  );
}

function columns(now: number): Column<Certificate>[] {
  return [
    { id: 'id', header: t('Certificate'), value: (row) => row.id, cell: (row) => <TeamLink to={`certificates/${row.id}`}>{row.id}</TeamLink> },
    { id: 'state', header: t('State'), value: (row) => stateOf(row, now), cell: (row) => <Status state={stateOf(row, now)} /> },
    { id: 'version', header: t('Version'), value: (row) => `${row.model} v${row.version}`, cell: (row) => <TeamLink to={`models/${row.model}/v/${row.version}`}>{`${row.model} v${row.version}`}</TeamLink> },
    { id: 'chip', header: t('Chip'), value: (row) => row.chip, cell: (row) => <Chip chip={row.chip} /> },
    { id: 'numerics', header: t('Numerics'), value: (row) => row.numerics, cell: (row) => <Numerics numerics={row.numerics} /> },
    { id: 'key', header: t('Signing key'), value: (row) => row.key_id, cell: (row) => <Digest value={row.key_id} /> },
    { id: 'issued', header: t('Issued'), value: (row) => row.issued_at, cell: (row) => <Time at={row.issued_at} /> },
    { id: 'expires', header: t('Expires'), value: (row) => row.expires_at, cell: (row) => <Time at={row.expires_at} /> },
  ];
}
