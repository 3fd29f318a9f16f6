import { useSigningKeys, type SigningKey } from '../../api/certificates';
import type { Certificate } from '../../api/parity';
import { msg, t } from '../../i18n';
import { Digest } from '../../ui/Copy';
import { DataTable } from '../../ui/DataTable';
import { Loaded } from '../../ui/Panel';
import { Status } from '../../ui/Status';
import { Time } from '../../ui/Time';
import { useSignature } from './useSignature';

const PURPOSES: Record<string, string> = { evaluator: msg('evaluator'), cosigner: msg('co-signer') };

/** Whose keys signed, and whether those keys still count. */
export function Signers({ certificate }: { certificate: Certificate }) {
  const keys = useSigningKeys();
  const answer = useSignature(certificate, keys.data?.items);
  const ids = [...new Set([certificate.key_id, ...(answer.data?.signatures.map(({ keyId }) => keyId) ?? [])])];
  return (
    <Loaded query={keys} rows={2}>
      {({ items }) => (
        <DataTable
          label={t('Signers')}
          rows={ids.map((id): { id: string; key: SigningKey | undefined } => ({ id, key: items.find((one) => one.key_id === id) }))}
          rowKey={(row) => row.id}
          columns={[
            { id: 'key', header: t('Signing key'), cell: (row) => <Digest value={row.id} /> },
            { id: 'holder', header: t('Holder'), cell: (row) => row.key?.holder || '–' },
            { id: 'purpose', header: t('Role'), cell: (row) => t(PURPOSES[row.key?.purpose ?? 'evaluator'] ?? '') },
            { id: 'state', header: t('State'), cell: (row) => <span title={row.key?.revocation_reason ?? undefined}><Status state={row.key ? (row.key.state ?? 'ACTIVE') : 'MISSING'} /></span> },
            { id: 'since', header: t('Since'), cell: (row) => <Time at={row.key?.valid_from ?? row.key?.created_at} /> },
          ]}
        />
      )}
    </Loaded>
  );
}
