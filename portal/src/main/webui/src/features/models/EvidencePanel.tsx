import { useEvidence, type Evidence } from '../../api/models';
import { msg, t } from '../../i18n';
import { Chip, Numerics } from '../../ui/Chip';
import { Digest } from '../../ui/Copy';
import { DataTable } from '../../ui/DataTable';
import { TeamLink } from '../../ui/Link';
import { Empty, Loaded, Panel } from '../../ui/Panel';
import { Status } from '../../ui/Status';
import { Time } from '../../ui/Time';
import { evidencePath } from '../releases/evidence';

/** Evidence bound to digests; what is stale says why it counts no more. */
export function EvidencePanel({ model, number }: { model: string; number: string }) {
  const evidence = useEvidence(model, number);
  return (
    <Panel title={t('Evidence')} flush>
      <Loaded query={evidence}>
        {({ items }) => (
          <DataTable
            label={t('Evidence')}
            rows={items}
            rowKey={(row) => row.id}
            empty={<Empty what={t('No evidence yet')} why={t('Each step of a release leaves its evidence here.')} />}
            columns={[
              { id: 'kind', header: t('Kind'), value: (row) => row.kind, cell: (row) => <EvidenceLink kind={row.kind} id={row.reference_id} /> },
              { id: 'verdict', header: t('Verdict'), value: (row) => row.verdict, cell: (row) => <Standing row={row} /> },
              { id: 'chip', header: t('Chip'), value: (row) => row.chip, cell: (row) => <Chip chip={row.chip} /> },
              { id: 'numerics', header: t('Numerics'), cell: (row) => <Numerics numerics={row.numerics} /> },
              { id: 'summary', header: t('Summary'), value: (row) => row.summary, cell: (row) => <div className="clip-cell" title={row.summary}>{row.summary}</div> },
              { id: 'digest', header: t('Digest'), cell: (row) => <Digest value={row.digest} /> },
              { id: 'at', header: t('Created'), value: (row) => row.created_at, cell: (row) => <Time at={row.created_at} /> },
            ]}
          />
        )}
      </Loaded>
    </Panel>
  );
}

const REASONS: Record<string, string> = {
  weights: msg('other weights'),
  tokenizer: msg('other tokenizer'),
  'chat-template': msg('other chat template'),
  fingerprint: msg('the deployment changed'),
  rules: msg('newer rules'),
  expired: msg('expired'),
  revoked: msg('taken back'),
  superseded: msg('a newer answer exists'),
};

function Standing({ row }: { row: Evidence }) {
  if (!row.stale) return <Status state={row.verdict} />;
  return (
    <span className="row">
      <s className="quiet">{row.verdict}</s> <Status state="STALE" />
      <span className="quiet">{(row.stale_because ?? []).map((reason) => t(REASONS[reason] ?? reason)).join(', ')}</span>
    </span>
  );
}

export function EvidenceLink({ kind, id }: { kind: string; id: string }) {
  const path = evidencePath(kind, id);
  return path ? <TeamLink to={path}>{kind}</TeamLink> : <>{kind}</>;
}
