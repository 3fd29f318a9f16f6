import { decimal, integer } from '../../format/number';
import { t } from '../../i18n';
import { ProblemNote } from '../../ui/Problem';
import { tokenRate, type Turn } from './useChat';

export function TurnView({ turn, streaming }: { turn: Turn; streaming: boolean }) {
  const user = turn.role === 'user';
  return (
    <div className="turn" data-role={turn.role}>
      <span className="who">{user ? t('You') : t('Model')}</span>
      {turn.reasoning ? (
        <details open={streaming || undefined}>
          <summary>{t('Reasoning')}</summary>
          <div className="reasoning">{turn.reasoning}</div>
        </details>
      ) : null}
      <div className="said">{turn.content || (streaming ? '…' : '')}</div>
      {turn.problem ? <ProblemNote problem={turn.problem} boxed /> : null}
      {!user && !streaming ? <Numbers turn={turn} /> : null}
    </div>
  );
}

function Numbers({ turn }: { turn: Turn }) {
  const rate = tokenRate(turn);
  const reasoning = turn.usage?.completion_tokens_details?.reasoning_tokens;
  const parts = [
    turn.firstTokenMillis === null ? null : t('first token {ms} ms', { ms: integer(turn.firstTokenMillis) }),
    rate === null ? null : t('{rate} tokens/s', { rate: decimal(rate, 1) }),
    turn.usage ? t('{prompt} prompt tokens, {completion} completion tokens', { prompt: integer(turn.usage.prompt_tokens), completion: integer(turn.usage.completion_tokens) }) : null,
    reasoning === undefined || reasoning === null ? null : t('{n} of them reasoning', { n: integer(reasoning) }),
    turn.finish === 'stopped' ? t('stopped by you') : turn.finish,
  ];
  return <span className="who">{parts.filter(Boolean).join(' · ')}</span>;
}
