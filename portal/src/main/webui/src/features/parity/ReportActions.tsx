import { settled } from '../../api/evaluations';
import { reportHref, useParityAgain, type ParityRun } from '../../api/parity';
import { t } from '../../i18n';
import { useHasRole } from '../../session/team';
import { Button } from '../../ui/Button';
import { Download } from '../../ui/Download';
import { useGo } from '../../ui/Link';
import { ProblemNote } from '../../ui/Problem';

/** The report for elsewhere, and the same question once more. */
export function ReportActions({ run }: { run: ParityRun }) {
  const go = useGo();
  const again = useParityAgain((started) => go(`parity/${started.id}`));
  const member = useHasRole('member');
  const blocked = !member ? t('Needs the role member in this team') : settled(run.state) ? null : t('It is still running');
  return (
    <span className="row wrap no-print">
      {again.error ? <ProblemNote problem={again.error} /> : null}
      <Download className="button" path={reportHref(run.id)} name={`${run.id}.json`}>JSON</Download>
      <Button onClick={() => window.print()}>{t('Print or save as PDF')}</Button>
      <Button blocked={blocked} disabled={again.isPending} onClick={() => again.mutate(run)}>{t('Run again')}</Button>
    </span>
  );
}
