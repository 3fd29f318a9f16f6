import { releaseBundleHref, testResultHref } from '../../api/certificates';
import { archiveHref, bundleHref, useCertificate, type Certificate } from '../../api/parity';
import { t } from '../../i18n';
import { useParam } from '../../session/useParam';
import { Chip, Numerics } from '../../ui/Chip';
import { Code, Digest } from '../../ui/Copy';
import { Download } from '../../ui/Download';
import { Facts } from '../../ui/Facts';
import { TeamLink } from '../../ui/Link';
import { Page } from '../../ui/Page';
import { Loaded, Panel } from '../../ui/Panel';
import { Status } from '../../ui/Status';
import { Time, useNow } from '../../ui/Time';
import { Revoke } from './Revoke';
import { SignatureCheck } from './SignatureCheck';
import { Signers } from './Signers';
import { stateOf } from './state';

export function CertificatePage() {
  const id = useParam('certificate');
  const certificate = useCertificate(id);
  const now = useNow(60_000);
  const data = certificate.data;
  return (
    <Page
      title={data ? t('Certificate of {model} v{version}', { model: data.model, version: data.version }) : t('Certificate')}
      crumbs={[[t('Certificates'), 'certificates']]}
      beside={data ? <><Status state={stateOf(data, now)} boxed /> <Chip chip={data.chip} /> <Numerics numerics={data.numerics} /></> : null}
      actions={data ? <span className="row wrap no-print"><Downloads id={id} />{data.revoked_at ? null : <Revoke certificate={data} />}</span> : null}
    >
      <Loaded query={certificate} rows={8}>{(row) => <Detail certificate={row} />}</Loaded>
    </Page>
  );
}

function Downloads({ id }: { id: string }) {
  return (
    <>
      <Download className="button" path={bundleHref(id)} name={`${id}.sigstore.json`}>{t('Bundle')}</Download>
      <Download className="button" path={archiveHref(id)} name={`${id}.landbridge.zip`}>{t('Archive')}</Download>
      <Download className="button" path={testResultHref(id)} name={`${id}.test-result.sigstore.json`}>{t('Test result')}</Download>
      <Download className="button" path={releaseBundleHref(id)} name={`${id}.release.zip`}>{t('Release bundle')}</Download>
    </>
  );
}

function Detail({ certificate }: { certificate: Certificate }) {
  const { id, model, version, deployment_id, parity_run_id } = certificate;
  return (
    <>
      {certificate.revoked_at ? <div className="callout" data-tone="bad" role="status">{t('Revoked: {reason}', { reason: certificate.revocation_reason ?? '–' })} <Time at={certificate.revoked_at} /></div> : null}
      {certificate.stand_in ? <div className="callout" role="status">{t('The chip is a stand-in: this certificate never counts for an NPU or a GPU.')}</div> : null}
      <div className="columns">
        <Panel title={t('What is certified')}>
          <Facts
            rows={[
              [t('Verdict'), <Status key="verdict" state={certificate.verdict} />],
              [t('Certificate'), <span key="id" className="mono">{id}</span>],
              [t('Version'), <TeamLink key="version" to={`models/${model}/v/${version}`}>{`${model} v${version}`}</TeamLink>],
              [t('Parity'), <TeamLink key="parity" className="mono" to={`parity/${parity_run_id}`}>{parity_run_id}</TeamLink>],
              [t('Deployment'), <TeamLink key="deployment" className="mono" to={`deployments/${deployment_id}`}>{deployment_id}</TeamLink>],
              [t('Weights'), <Digest key="weights" value={certificate.weights_digest} />],
              [t('Fingerprint'), <Digest key="fingerprint" value={certificate.fingerprint_digest} />],
              [t('Issued'), <Time key="issued" at={certificate.issued_at} />],
              [t('Expires'), <Time key="expires" at={certificate.expires_at} />],
              ['SHA-256', <Digest key="sha" value={certificate.sha256} />],
            ]}
          />
        </Panel>
        <div className="stack">
          <Panel title={t('Signature')}><SignatureCheck certificate={certificate} /></Panel>
          <Panel title={t('Signers')} flush><Signers certificate={certificate} /></Panel>
          <Panel title={t('Verify it without us')}>
            <div className="stack">
              <p className="quiet">{t('Verify it offline: the command checks the signature and computes the verdict again from the attached tables.')}</p>
              <Code text={`./landbridge verify ${id}.landbridge.zip`} />
            </div>
          </Panel>
        </div>
      </div>
      {certificate.statement ? <Panel title={t('Signed statement')}><Code text={JSON.stringify(certificate.statement, null, 2)} /></Panel> : null}
    </>
  );
}
