import { t } from '../../i18n';
import { Button } from '../../ui/Button';
import { Code } from '../../ui/Copy';
import { Dialog } from '../../ui/Dialog';

export function SecretOnce({ secret, onClose }: { secret: string; onClose: () => void }) {
  return (
    <Dialog title={t('The secret of the webhook')} open onClose={onClose} footer={<Button tone="primary" onClick={onClose}>{t('I have stored it')}</Button>}>
      <p>{t('Verify with it that a call is ours. It is shown this one time.')}</p>
      <Code text={secret} />
    </Dialog>
  );
}
