import { Dialog as Base } from '@base-ui/react/dialog';
import { useState, type ReactNode } from 'react';
import { t } from '../i18n';
import { Button } from './Button';
import { TextField } from './Field';

interface Props {
  title: string;
  open: boolean;
  onClose: () => void;
  children: ReactNode;
  footer?: ReactNode;
}

export function Dialog({ title, open, onClose, children, footer }: Props) {
  return (
    <Base.Root open={open} onOpenChange={(next) => (next ? undefined : onClose())}>
      <Base.Portal>
        <Base.Backdrop className="backdrop" />
        <Base.Popup className="dialog">
          <header>
            <Base.Title render={<h2 />}>{title}</Base.Title>
          </header>
          <div className="body">{children}</div>
          {footer ? <footer>{footer}</footer> : null}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

interface ConfirmProps {
  title: string;
  /** What must be typed before the action is offered. */
  name: string;
  action: string;
  open: boolean;
  busy: boolean;
  onClose: () => void;
  onConfirm: () => void;
  children: ReactNode;
}

export function Confirm({ title, name, action, open, busy, onClose, onConfirm, children }: ConfirmProps) {
  const [typed, setTyped] = useState('');
  const close = () => {
    setTyped('');
    onClose();
  };
  return (
    <Dialog
      title={title}
      open={open}
      onClose={close}
      footer={
        <>
          <Button onClick={close}>{t('Keep')}</Button>
          <Button
            tone="danger"
            disabled={busy}
            blocked={typed === name ? null : t('Type the name first')}
            onClick={() => {
              setTyped('');
              onConfirm();
            }}
          >
            {action}
          </Button>
        </>
      }
    >
      <p>{children}</p>
      <TextField label={t('Type {name} to confirm', { name })} value={typed} onChange={(event) => setTyped(event.target.value)} />
    </Dialog>
  );
}
