import { fileHref, type ModelVersion } from '../../api/models';
import { useQuarantine, type Held } from '../../api/storage';
import { bytes, integer } from '../../format/number';
import { t } from '../../i18n';
import { Digest } from '../../ui/Copy';
import { DataTable } from '../../ui/DataTable';
import { Download } from '../../ui/Download';
import { Panel } from '../../ui/Panel';
import { Status } from '../../ui/Status';

/** What a page may fetch whole; larger files go straight to the disk. */
const MOST_IN_MEMORY = 200_000_000;

const elements = (shape: number[]) => shape.reduce((product, length) => product * length, 1);

export function FilesTab({ version }: { version: ModelVersion }) {
  const held = useQuarantine().data ?? [];
  const finding = (sha256: string) => held.find((row) => row.sha256 === sha256);
  const href = (path: string) => fileHref(version.model, version.version, path);
  return (
    <>
      <Panel title={t('Files')} flush>
        <DataTable
          label={t('Files')}
          rows={version.files}
          rowKey={(row) => row.path}
          columns={[
            { id: 'path', header: t('Path'), value: (row) => row.path, cell: (row) => (row.size > MOST_IN_MEMORY ? <a href={href(row.path)} download>{row.path}</a> : <Download path={href(row.path)} name={row.path.slice(row.path.lastIndexOf('/') + 1)} className="">{row.path}</Download>) },
            { id: 'sha256', header: 'SHA-256', value: (row) => row.sha256, cell: (row) => <Digest value={row.sha256} /> },
            { id: 'size', header: t('Size'), align: 'right', value: (row) => row.size, cell: (row) => bytes(row.size) },
            { id: 'checked', header: t('Ingest check'), cell: (row) => <IngestCheck held={finding(row.sha256)} /> },
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

/** Nothing unchecked is stored; a file with a finding is here only because an operator allowed it. */
function IngestCheck({ held }: { held: Held | undefined }) {
  if (!held) return <Status state="OK" />;
  return (
    <span className="row">
      <Status state={held.state} />
      <span className="quiet short-cell wide" title={`${held.finding} ${held.reason ?? ''}`}>{held.finding}{held.allowed_by ? ` · ${held.allowed_by}` : ''}</span>
    </span>
  );
}
