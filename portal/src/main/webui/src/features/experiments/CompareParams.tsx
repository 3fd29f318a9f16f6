import { useComparison, type ComparedParam } from '../../api/tracking';
import { integer } from '../../format/number';
import { t } from '../../i18n';
import { DataTable } from '../../ui/DataTable';
import { Checkbox } from '../../ui/Field';
import { Loaded, Panel } from '../../ui/Panel';
import { useQueryParam } from '../../ui/useQueryParam';

const VALUES_SHOWN = 8;

/** The values of a parameter, the most used first. */
export function spread({ values }: Pick<ComparedParam, 'values'>): [value: string, runs: number][] {
  const counts = new Map<string, number>();
  for (const value of Object.values(values)) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}

export function CompareParams({ runs }: { runs: string[] }) {
  const comparison = useComparison(runs);
  const [all, setAll] = useQueryParam('params');
  return (
    <Panel title={t('Parameters that differ')} actions={<Checkbox label={t('Also those that agree')} checked={all === 'all'} onChange={(on) => setAll(on ? 'all' : '')} />} flush>
      <Loaded query={comparison}>
        {({ params }) => (
          <DataTable
            label={t('Parameters that differ')}
            rows={params.filter((row) => row.differs || all === 'all')}
            rowKey={(row) => row.key}
            empty={<p className="empty quiet">{t('These runs have the same parameters.')}</p>}
            columns={[
              { id: 'key', header: t('Parameter'), value: (row) => row.key, cell: (row) => row.key },
              { id: 'distinct', header: t('Values'), align: 'right', value: (row) => spread(row).length, cell: (row) => integer(spread(row).length) },
              { id: 'without', header: t('Runs without'), align: 'right', value: (row) => runs.length - Object.keys(row.values).length, cell: (row) => integer(runs.length - Object.keys(row.values).length) },
              { id: 'spread', header: t('Most used'), cell: (row) => <Spread row={row} /> },
            ]}
          />
        )}
      </Loaded>
    </Panel>
  );
}

function Spread({ row }: { row: ComparedParam }) {
  const values = spread(row);
  return (
    <div className="row wrap">
      {values.slice(0, VALUES_SHOWN).map(([value, count]) => <span key={value} className="tag" title={value}><span className="short-cell">{value}</span> <span className="quiet">×{count}</span></span>)}
      {values.length > VALUES_SHOWN ? <span className="quiet">{t('and {n} more', { n: values.length - VALUES_SHOWN })}</span> : null}
    </div>
  );
}
