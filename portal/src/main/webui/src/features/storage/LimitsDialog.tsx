import { useState, type FormEvent } from 'react';
import { useSetLimits, type Limits } from '../../api/storage';
import { t } from '../../i18n';
import { useTeam } from '../../session/team';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { TextField } from '../../ui/Field';
import { ProblemNote } from '../../ui/Problem';

const GB = 1e9;
const number = (text: string, scale = 1) => (text.trim() === '' ? null : Math.round(Number(text) * scale));
const shown = (value: number | null, scale = 1) => (value === null || value === undefined ? '' : String(value / scale));

export function LimitsDialog({ limits, onClose }: { limits: Limits; onClose: () => void }) {
  const own = useTeam();
  const [team, setTeam] = useState(limits.team ?? own);
  const [files, setFiles] = useState(shown(limits.max_files_per_version));
  const [file, setFile] = useState(shown(limits.max_file_bytes, GB));
  const [all, setAll] = useState(shown(limits.max_bytes, GB));
  const set = useSetLimits(onClose);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    set.mutate({ team, limits: { max_files_per_version: number(files), max_file_bytes: number(file, GB), max_bytes: number(all, GB) } });
  };
  return (
    <Dialog title={t('Set limits')} open onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        {set.error ? <ProblemNote problem={set.error} boxed /> : null}
        <TextField label={t('Team')} required value={team} onChange={(event) => setTeam(event.target.value)} />
        <TextField label={t('Files in a version')} type="number" min={1} value={files} onChange={(event) => setFiles(event.target.value)} wrong={set.error?.fieldError('max_files_per_version')} />
        <TextField label={t('Size of a file (GB)')} type="number" min={0} step="any" value={file} onChange={(event) => setFile(event.target.value)} wrong={set.error?.fieldError('max_file_bytes')} />
        <TextField label={t('All bytes (GB)')} type="number" min={0} step="any" hint={t('Empty: no limit')} value={all} onChange={(event) => setAll(event.target.value)} wrong={set.error?.fieldError('max_bytes')} />
        <div className="row">
          <Button tone="primary" type="submit" disabled={set.isPending}>{t('Save')}</Button>
          <Button onClick={onClose}>{t('Cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
