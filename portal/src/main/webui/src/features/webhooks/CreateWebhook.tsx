import { useState, type FormEvent } from 'react';
import { useCreateWebhook, type Webhook } from '../../api/records';
import { t } from '../../i18n';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Checkbox, TextField } from '../../ui/Field';
import { ProblemNote } from '../../ui/Problem';
import { EVENTS } from './events';
import { SecretOnce } from './SecretOnce';

export function CreateWebhook({ onClose }: { onClose: () => void }) {
  const [created, setCreated] = useState<Webhook | null>(null);
  const create = useCreateWebhook(setCreated);
  const [url, setUrl] = useState('');
  const [events, setEvents] = useState<string[]>([]);
  if (created) {
    return <SecretOnce secret={created.secret ?? ''} onClose={onClose} />;
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate({ url, events });
  };
  return (
    <Dialog title={t('New webhook')} open onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        {create.error ? <ProblemNote problem={create.error} boxed /> : null}
        <TextField label="URL" type="url" required placeholder="https://" value={url} onChange={(event) => setUrl(event.target.value)} wrong={create.error?.fieldError('url')} hint={t('Addresses inside the network of the server are refused unless the installation allows them.')} />
        <fieldset className="choices">
          <legend className="label">{t('Events')} <span className="quiet">{t('none marked: all')}</span></legend>
          {EVENTS.map((event) => <Checkbox key={event} label={event} checked={events.includes(event)} onChange={(on) => setEvents(on ? [...events, event] : events.filter((one) => one !== event))} />)}
          {create.error?.fieldError('events') ? <span className="wrong">{create.error.fieldError('events')}</span> : null}
        </fieldset>
        <div className="row">
          <Button tone="primary" type="submit" disabled={create.isPending}>{t('Create')}</Button>
          <Button onClick={onClose}>{t('Cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
