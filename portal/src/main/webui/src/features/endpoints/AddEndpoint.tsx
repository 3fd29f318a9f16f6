import { useState, type FormEvent } from 'react';
import { useAddEndpoint } from '../../api/endpoints';
import { t } from '../../i18n';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Checkbox, TextField } from '../../ui/Field';
import { ProblemNote } from '../../ui/Problem';

export function AddEndpoint({ onClose }: { onClose: () => void }) {
  const add = useAddEndpoint(onClose);
  const [name, setName] = useState('');
  const [url, setUrl] = useState('');
  const [model, setModel] = useState('');
  const [key, setKey] = useState('');
  const [chat, setChat] = useState(true);
  const [completions, setCompletions] = useState(false);
  const [tokens, setTokens] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate({ name, base_url: url, model, api_key: key || undefined, chat, completions, tokenizer: tokens ? 'server' : 'none' });
  };
  const wrong = (field: string) => add.error?.fieldError(field);
  return (
    <Dialog title={t('Add an endpoint')} open onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        {add.error ? <ProblemNote problem={add.error} boxed /> : null}
        <TextField label={t('Name')} required maxLength={100} value={name} onChange={(event) => setName(event.target.value)} wrong={wrong('name')} />
        <TextField label="URL" type="url" required placeholder="http://npu-7:8000/v1" value={url} onChange={(event) => setUrl(event.target.value)} wrong={wrong('base_url')} hint={t('The address before /chat/completions. The operator lists the hosts that may be asked.')} />
        <TextField label={t('Model')} required value={model} onChange={(event) => setModel(event.target.value)} wrong={wrong('model')} hint={t('As the server names it')} />
        <TextField label={t('API key')} type="password" autoComplete="off" value={key} onChange={(event) => setKey(event.target.value)} wrong={wrong('api_key')} hint={t('Kept encrypted and never shown again')} />
        <fieldset className="choices">
          <legend className="label">{t('Answers')}</legend>
          <Checkbox label="/chat/completions" checked={chat} onChange={setChat} />
          <Checkbox label="/completions" checked={completions} onChange={setCompletions} />
          <Checkbox label={t('Token ids in prompts')} checked={tokens} onChange={setTokens} />
          {wrong('chat') ? <span className="wrong">{wrong('chat')}</span> : null}
        </fieldset>
        <div className="row">
          <Button tone="primary" type="submit" disabled={add.isPending}>{t('Add')}</Button>
          <Button onClick={onClose}>{t('Cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
