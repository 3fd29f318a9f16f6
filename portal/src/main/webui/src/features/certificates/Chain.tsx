import { useState } from 'react';
import { chainExportHref, useChain, type ChainReport } from '../../api/certificates';
import { integer } from '../../format/number';
import { t } from '../../i18n';
import { Button } from '../../ui/Button';
import { Digest } from '../../ui/Copy';
import { Download } from '../../ui/Download';
import { Loaded, Panel } from '../../ui/Panel';
import { Status } from '../../ui/Status';
import { useOperatorOnly } from '../storage/operator';

/** Certificates of all teams hang in one chain: nothing is changed, removed or put in between without a trace. */
export function Chain() {
  const blocked = useOperatorOnly();
  const [wanted, setWanted] = useState(false);
  const chain = useChain(wanted);
  const actions = (
    <>
      {blocked ? null : <Download className="button small" path={chainExportHref} name="certificates.ndjson">{t('Export')}</Download>}
      <Button size="small" blocked={blocked} onClick={() => (wanted ? void chain.refetch() : setWanted(true))}>{t('Check the chain')}</Button>
    </>
  );
  return (
    <Panel title={t('Chain')} actions={actions}>
      {wanted ? <Loaded query={chain} rows={1}>{(report) => <Report report={report} />}</Loaded> : <p className="quiet">{t('Computes every digest of the chain again. Keep the last one: it shows later whether the end was cut off.')}</p>}
    </Panel>
  );
}

function Report({ report }: { report: ChainReport }) {
  return (
    <span className="row wrap" role="status">
      <Status state={report.verified ? 'PASS' : 'FAIL'} boxed />
      <span>{t('{certificates} certificates and {events} events hold', { certificates: integer(report.certificates), events: integer(report.events) })}</span>
      {report.broken ? <span>{t('broken at {kind} {id}: {reason}', { kind: report.broken.kind, id: report.broken.id, reason: report.broken.reason })}</span> : <Digest value={report.head} />}
    </span>
  );
}
