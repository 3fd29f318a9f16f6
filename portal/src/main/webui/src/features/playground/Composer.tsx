import { useState, type FormEvent, type KeyboardEvent } from 'react';
import { t } from '../../i18n';
import { Button } from '../../ui/Button';

export function Composer({ busy, onSend, onStop }: { busy: boolean; onSend: (text: string) => void; onStop: () => void }) {
  const [text, setText] = useState('');
  const send = () => {
    if (busy || text.trim() === '') return;
    onSend(text);
    setText('');
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      send();
    }
  };
  return (
    <form onSubmit={submit}>
      <textarea className="input" rows={1} aria-label={t('Message')} placeholder={t('Message')} value={text} onChange={(event) => setText(event.target.value)} onKeyDown={onKey} />
      {busy ? <Button onClick={onStop}>{t('Stop')}</Button> : <Button tone="primary" type="submit">{t('Send')}</Button>}
    </form>
  );
}
