import { useState, type ChangeEvent, type FormEvent } from 'react';
import { useAddSuite, type SuiteFile } from '../../api/suites';
import { t } from '../../i18n';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { TextField } from '../../ui/Field';
import { useGo } from '../../ui/Link';
import { ProblemNote } from '../../ui/Problem';

/** Task files of lm-evaluation-harness, with the documents they name. */
export function AddSuite({ onClose }: { onClose: () => void }) {
  const go = useGo();
  const add = useAddSuite((suite) => go(`suites/${suite.name}`));
  const [name, setName] = useState('');
  const [title, setTitle] = useState('');
  const [files, setFiles] = useState<SuiteFile[]>([]);
  const choose = async (event: ChangeEvent<HTMLInputElement>) => {
    const chosen = [...(event.target.files ?? [])];
    setFiles(await Promise.all(chosen.map(async (file) => ({ path: file.webkitRelativePath.split('/').slice(1).join('/') || file.name, ...(await content(file)) }))));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate({ name, title, files });
  };
  return (
    <Dialog title={t('Add a suite')} open onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        {add.error ? <ProblemNote problem={add.error} boxed /> : null}
        <TextField label={t('Name')} value={name} required pattern="[A-Za-z0-9][A-Za-z0-9._\-]*" onChange={(event) => setName(event.target.value)} />
        <TextField label={t('Title')} value={title} onChange={(event) => setTitle(event.target.value)} />
        <TextField label={t('Files')} type="file" multiple required onChange={(event) => void choose(event)} hint={t('Task files (*.yaml) of lm-evaluation-harness and the JSONL, JSON, CSV or TSV files that they name')} />
        <div className="row">
          <Button tone="primary" type="submit" disabled={add.isPending} blocked={files.length ? null : t('Choose the files first')}>{t('Add')}</Button>
          <Button onClick={onClose}>{t('Cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}

/** Text as it is; what is not text goes as Base64. */
async function content(file: File): Promise<Pick<SuiteFile, 'content' | 'encoding'>> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  try {
    return { content: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return { content: btoa(bytes.reduce((text, byte) => text + String.fromCharCode(byte), '')), encoding: 'base64' };
  }
}
