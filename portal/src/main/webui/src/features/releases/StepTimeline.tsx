import type { ReleaseStep } from '../../api/releases';
import { between, duration } from '../../format/time';
import { msg, t } from '../../i18n';
import { Progress } from '../../ui/Facts';
import { ToneGlyph } from '../../ui/glyphs';
import { TeamLink } from '../../ui/Link';
import { labelOf, toneOf } from '../../ui/Status';
import { useNow } from '../../ui/Time';
import { evidencePath } from './evidence';

const NAMES: Record<string, string> = {
  portability: msg('Portability'),
  reference: msg('Reference'),
  evaluate: msg('Evaluate'),
  'golden-trace': msg('Golden trace'),
  deploy: msg('Deploy'),
  parity: msg('Parity'),
  certificate: msg('Certificate'),
  approval: msg('Approval'),
  promote: msg('Promote'),
};

export function StepTimeline({ steps }: { steps: ReleaseStep[] }) {
  const now = useNow(1_000);
  return (
    <ol className="timeline">
      {steps.map((step) => (
        <Step key={step.name} step={step} now={now} />
      ))}
    </ol>
  );
}

function Step({ step, now }: { step: ReleaseStep; now: number }) {
  const tone = toneOf(step.state);
  const path = step.reference ? evidencePath(step.reference.kind, step.reference.id) : null;
  const name = NAMES[step.name];
  return (
    <li data-state={step.state}>
      <span className="status" data-tone={tone}><ToneGlyph tone={tone} /></span>
      <span className="name">{name ? t(name) : step.name}</span>
      <span className="row">
        {step.state === 'RUNNING' ? <span style={{ width: 150 }}><Progress share={step.progress} label={step.name} /></span> : null}
        {step.message ? <span className="said-by">{step.message}</span> : step.state === 'RUNNING' ? null : <span className="quiet">{labelOf(step.state)}</span>}
        <span className="visually-hidden">{labelOf(step.state)}</span>
        {path ? <TeamLink to={path} className="nowrap">{t('Evidence')}</TeamLink> : null}
      </span>
      <span className="quiet right">{step.state === 'PENDING' ? '' : duration(between(step.started_at, step.finished_at, now))}</span>
    </li>
  );
}
