import { useParityPrompt, type PromptDetail } from '../../api/parity';
import { integer, measure } from '../../format/number';
import { t } from '../../i18n';
import { useParam } from '../../session/useParam';
import { Figures } from '../../ui/Facts';
import { Page } from '../../ui/Page';
import { Loaded, Panel } from '../../ui/Panel';
import { Continuations } from './Continuations';
import { TokenStrip } from './TokenStrip';

export function PromptPage() {
  const report = useParam('report');
  const index = useParam('prompt');
  const prompt = useParityPrompt(report, index);
  return (
    <Page title={t('Prompt {n}', { n: index })} crumbs={[[t('Parity'), 'parity'], [t('Report'), `parity/${report}`]]}>
      <Loaded query={prompt}>{(data) => <Detail prompt={data} />}</Loaded>
    </Page>
  );
}

function Detail({ prompt }: { prompt: PromptDetail }) {
  const first = prompt.first_divergence;
  return (
    <>
      <Figures
        rows={[
          ['KL', measure(prompt.kl)],
          [t('Noise floor'), measure(prompt.floor_kl)],
          ['ΔNLL', measure(prompt.delta_nll)],
          [t('Flips'), integer(prompt.flips)],
          [t('First divergence'), first === null ? t('none') : integer(first)],
        ]}
      />
      <Panel title={t('Prompt')}><div className="said">{prompt.text}</div></Panel>
      <Continuations reference={prompt.reference_text} target={prompt.target_text} />
      <Panel title={t('Token by token')}><TokenStrip tokens={prompt.tokens} floor={prompt.floor_kl} first={first} /></Panel>
      <Panel title={t('Tokens')} flush>
        <div className="table-scroll" tabIndex={0} role="group" aria-label={t('Tokens')}>
          <table className="table tokens">
            <thead>
              <tr>
                <th scope="col" className="right">{t('Position')}</th>
                <th scope="col">{t('Token')}</th>
                <th scope="col" className="right">{t('Reference log p')}</th>
                <th scope="col" className="right">{t('Target log p')}</th>
                <th scope="col" className="right">KL</th>
                <th scope="col">{t('Top-1')}</th>
              </tr>
            </thead>
            <tbody>
              {prompt.tokens.map((token) => (
                <tr key={token.position} data-flip={token.flip} data-first={token.position === first}>
                  <td className="right">{token.position}</td>
                  <td>{token.token}</td>
                  <td className="right">{measure(token.reference_logprob)}</td>
                  <td className="right">{measure(token.target_logprob)}</td>
                  <td className="right">{measure(token.kl)}</td>
                  <td>{token.flip ? t('flipped') : t('same')}{token.position === first ? ` · ${t('first divergence')}` : ''}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Panel>
    </>
  );
}
