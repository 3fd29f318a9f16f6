import { splitFile, useDatasetRows, useDatasetVersion, useDatasetVersions, type DatasetRow, type DatasetVersion } from '../../api/datasets';
import { integer } from '../../format/number';
import { t } from '../../i18n';
import { useParam } from '../../session/useParam';
import { Button } from '../../ui/Button';
import { Digest } from '../../ui/Copy';
import { DataTable } from '../../ui/DataTable';
import { Facts, flatten, readable } from '../../ui/Facts';
import { TeamLink, useGo } from '../../ui/Link';
import { Page } from '../../ui/Page';
import { Loaded, Panel } from '../../ui/Panel';
import { Select } from '../../ui/Select';
import { Segments } from '../../ui/Tabs';
import { Time } from '../../ui/Time';
import { useQueryParam } from '../../ui/useQueryParam';

const PAGE = 50;

export function DatasetPage() {
  const name = useParam('dataset');
  const version = useParam('version');
  const go = useGo();
  const dataset = useDatasetVersion(name, version);
  const versions = useDatasetVersions(name).data ?? [];
  const choices = versions.length ? versions.map((row) => String(row.version)) : [version];
  return (
    <Page
      title={`${name} v${version}`}
      crumbs={[[t('Datasets'), 'datasets']]}
      beside={<Digest value={dataset.data?.digest} />}
      actions={<Select bare label={t('Version')} value={version} onChange={(next) => go(`datasets/${name}/v/${next}`)} options={choices.map((row) => ({ value: row, label: `v${row}` }))} />}
    >
      <Loaded query={dataset}>
        {(data) => (
          <div className="columns wide-left">
            <Rows dataset={data} />
            <DatasetFacts dataset={data} />
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function DatasetFacts({ dataset }: { dataset: DatasetVersion }) {
  return (
    <div className="stack">
      <Panel title={t('Splits')}>
        <Facts rows={dataset.splits.map((split) => [split.name, <>{integer(split.rows)} <span className="quiet mono">{splitFile(split)}</span></>])} />
      </Panel>
      <Panel title={t('Used by')}>
        {dataset.used_by.length === 0 ? <p className="quiet">{t('No model yet')}</p> : null}
        <ul>
          {dataset.used_by.map((row) => (
            <li key={`${row.model}-${row.version}`}><TeamLink to={`models/${row.model}/v/${row.version}`}>{`${row.model} v${row.version}`}</TeamLink></li>
          ))}
        </ul>
      </Panel>
      <Panel title={t('Schema')}><Facts rows={flatten(dataset.row_schema)} /></Panel>
      <Panel title={t('Provenance')}>
        <Facts rows={[[t('Created by'), dataset.created_by], [t('Created'), <Time key="at" at={dataset.created_at} />], ...readable(dataset.provenance)]} />
      </Panel>
    </div>
  );
}

function Rows({ dataset }: { dataset: DatasetVersion }) {
  const [split, setSplit] = useQueryParam('split', dataset.splits[0]?.name ?? '');
  const [offsetText, setOffset] = useQueryParam('offset', '0');
  const offset = Number(offsetText) || 0;
  const rows = useDatasetRows(dataset.name, String(dataset.version), split || null, offset);
  const names = dataset.splits.map((row): [string, string] => [row.name, row.name]);
  return (
    <Panel title={t('Rows')} actions={<Segments label={t('Split')} value={split} onChange={setSplit} options={names} />} flush footer={<Pager offset={offset} total={rows.data?.total ?? 0} onChange={(next) => setOffset(String(next))} />}>
      <Loaded query={rows} rows={8}>
        {({ items }) => (
          <DataTable<DatasetRow>
            label={t('Rows')}
            rows={items}
            rowKey={(row) => String(row['id'] ?? JSON.stringify(row))}
            columns={Object.keys(items[0] ?? {}).filter((key) => key !== 'split').map((key) => ({
              id: key,
              header: key,
              value: (row) => String(row[key] ?? ''),
              cell: (row) => <div className="clip-cell mono" title={String(row[key] ?? '')}>{String(row[key] ?? '')}</div>,
            }))}
          />
        )}
      </Loaded>
    </Panel>
  );
}

function Pager({ offset, total, onChange }: { offset: number; total: number; onChange: (offset: number) => void }) {
  const last = Math.min(total, offset + PAGE);
  return (
    <>
      <span className="quiet">{t('{from} to {to} of {total}', { from: integer(total === 0 ? 0 : offset + 1), to: integer(last), total: integer(total) })}</span>
      <Button size="small" disabled={offset === 0} onClick={() => onChange(Math.max(0, offset - PAGE))}>{t('Previous')}</Button>
      <Button size="small" disabled={last >= total} onClick={() => onChange(offset + PAGE)}>{t('Next')}</Button>
    </>
  );
}
