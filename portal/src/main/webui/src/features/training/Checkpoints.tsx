import { useCheckpoints } from '../../api/training';
import { bytes, integer } from '../../format/number';
import { t } from '../../i18n';
import { Digest } from '../../ui/Copy';
import { DataTable } from '../../ui/DataTable';
import { Empty, Loaded, Panel } from '../../ui/Panel';
import { Time } from '../../ui/Time';

export function Checkpoints({ id, live }: { id: string; live: boolean }) {
  const checkpoints = useCheckpoints(id, live);
  return (
    <Panel title={t('Checkpoints')} flush>
      <Loaded query={checkpoints}>
        {({ items }) => (
          <DataTable
            label={t('Checkpoints')}
            rows={items}
            rowKey={(row) => String(row.step)}
            empty={<Empty what={t('No checkpoint yet')} why={t('The run resumes from the newest one after a crash.')} />}
            columns={[
              { id: 'step', header: t('Step'), align: 'right', value: (row) => row.step, cell: (row) => integer(row.step) },
              { id: 'digest', header: t('Digest'), cell: (row) => <Digest value={row.digest} /> },
              { id: 'size', header: t('Size'), align: 'right', value: (row) => row.size, cell: (row) => bytes(row.size) },
              { id: 'at', header: t('Created'), value: (row) => row.created_at, cell: (row) => <Time at={row.created_at} /> },
            ]}
          />
        )}
      </Loaded>
    </Panel>
  );
}
