import { useState, type FormEvent } from 'react';
import { useStartImport } from '../../api/storage';
import { t } from '../../i18n';
import { Button } from '../../ui/Button';
import { Code } from '../../ui/Copy';
import { Dialog } from '../../ui/Dialog';
import { TextField } from '../../ui/Field';
import { ProblemNote } from '../../ui/Problem';
import { Segments } from '../../ui/Tabs';

type Source = 'huggingface' | 'modelscope' | 'directory';
const ENDPOINTS: Record<Source, string> = { huggingface: 'https://huggingface.co', modelscope: 'https://www.modelscope.cn', directory: '' };

export function StartImport({ onClose }: { onClose: () => void }) {
  const [source, setSource] = useState<Source>('huggingface');
  const [endpoint, setEndpoint] = useState(ENDPOINTS.huggingface);
  const [repository, setRepository] = useState('');
  const [revision, setRevision] = useState('');
  const [token, setToken] = useState('');
  const [model, setModel] = useState('');
  const start = useStartImport(onClose);
  const local = source === 'directory';
  const choose = (next: string) => {
    setSource(next as Source);
    setEndpoint(ENDPOINTS[next as Source]);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    start.mutate({ source, endpoint, repo: repository, revision: revision || null, model, token: token || null });
  };
  const wrong = (field: string) => start.error?.fieldError(field);
  return (
    <Dialog title={t('New import')} open onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        {start.error ? <ProblemNote problem={start.error} boxed /> : null}
        <Segments label={t('Source')} value={source} onChange={choose} options={[['huggingface', 'Hugging Face'], ['modelscope', 'ModelScope'], ['directory', t('Directory')]]} />
        {local ? (
          <>
            <p className="quiet">{t('A directory is pushed from the machine it lies on, also without any network beyond this server.')}</p>
            <Code text={`./landbridge import ./directory --model ${model || 'MODEL'}`} />
          </>
        ) : (
          <>
            <TextField label={t('Endpoint')} type="url" required value={endpoint} onChange={(event) => setEndpoint(event.target.value)} wrong={wrong('endpoint')} />
            <TextField label={t('Repository')} required placeholder="org/model" value={repository} onChange={(event) => setRepository(event.target.value)} wrong={wrong('repo')} />
            <div className="form-grid">
              <TextField label={t('Revision')} placeholder={source === 'modelscope' ? 'master' : 'main'} value={revision} onChange={(event) => setRevision(event.target.value)} wrong={wrong('revision')} />
              <TextField label={t('Token of the source')} type="password" autoComplete="off" hint={t('Only for a private or gated repository')} value={token} onChange={(event) => setToken(event.target.value)} />
            </div>
          </>
        )}
        <TextField label={t('Becomes a version of')} required hint={t('Lower case letters, digits, dots and hyphens')} value={model} onChange={(event) => setModel(event.target.value)} wrong={wrong('model')} />
        <div className="row">
          {local ? null : <Button tone="primary" type="submit" disabled={start.isPending}>{t('Start the import')}</Button>}
          <Button onClick={onClose}>{t('Cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
