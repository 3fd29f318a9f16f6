import { useState } from 'react';
import { useChips, useWhatIf } from '../../api/chips';
import { t } from '../../i18n';
import { Page } from '../../ui/Page';
import { Empty, Loaded, Panel } from '../../ui/Panel';
import { useQueryParam } from '../../ui/useQueryParam';
import { ChipChoice } from './ChipChoice';
import { QuestionForm } from './QuestionForm';
import { Verdicts } from './Verdicts';
import { ofAddress, type Question } from './question';

/** Would it run there? One model against any number of chips, before anything is bought or trained. */
export function PortabilityPage() {
  const chips = useChips();
  const [chosen, setChosen] = useQueryParam('chips', 'ascend-910b2,ascend-910c,ascend-310p3,ascend-950pr');
  const [model] = useQueryParam('model');
  const [version] = useQueryParam('version');
  const [question, setQuestion] = useState<Question>(() => ofAddress(model, version));
  const keys = chosen.split(',').filter((key) => chips.data?.items.some((chip) => chip.key === key));
  const answers = useWhatIf(question.asked, keys);
  return (
    <Page title={t('Portability')} beside={<span className="quiet">{t('What would stand against a model on each chip')}</span>}>
      <div className="columns">
        <Panel title={t('Model')}>
          <QuestionForm wrong={question.wrong} onAsk={setQuestion} />
        </Panel>
        <Panel title={t('Chips')}>
          <Loaded query={chips}>{(rows) => <ChipChoice chips={rows.items} chosen={keys} onChange={(next) => setChosen(next.join(','))} />}</Loaded>
        </Panel>
      </div>
      {question.asked === null ? (
        <Panel title={t('Verdicts')}>
          <Empty what={t('No model chosen yet')} why={t('Choose a registered version, or paste the config.json of a model you think of.')} cli="./landbridge portability DIRECTORY --chip all" />
        </Panel>
      ) : (
        <Verdicts answers={answers} chips={chips.data?.items ?? []} />
      )}
    </Page>
  );
}
