import { t } from '../i18n';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { SECTIONS } from './sections';

export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const general: [string, string][] = [
    ['Ctrl+K', t('Search everything')],
    ['/', t('Focus the filter')],
    ['j k', t('Next and previous row or sample')],
    ['Enter', t('Open the marked row')],
    ['?', t('This sheet')],
  ];
  return (
    <Dialog title={t('Keyboard shortcuts')} open onClose={onClose} footer={<Button onClick={onClose}>{t('Close')}</Button>}>
      <div className="columns">
        <Keys rows={general} />
        <Keys rows={SECTIONS.map(({ key, label }) => [`g ${key}`, t(label)])} />
      </div>
    </Dialog>
  );
}

function Keys({ rows }: { rows: [string, string][] }) {
  return (
    <dl className="facts">
      {rows.map(([keys, meaning]) => (
        <div key={keys} style={{ display: 'contents' }}>
          <dt>
            {keys.split(' ').map((key) => (
              <kbd key={key}>{key}</kbd>
            ))}
          </dt>
          <dd>{meaning}</dd>
        </div>
      ))}
    </dl>
  );
}
