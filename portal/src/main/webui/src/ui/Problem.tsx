import type { Problem } from '../api/problem';
import { t } from '../i18n';
import { Button } from './Button';
import { Copy } from './Copy';

/** An error where it happened, with the request id a colleague will ask for. */
export function ProblemNote({ problem, retry, boxed }: { problem: Problem; retry?: () => void; boxed?: boolean }) {
  const title =
    problem.status === 0 ? t('The server cannot be reached') : problem.status === 403 ? t('Not allowed') : problem.title;
  return (
    <div className={boxed ? 'problem boxed' : 'problem'} role="alert">
      <strong>{title}</strong>
      <span>{problem.message}</span>
      {problem.missing.map((missing) => (
        <span key={missing.gate}>
          {missing.detail} <span className="quiet">{missing.remedy}</span>
        </span>
      ))}
      <span className="row">
        {problem.requestId ? (
          <span className="quiet row">
            {t('Request')} <span className="mono">{problem.requestId}</span>
            <Copy text={problem.requestId} label={t('Copy the request id')} />
          </span>
        ) : null}
        {retry ? (
          <Button size="small" onClick={retry}>
            {t('Try again')}
          </Button>
        ) : null}
      </span>
    </div>
  );
}
