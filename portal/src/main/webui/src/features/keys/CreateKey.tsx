import { useState, type FormEvent } from 'react';
import { useServedModels } from '../../api/chat';
import { useCreateKey, type ApiKey } from '../../api/keys';
import { t } from '../../i18n';
import { Button } from '../../ui/Button';
import { Code } from '../../ui/Copy';
import { Dialog } from '../../ui/Dialog';
import { Checkbox, TextField } from '../../ui/Field';
import { ProblemNote } from '../../ui/Problem';

export function CreateKey({ onClose }: { onClose: () => void }) {
  const models = useServedModels().data?.data.map((row) => row.id) ?? [];
  const [created, setCreated] = useState<ApiKey | null>(null);
  const create = useCreateKey(setCreated);
  const [name, setName] = useState('');
  const [days, setDays] = useState('90');
  const [allowed, setAllowed] = useState<string[]>([]);
  if (created) return <Secret created={created} model={models[0] ?? 'MODEL'} onClose={onClose} />;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate({ name, expires_in_days: days === '' ? undefined : Number(days), allowed_models: allowed.length ? allowed : undefined });
  };
  const toggle = (model: string, on: boolean) => setAllowed(on ? [...allowed, model] : allowed.filter((row) => row !== model));
  return (
    <Dialog title={t('New key')} open onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        {create.error ? <ProblemNote problem={create.error} boxed /> : null}
        <TextField label={t('Name')} required value={name} onChange={(event) => setName(event.target.value)} wrong={create.error?.fieldError('name')} />
        <TextField label={t('Expires in days')} type="number" min={1} value={days} onChange={(event) => setDays(event.target.value)} hint={t('Left empty, it never expires')} />
        {models.length > 0 ? (
          <fieldset style={{ border: 0, margin: 0, padding: 0 }}>
            <legend className="label">{t('Allowed models (none marked: every model)')}</legend>
            {models.map((model) => <Checkbox key={model} label={model} checked={allowed.includes(model)} onChange={(on) => toggle(model, on)} />)}
          </fieldset>
        ) : null}
        <div className="row">
          <Button tone="primary" type="submit" disabled={create.isPending}>{t('Create')}</Button>
          <Button onClick={onClose}>{t('Cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}

function Secret({ created, model, onClose }: { created: ApiKey; model: string; onClose: () => void }) {
  const secret = created.secret ?? '';
  const curl = [
    `curl ${location.origin}/v1/chat/completions`,
    `  -H 'Authorization: Bearer ${secret}'`,
    `  -H 'Content-Type: application/json'`,
    `  -d '${JSON.stringify({ model, messages: [{ role: 'user', content: '347+85=' }] })}'`,
  ].join(' \\\n');
  return (
    <Dialog title={t('Key {name}', { name: created.name })} open onClose={onClose} footer={<Button tone="primary" onClick={onClose}>{t('I have stored it')}</Button>}>
      <p>{t('This is the only time the secret is shown. The server keeps a hash of it.')}</p>
      <Code text={secret} />
      <Code text={curl} />
    </Dialog>
  );
}
