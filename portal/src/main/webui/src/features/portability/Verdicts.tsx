import type { UseQueryResult } from '@tanstack/react-query';
import type { ChipRow, PortabilityCheck } from '../../api/chips';
import type { Problem } from '../../api/problem';
import { t } from '../../i18n';
import { Chip } from '../../ui/Chip';
import { Digest } from '../../ui/Copy';
import { TeamLink } from '../../ui/Link';
import { Empty, Loaded, Panel } from '../../ui/Panel';
import { Status } from '../../ui/Status';
import { Findings } from '../training/PreflightPanel';

interface Answer {
  chip: string;
  query: UseQueryResult<PortabilityCheck, Problem>;
}

/** The rules that object on any of the chips side by side, then each chip's findings with remedy and source. */
export function Verdicts({ answers, chips }: { answers: Answer[]; chips: ChipRow[] }) {
  if (answers.length === 0) {
    return <Panel title={t('Verdicts')}><Empty what={t('No chip is chosen')} why={t('Tick the chips that you think of.')} /></Panel>;
  }
  return (
    <>
      <Comparison answers={answers} />
      <div className="columns">
        {answers.map(({ chip, query }) => (
          <Panel key={chip} title={chips.find((row) => row.key === chip)?.name ?? chip} actions={query.data ? <Status state={query.data.verdict} boxed /> : <Chip chip={chip} />} flush>
            <div aria-live="polite"><Loaded query={query} rows={3}>{(check) => <Findings findings={check.findings} />}</Loaded></div>
          </Panel>
        ))}
      </div>
    </>
  );
}

function Comparison({ answers }: { answers: Answer[] }) {
  const rules = [...new Set(answers.flatMap(({ query }) => query.data?.findings.map((finding) => finding.rule) ?? []))];
  const known = answers.find(({ query }) => query.data)?.query.data;
  return (
    <Panel title={t('Verdicts')} actions={known ? <Used check={known} /> : null} flush>
      <div className="table-scroll" tabIndex={0} role="group" aria-label={t('Verdicts by chip')}>
        <table className="table board">
          <thead>
            <tr>
              <th scope="col">{t('Rule')}</th>
              {answers.map(({ chip }) => <th key={chip} scope="col"><Chip chip={chip} /></th>)}
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">{t('Verdict')}</th>
              {answers.map(({ chip, query }) => <td key={chip}>{query.data ? <Status state={query.data.verdict} boxed /> : <span className="quiet">{query.error ? t('not known') : '…'}</span>}</td>)}
            </tr>
            {rules.map((rule) => (
              <tr key={rule}>
                <th scope="row">{rule}</th>
                {answers.map(({ chip, query }) => <td key={chip}><Cell check={query.data} rule={rule} /></td>)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

/** Which catalogue the verdicts rest on. */
function Used({ check }: { check: PortabilityCheck }) {
  return (
    <span className="quiet row wrap">
      {t('rules {version}', { version: check.rules_version })}
      {check.overrides ? <TeamLink to="silicon">{t('{n, plural, one {# row of your own} other {# rows of your own}}', { n: check.overrides })}</TeamLink> : null}
      <Digest value={check.catalogue_digest} />
    </span>
  );
}

function Cell({ check, rule }: { check: PortabilityCheck | undefined; rule: string }) {
  const finding = check?.findings.find((one) => one.rule === rule);
  return finding ? <span title={finding.reason}><Status state={finding.verdict} /></span> : <span className="quiet">–</span>;
}
