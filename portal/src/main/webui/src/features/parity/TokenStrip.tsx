import type { PromptToken } from '../../api/parity';
import { heat } from '../../charts/HeatMap';
import { measure } from '../../format/number';
import { t } from '../../i18n';

/** The tokens of the reference as running text: the deeper the colour, the further above the floor; flips are framed. */
export function TokenStrip({ tokens, floor, first }: { tokens: PromptToken[]; floor: number | null; first: number | null }) {
  const base = floor && floor > 0 ? floor : smallest(tokens);
  return (
    <>
      <div className="said token-strip">
        {tokens.map((token) => (
          <span
            key={token.position}
            data-flip={token.flip || undefined}
            data-first={token.position === first || undefined}
            style={{ '--heat': `${Math.round(heat(token.kl / base) * 60)}%` } as React.CSSProperties}
            title={t('Position {position}: log p {reference} against {target}, KL {kl}', { position: token.position, reference: measure(token.reference_logprob), target: measure(token.target_logprob), kl: measure(token.kl) })}
          >
            {token.token}
          </span>
        ))}
      </div>
      <p className="legend token-legend">
        <span><i className="hot" />{t('far above the noise floor')}</span>
        <span><i className="flip" />{t('another first choice')}</span>
        <span><i className="first" />{t('first divergence')}</span>
      </p>
    </>
  );
}

const smallest = (tokens: PromptToken[]) => Math.min(...tokens.map(({ kl }) => kl).filter((kl) => kl > 0), 1);
