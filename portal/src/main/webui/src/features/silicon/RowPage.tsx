import { useRowChanges, useSiliconRow, type RowKind, type SiliconRow } from '../../api/silicon';
import { integer } from '../../format/number';
import { t } from '../../i18n';
import { useParam } from '../../session/useParam';
import { Button } from '../../ui/Button';
import { Code } from '../../ui/Copy';
import { DataTable } from '../../ui/DataTable';
import { Facts } from '../../ui/Facts';
import { Page } from '../../ui/Page';
import { Empty, Loaded, Panel } from '../../ui/Panel';
import { Time } from '../../ui/Time';
import { useQueryParam } from '../../ui/useQueryParam';
import { useOperatorOnly } from '../storage/operator';
import { Origin } from './columns';
import { KINDS } from './kinds';
import { RestoreRow } from './RestoreRow';
import { RowDiff } from './RowDiff';
import { RowEditor } from './RowEditor';

export function RowPage() {
  const kind = useParam('kind') as RowKind;
  const key = useParam('row');
  const row = useSiliconRow(kind, key);
  const [editing, setEditing] = useQueryParam('edit');
  const blocked = useOperatorOnly();
  const title = KINDS.find(([one]) => one === kind)?.[1] ?? kind;
  return (
    <Page
      title={key}
      crumbs={[[t('Silicon'), 'silicon'], [t(title), `silicon/${kind}`]]}
      beside={row.data ? <Origin row={row.data} /> : null}
      actions={row.data && !editing ? <span className="row">{row.data.origin === 'shipped' ? null : <RestoreRow row={row.data} blocked={blocked} />}<Button tone="primary" blocked={blocked} onClick={() => setEditing('1')}>{t('Edit')}</Button></span> : null}
    >
      <Loaded query={row} rows={8}>
        {(data) => (editing ? <RowEditor kind={kind} row={data} onDone={() => setEditing('')} /> : <RowView row={data} />)}
      </Loaded>
    </Page>
  );
}

function RowView({ row }: { row: SiliconRow }) {
  return (
    <>
      {row.mistake ? <div className="callout" data-tone="bad" role="status">{t('This row is not in force: {mistake}', { mistake: row.mistake })}</div> : null}
      <div className="columns">
        <Panel title={t('Row')}><Code text={JSON.stringify(row.row, null, 2)} /></Panel>
        <div className="stack">
          <Panel title={t('Provenance')}>
            <Facts
              rows={[
                [t('Source'), row.source],
                [t('Origin'), <Origin key="origin" row={row} />],
                [t('Reason'), row.reason],
                [t('Changed by'), row.changed_by],
                [t('Changed'), <Time key="at" at={row.changed_at} />],
                [t('Changes'), integer(row.revision)],
              ]}
            />
          </Panel>
          {row.shipped && row.origin === 'overridden' ? <RowDiff shipped={row.shipped} own={row.row} /> : null}
        </div>
      </div>
      <Changes row={row} />
    </>
  );
}

function Changes({ row }: { row: SiliconRow }) {
  const changes = useRowChanges(row.kind, row.key);
  return (
    <Panel title={t('Changes')} flush>
      <Loaded query={changes} rows={2}>
        {({ items }) => (
          <DataTable
            label={t('Changes')}
            rows={items}
            rowKey={(change) => String(change.revision)}
            empty={<Empty what={t('Nobody changed this row')} why={t('It is as the product ships it.')} />}
            columns={[
              { id: 'revision', header: t('Number'), align: 'right', value: (change) => change.revision, cell: (change) => integer(change.revision) },
              { id: 'what', header: t('Change'), cell: (change) => (change.row ? t('written') : row.shipped ? t('shipped row given back') : t('taken away')) },
              { id: 'reason', header: t('Reason'), value: (change) => change.reason, cell: (change) => change.reason },
              { id: 'by', header: t('Changed by'), value: (change) => change.changed_by, cell: (change) => change.changed_by },
              { id: 'at', header: t('Changed'), value: (change) => change.changed_at, cell: (change) => <Time at={change.changed_at} /> },
            ]}
          />
        )}
      </Loaded>
    </Panel>
  );
}
