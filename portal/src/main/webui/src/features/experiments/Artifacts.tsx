import { withQuery } from '../../api/client';
import { useGet } from '../../api/hooks';
import { bytes } from '../../format/number';
import { t } from '../../i18n';
import { Button } from '../../ui/Button';
import { DataTable } from '../../ui/DataTable';
import { Download } from '../../ui/Download';
import { Loaded, Panel } from '../../ui/Panel';
import { useQueryParam } from '../../ui/useQueryParam';

interface Listing {
  root_uri: string;
  files?: { path: string; is_dir: boolean; file_size?: number | string }[];
}

/** The files a client logged with the run, asked for at MLflow's own door. */
export function Artifacts({ run }: { run: string }) {
  const [folder, setFolder] = useQueryParam('folder');
  const listing = useGet<Listing>(withQuery('/api/2.0/mlflow/artifacts/list', { run_id: run, path: folder }));
  const above = folder.includes('/') ? folder.slice(0, folder.lastIndexOf('/')) : '';
  return (
    <Panel title={t('Artifacts')} actions={folder ? <><code>{folder}</code><Button size="small" onClick={() => setFolder(above)}>{t('Up')}</Button></> : null} flush>
      <Loaded query={listing}>
        {({ root_uri: root, files = [] }) => (
          <DataTable
            label={t('Artifacts')}
            rows={files}
            rowKey={(row) => row.path}
            empty={<p className="empty quiet">{t('No artifact was logged.')}</p>}
            columns={[
              { id: 'path', header: t('Path'), value: (row) => row.path, cell: (row) => (row.is_dir ? <button type="button" className="example" onClick={() => setFolder(row.path)}>{row.path}/</button> : <Download path={download(root, row.path)} name={row.path.slice(row.path.lastIndexOf('/') + 1)} className="">{row.path}</Download>) },
              { id: 'size', header: t('Size'), align: 'right', value: (row) => Number(row.file_size ?? 0), cell: (row) => (row.is_dir ? '–' : bytes(Number(row.file_size ?? 0))) },
            ]}
          />
        )}
      </Loaded>
    </Panel>
  );
}

const download = (root: string, path: string) =>
  `/api/2.0/mlflow-artifacts/artifacts/${root.replace(/^mlflow-artifacts:\/+/, '')}/${path}`;
