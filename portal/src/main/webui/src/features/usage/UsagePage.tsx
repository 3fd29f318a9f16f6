import { useUsage, useUsageRecords, type UsageRecord, type UsageRow } from '../../api/keys';
import { integer } from '../../format/number';
import { t } from '../../i18n';
import { ButtonLink } from '../../ui/Button';
import { Chip } from '../../ui/Chip';
import { DataTable, type Column } from '../../ui/DataTable';
import { ListPanel } from '../../ui/ListPanel';
import { Page } from '../../ui/Page';
import { Empty, Loaded, Panel } from '../../ui/Panel';
import { Status } from '../../ui/Status';
import { Segments } from '../../ui/Tabs';
import { Time } from '../../ui/Time';
import { useQueryParam } from '../../ui/useQueryParam';

const daysAgo = (days: number) => `${new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)}T00:00:00Z`;
const millis = (value: number | null) => integer(value);

export function UsagePage() {
  const [groupBy, setGroupBy] = useQueryParam('group', 'day');
  const [days, setDays] = useQueryParam('days', '30');
  const usage = useUsage(groupBy, daysAgo(Number(days) || 30));
  const controls = (
    <>
      <Segments label={t('Period')} value={days} onChange={setDays} options={[['7', t('7 days')], ['30', t('30 days')], ['90', t('90 days')]]} />
      <Segments label={t('Group by')} value={groupBy} onChange={setGroupBy} options={[['day', t('Day')], ['key', t('Key')], ['model', t('Model')]]} />
    </>
  );
  return (
    <Page title={t('Usage')}>
      <Panel title={t('Tokens')} actions={controls} flush>
        <Loaded query={usage}>{({ items }) => <Totals rows={items} />}</Loaded>
      </Panel>
      <Records />
    </Page>
  );
}

function Totals({ rows }: { rows: UsageRow[] }) {
  const tokens = (row: UsageRow) => row.prompt_tokens + row.completion_tokens;
  const most = Math.max(1, ...rows.map(tokens));
  const number = (id: string, header: string, value: (row: UsageRow) => number): Column<UsageRow> => ({ id, header, align: 'right', value, cell: (row) => integer(value(row)) });
  return (
    <DataTable
      label={t('Tokens')}
      rows={rows}
      rowKey={(row) => row.group}
      empty={<Empty what={t('Nothing was used in this period')} why={t('Every request through a key or the playground is metered here.')} action={<ButtonLink to="playground">{t('Open the playground')}</ButtonLink>} />}
      columns={[
        { id: 'group', header: t('Group'), value: (row) => row.group, cell: (row) => row.group },
        number('requests', t('Requests'), (row) => row.requests),
        number('prompt', t('Prompt tokens'), (row) => row.prompt_tokens),
        number('completion', t('Completion tokens'), (row) => row.completion_tokens),
        number('reasoning', t('of them reasoning'), (row) => row.reasoning_tokens),
        number('cached', t('Cached tokens'), (row) => row.cached_tokens),
        { id: 'share', header: t('Share'), cell: (row) => <span style={{ display: 'block', width: 140 }}><i className="bar" style={{ width: `${(100 * tokens(row)) / most}%` }} aria-hidden="true" /></span> },
      ]}
    />
  );
}

function Records() {
  const records = useUsageRecords();
  const columns: Column<UsageRecord>[] = [
    { id: 'at', header: t('When'), value: (row) => row.at, cell: (row) => <Time at={row.at} /> },
    { id: 'key', header: t('Key'), value: (row) => row.key_name, cell: (row) => row.key_name ?? t('portal session') },
    { id: 'model', header: t('Model'), value: (row) => `${row.model} v${row.version}`, cell: (row) => `${row.model} v${row.version}` },
    { id: 'chip', header: t('Chip'), value: (row) => row.chip, cell: (row) => <Chip chip={row.chip} /> },
    { id: 'status', header: t('Status'), value: (row) => row.status, cell: (row) => <Status state={row.status} /> },
    { id: 'prompt', header: t('Prompt'), align: 'right', value: (row) => row.prompt_tokens, cell: (row) => integer(row.prompt_tokens) },
    { id: 'completion', header: t('Completion'), align: 'right', value: (row) => row.completion_tokens, cell: (row) => integer(row.completion_tokens) },
    { id: 'reasoning', header: t('Reasoning'), align: 'right', value: (row) => row.reasoning_tokens, cell: (row) => integer(row.reasoning_tokens) },
    { id: 'ttft', header: t('First token (ms)'), align: 'right', value: (row) => row.ttft_ms, cell: (row) => millis(row.ttft_ms) },
    { id: 'duration', header: t('Duration (ms)'), align: 'right', value: (row) => row.duration_ms, cell: (row) => millis(row.duration_ms) },
    { id: 'request', header: t('Request'), value: (row) => row.request_id, cell: (row) => <span className="mono">{row.request_id}</span> },
  ];
  return <ListPanel title={t('Records')} pages={records} columns={columns} rowKey={(row) => row.id} empty={<Empty what={t('No record yet')} why={t('One row for each request, written when it ends, also when the client left early.')} />} />;
}
