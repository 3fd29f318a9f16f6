import { useEffect, useRef, useState } from 'react';
import { useServedModels } from '../../api/chat';
import { useRoutes } from '../../api/deployments';
import { t } from '../../i18n';
import { Button, ButtonLink } from '../../ui/Button';
import { Chip, Numerics } from '../../ui/Chip';
import { Code } from '../../ui/Copy';
import { Page } from '../../ui/Page';
import { Empty, Loaded, Panel } from '../../ui/Panel';
import { Select } from '../../ui/Select';
import { Segments } from '../../ui/Tabs';
import { useQueryParam } from '../../ui/useQueryParam';
import { Composer } from './Composer';
import { chatCurl, chatPython } from './snippets';
import { TurnView } from './TurnView';
import { useChat } from './useChat';

const EXAMPLE = '347+85=';

export function PlaygroundPage() {
  const models = useServedModels();
  const [wanted, setModel] = useQueryParam('model');
  return (
    <Page title={t('Playground')}>
      <Loaded query={models}>
        {({ data }) => {
          const ids = data.map((row) => row.id);
          const known = wanted && !ids.includes(wanted) ? [wanted, ...ids] : ids;
          const model = wanted || known[0];
          if (!model) {
            return <Panel><Empty what={t('No model is served')} why={t('A release that was approved puts its version behind a route.')} action={<ButtonLink to="releases">{t('Open the releases')}</ButtonLink>} cli="curl /v1/models" /></Panel>;
          }
          return <Chat model={model} models={known} onModel={setModel} />;
        }}
      </Loaded>
    </Page>
  );
}

function Chat({ model, models, onModel }: { model: string; models: string[]; onModel: (model: string) => void }) {
  const { turns, busy, ask, stop, clear } = useChat();
  const [temperature, setTemperature] = useState('0');
  const [code, setCode] = useState('');
  const route = useRoutes().data?.items.find((row) => row.name === model);
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (end.current) end.current.scrollTop = end.current.scrollHeight;
  }, [turns]);
  const asked = [...turns].reverse().find((turn) => turn.role === 'user')?.content ?? EXAMPLE;
  return (
    <>
      <Panel
        flush
        title={t('Chat')}
        actions={
          <>
            <Select bare label={t('Model')} value={model} onChange={onModel} options={models.map((id) => ({ value: id, label: id }))} />
            {route ? <><Chip chip={route.chip} /> <Numerics numerics={route.numerics} /></> : null}
            <Segments label={t('Temperature')} value={temperature} onChange={setTemperature} options={[['0', t('greedy')], ['0.7', '0.7'], ['1', '1.0']]} />
            <Segments label={t('Code')} value={code} onChange={(next) => setCode(next === code ? '' : next)} options={[['curl', 'curl'], ['python', 'Python']]} />
            <Button size="small" disabled={turns.length === 0 || busy} onClick={clear}>{t('Clear')}</Button>
          </>
        }
      >
        <div className="chat">
          <div className="turns" ref={end} tabIndex={0} role="log" aria-label={t('Conversation')} aria-busy={busy}>
            {turns.length === 0 ? <Empty what={t('Ask the model something')} why={t('The model of the demo adds numbers: {example}', { example: EXAMPLE })} action={<Button onClick={() => void ask(model, EXAMPLE, Number(temperature))}>{EXAMPLE}</Button>} /> : null}
            {turns.map((turn, index) => <TurnView key={index} turn={turn} streaming={busy && index === turns.length - 1} />)}
          </div>
          <Composer busy={busy} onSend={(text) => void ask(model, text, Number(temperature))} onStop={stop} />
        </div>
      </Panel>
      {code ? (
        <Panel title={code === 'curl' ? 'curl' : 'Python'}>
          <Code text={(code === 'curl' ? chatCurl : chatPython)(model, asked, Number(temperature))} />
        </Panel>
      ) : null}
    </>
  );
}
