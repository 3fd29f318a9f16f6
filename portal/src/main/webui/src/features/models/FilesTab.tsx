import { fileHref, type ModelVersion } from '../../api/models';
import { bytes, integer } from '../../format/number';
import { t } from '../../i18n';
import { Digest } from '../../ui/Copy';
import { DataTable } from '../../ui/DataTable';
import { Panel } from '../../ui/Panel';

const elements = (shape: number[]) => shape.reduce((product, length) => product * length, 1);

export function FilesTab({ version }: { version: ModelVersion }) {
  const href = (path: string) => fileHref(version.model, version.version, path);
  return (
    <>
      <Panel title={t('Files')} flush>
        <DataTable
          label={t('Files')}
          rows={version.files}
          rowKey={(row) => row.path}
          columns={[
            { id: 'path', header: t('Path'), value: (row) => row.path, cell: (row) => <a href={href(row.path)} download>{row.path}</a> },
            { id: 'sha256', header: 'SHA-256', value: (row) => row.sha256, cell: (row) => <Digest value={row.sha256} /> },
            { id: 'size', header: t('Size'), align: 'right', value: (row) => row.size, cell: (row) => bytes(row.size) },
          ]}
        />
      </Panel>
      <Panel title={t('Tensors')} flush>
        <DataTable
          label={t('Tensors')}
          rows={version.tensors ?? []}
          rowKey={(row) => row.name}
          columns={[
            { id: 'name', header: t('Name'), value: (row) => row.name, cell: (row) => <span className="mono">{row.name}</span> },
            { id: 'dtype', header: t('Type'), value: (row) => row.dtype, cell: (row) => row.dtype },
            { id: 'shape', header: t('Shape'), cell: (row) => row.shape.join(' × ') },
            { id: 'elements', header: t('Elements'), align: 'right', value: (row) => elements(row.shape), cell: (row) => integer(elements(row.shape)) },
          ]}
        />
      </Panel>
    </>
  );
}
