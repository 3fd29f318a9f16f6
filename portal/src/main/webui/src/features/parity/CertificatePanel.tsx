import { useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import { archiveHref, bundleHref, useCertificate, type ParityRun } from '../../api/parity';
import { t } from '../../i18n';
import { Chip, Numerics } from '../../ui/Chip';
import { Code, Digest } from '../../ui/Copy';
import { Download } from '../../ui/Download';
import { Facts } from '../../ui/Facts';
import { TeamLink } from '../../ui/Link';
import { Empty, Loaded, Panel } from '../../ui/Panel';
import { Status } from '../../ui/Status';
import { Time } from '../../ui/Time';
import { SignatureCheck } from '../certificates/SignatureCheck';

const ANCHOR = 'certificate';

export function CertificatePanel({ run }: { run: ParityRun }) {
  const certificate = useCertificate(run.certificate_id);
  const named = useLocation().hash === ANCHOR;
  const ready = certificate.isSuccess;
  useEffect(() => {
    if (named && ready) document.getElementById(ANCHOR)?.scrollIntoView();
  }, [named, ready]);
  if (!run.certificate_id) {
    return (
      <Panel title={t('Certificate')}>
        <Empty what={t('No certificate')} why={run.verdict === 'PASS' ? t('It is signed by the next step of the release.') : t('Only a report that passes is certified.')} />
      </Panel>
    );
  }
  const archive = `${run.certificate_id}.landbridge.zip`;
  const download = (
    <>
      <Download className="button small" path={archiveHref(run.certificate_id)} name={archive}>{t('Download the archive')}</Download>
      <Download className="button small" path={bundleHref(run.certificate_id)} name={`${run.certificate_id}.sigstore.json`}>{t('Download the bundle')}</Download>
    </>
  );
  return (
    <Panel title={t('Certificate')} anchor={ANCHOR} actions={download}>
      <Loaded query={certificate}>
        {(data) => (
          <div className="columns">
            <Facts
              rows={[
                [t('Verdict'), <Status key="verdict" state={data.verdict} />],
                [t('Certificate'), <TeamLink key="id" className="mono" to={`certificates/${data.id}`}>{data.id}</TeamLink>],
                ['SHA-256', <Digest key="sha" value={data.sha256} />],
                [t('Signing key'), <Digest key="key" value={data.key_id} />],
                [t('Signature'), <SignatureCheck key="signature" certificate={data} />],
                [t('Chip'), <Chip key="chip" chip={data.chip} />],
                [t('Numerics'), <Numerics key="numerics" numerics={data.numerics} />],
                [t('Issued'), <Time key="issued" at={data.issued_at} />],
                [t('Expires'), <Time key="expires" at={data.expires_at} />],
              ]}
            />
            <div className="stack">
              <p className="quiet">{t('Verify it offline: the command checks the signature and computes the verdict again from the attached tables.')}</p>
              <Code text={`./landbridge verify ${archive}`} />
            </div>
          </div>
        )}
      </Loaded>
    </Panel>
  );
}
