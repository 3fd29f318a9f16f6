import { t } from '../i18n';
import { Link } from '../ui/Link';
import { Button } from '../ui/Button';

export function NotFound() {
  return (
    <div className="page">
      <h1>{t('There is no such page')}</h1>
      <p>{t('The address may be mistyped, or it belongs to a team you are not a member of. Ask an admin of that team to add you.')}</p>
      <p>
        <Link href="/">{t('Go to the start page')}</Link>
      </p>
    </div>
  );
}

export function Crashed({ error, reset }: { error: unknown; reset: () => void }) {
  return (
    <div className="page">
      <div className="problem boxed" role="alert">
        <strong>{t('This page failed')}</strong>
        <span className="mono">{error instanceof Error ? error.message : String(error)}</span>
        <span>
          <Button size="small" onClick={reset}>
            {t('Try again')}
          </Button>
        </span>
      </div>
    </div>
  );
}
