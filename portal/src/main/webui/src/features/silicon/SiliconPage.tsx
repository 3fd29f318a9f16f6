import { exportHref, useSilicon, useSiliconRows, type RowKind } from '../../api/silicon';
import { t } from '../../i18n';
import { useParam } from '../../session/useParam';
import { Button } from '../../ui/Button';
import { Digest } from '../../ui/Copy';
import { Download } from '../../ui/Download';
import { useGo } from '../../ui/Link';
import { ListPanel } from '../../ui/ListPanel';
import { Page } from '../../ui/Page';
import { Empty } from '../../ui/Panel';
import { Tabs } from '../../ui/Tabs';
import { useQueryParam } from '../../ui/useQueryParam';
import { useOperatorOnly } from '../storage/operator';
import { rowColumns } from './columns';
import { KINDS } from './kinds';
import { RowEditor } from './RowEditor';

/** What the portability rules know, and where each row comes from. */
export function SiliconPage() {
  const asked = useParam('kind');
  const kind: RowKind = KINDS.find(([key]) => key === asked)?.[0] ?? 'chip';
  const [adding, setAdding] = useQueryParam('add');
  const blocked = useOperatorOnly();
  return (
    <Page
      title={t('Silicon')}
      beside={<InForce />}
      actions={adding ? null : <span className="row"><Download className="button" path={exportHref} name="catalogue.json">{t('Export')}</Download><Button tone="primary" blocked={blocked} onClick={() => setAdding('1')}>{t('Add a row')}</Button></span>}
    >
      <Tabs base="silicon" current={kind} tabs={KINDS.map(([key, label]) => [key, t(label)])} />
      {adding ? <RowEditor key={kind} kind={kind} row={null} onDone={() => setAdding('')} /> : <Rows key={kind} kind={kind} />}
    </Page>
  );
}

function InForce() {
  const summary = useSilicon().data;
  if (!summary) return null;
  return (
    <span className="quiet row wrap">
      {t('rules {version}', { version: summary.rules_version })}
      <span>{t('{n, plural, =0 {no row of your own} one {# row of your own} other {# rows of your own}}', { n: summary.overrides })}</span>
      {summary.left_out > 0 ? <span className="status" data-tone="bad">{t('{n, plural, one {# row not in force} other {# rows not in force}}', { n: summary.left_out })}</span> : null}
      <Digest value={summary.digest} />
    </span>
  );
}

function Rows({ kind }: { kind: RowKind }) {
  const rows = useSiliconRows(kind);
  const go = useGo();
  const title = KINDS.find(([key]) => key === kind)?.[1] ?? kind;
  return (
    <ListPanel
      title={t(title)}
      pages={rows}
      columns={rowColumns(kind)}
      rowKey={(row) => row.key}
      empty={<Empty what={t('No row')} action={<Button onClick={() => go('portability')}>{t('Check a model')}</Button>} />}
    />
  );
}
