import { useSigningKeys, type SigningKey } from '../../api/certificates';
import { t } from '../../i18n';
import { Digest } from '../../ui/Copy';
import { DataTable } from '../../ui/DataTable';
import { Loaded } from '../../ui/Panel';
import { Status } from '../../ui/Status';
import { Time } from '../../ui/Time';

const stateOf = (key: SigningKey | undefined) => (!key ? 'MISSING' : key.revoked_at ? 'REVOKED' : 'ACTIVE');

export function Signers({ keyIds }: { keyIds: string[] }) {
  const keys = useSigningKeys();
  return (
    <Loaded query={keys} rows={2}>
      {({ items }) => (
        <DataTable
          label={t('Signers')}
          rows={keyIds.map((id) => ({ id, key: items.find((one) => one.key_id === id) }))}
          rowKey={(row) => row.id}
          columns={[
            { id: 'key', header: t('Signing key'), cell: (row) => <Digest value={row.id} /> },
            { id: 'state', header: t('State'), cell: (row) => <Status state={stateOf(row.key)} /> },
            { id: 'since', header: t('Since'), cell: (row) => <Time at={row.key?.created_at} /> },
          ]}
        />
      )}
    </Loaded>
  );
}
