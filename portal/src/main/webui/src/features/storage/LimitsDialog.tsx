import { useState, type FormEvent } from 'react';
import { useSetLimits, type Limits } from '../../api/storage';
import { t } from '../../i18n';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { TextField } from '../../ui/Field';
import { ProblemNote } from '../../ui/Problem';

const GB = 1e9;
const read = (text: string, scale = 1) => Math.round(Number(text) * scale);

export function LimitsDialog({ team: own, limits, onClose }: { team: string; limits: Limits; onClose: () => void }) {
  const [team, setTeam] = useState(own);
  const [files, setFiles] = useState(String(limits.max_files_per_version));
  const [file, setFile] = useState(String(limits.max_file_bytes / GB));
  const [all, setAll] = useState(String(limits.max_bytes / GB));
  const set = useSetLimits(onClose);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    set.mutate({ team, limits: { max_files_per_version: read(files), max_file_bytes: read(file, GB), max_bytes: read(all, GB) } });
  };
  return (
    <Dialog title={t('Set limits')} open onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        {set.error ? <ProblemNote problem={set.error} boxed /> : null}
        <TextField label={t('Team')} required value={team} onChange={(event) => setTeam(event.target.value)} />
        <TextField label={t('Files in a version')} type="number" required min={1} value={files} onChange={(event) => setFiles(event.target.value)} wrong={set.error?.fieldError('max_files_per_version')} />
        <TextField label={t('Size of a file (GB)')} type="number" required min={0} step="any" value={file} onChange={(event) => setFile(event.target.value)} wrong={set.error?.fieldError('max_file_bytes')} />
        <TextField label={t('All bytes (GB)')} type="number" required min={0} step="any" value={all} onChange={(event) => setAll(event.target.value)} wrong={set.error?.fieldError('max_bytes')} />
        <div className="row">
          <Button tone="primary" type="submit" disabled={set.isPending}>{t('Save')}</Button>
          <Button onClick={onClose}>{t('Cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
