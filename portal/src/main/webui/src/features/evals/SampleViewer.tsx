import { useEffect, useRef } from 'react';
import { settled, useSamples, type Evaluation, type Sample } from '../../api/evaluations';
import { duration } from '../../format/time';
import { integer } from '../../format/number';
import { t } from '../../i18n';
import { Button } from '../../ui/Button';
import { Empty, Loaded, Panel } from '../../ui/Panel';
import { Select } from '../../ui/Select';
import { Segments } from '../../ui/Tabs';
import { ToneGlyph } from '../../ui/glyphs';
import { useQueryParam } from '../../ui/useQueryParam';
import { typing } from '../../ui/useRowKeys';

export function SampleViewer({ evaluation, against }: { evaluation: Evaluation; against?: string }) {
  const tasks = (evaluation.tasks ?? []).map((task) => task.name);
  const [filter, setFilter] = useQueryParam('filter', against ? 'flipped' : 'all');
  const [task, setTask] = useQueryParam('task', tasks[0] ?? '');
  const live = !settled(evaluation.state);
  const samples = useSamples(evaluation.id, { filter, task: task || undefined, against }, live ? 3_000 : false);
  const filters: [string, string][] = [['all', t('All')], ['wrong', t('Wrong only')], ...(against ? ([['flipped', t('Flipped only')], ['regressed', t('Regressed')]] as [string, string][]) : [])];
  const choice = tasks.length > 1 ? <Select bare label={t('Task')} value={task} onChange={setTask} options={tasks.map((name) => ({ value: name, label: name }))} /> : null;
  const more = samples.hasNextPage ? <Button size="small" disabled={samples.isFetchingNextPage} onClick={() => void samples.fetchNextPage()}>{t('Load more')}</Button> : undefined;
  return (
    <Panel title={t('Samples')} actions={<><span className="quiet"><kbd>j</kbd> <kbd>k</kbd></span>{choice}<Segments label={t('Filter')} value={filter} onChange={setFilter} options={filters} /></>} footer={more} flush>
      <Loaded query={{ ...samples, refetch: samples.refetch as never }} rows={8}>
        {(rows) => (rows.length === 0 ? <Empty what={filter === 'wrong' ? t('No wrong answer') : filter === 'all' ? t('No sample yet') : t('No answer changed')} why={live ? t('Samples appear as they are answered.') : undefined} /> : <Viewer samples={rows} />)}
      </Loaded>
    </Panel>
  );
}

function Viewer({ samples }: { samples: Sample[] }) {
  const [chosen, setChosen] = useQueryParam('sample');
  const position = Math.max(0, samples.findIndex((sample) => String(sample.index) === chosen));
  const sample = samples[position];
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (typing(event.target) || event.metaKey || event.ctrlKey || event.altKey) return;
      const step = event.key === 'j' ? 1 : event.key === 'k' ? -1 : 0;
      const next = step === 0 ? undefined : samples[position + step];
      if (next) setChosen(String(next.index));
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });
  useEffect(() => list.current?.querySelector('[aria-pressed="true"]')?.scrollIntoView({ block: 'nearest' }), [position]);
  return (
    <div className="samples">
      <div className="list" ref={list} role="group" aria-label={t('Samples')}>
        {samples.map((row) => (
          <button key={row.index} type="button" aria-pressed={row === sample} onClick={() => setChosen(String(row.index))}>
            <Mark correct={row.correct} />
            <span className="clip mono">{row.question}</span>
            <span className="mono quiet">{row.answer ?? '–'}</span>
          </button>
        ))}
      </div>
      {sample ? <Detail sample={sample} /> : null}
    </div>
  );
}

function Mark({ correct }: { correct: boolean | null }) {
  if (correct === null) return null;
  const tone = correct ? 'good' : 'bad';
  return (
    <span className="status" data-tone={tone}>
      <ToneGlyph tone={tone} />
      {correct ? t('right') : t('wrong')}
    </span>
  );
}

function Detail({ sample }: { sample: Sample }) {
  const task = Boolean(sample.task);
  const parts: [string, string | null][] = [
    [t('Prompt'), sample.prompt],
    ...(task ? ([[t('Response'), sample.output]] as [string, string | null][]) : ([[t('Reasoning'), sample.reasoning]] as [string, string | null][])),
    [t('Answer'), sample.answer],
    [t('Expected'), sample.expected],
    ...(sample.other ? ([[t('Answer of the baseline'), sample.other.answer], [t('Response of the baseline'), sample.other.output]] as [string, string | null][]) : []),
    ...(sample.error ? ([[t('Why there is no answer'), sample.error]] as [string, string | null][]) : []),
  ];
  return (
    <div className="detail" aria-live="polite">
      <div className="row spread">
        <h3>{t('Sample {n}', { n: sample.index })}</h3>
        <Mark correct={sample.correct} />
      </div>
      {parts.map(([name, text]) => (
        <div key={name}>
          <h3 className="quiet">{name}</h3>
          <div className="said">{text || '–'}</div>
        </div>
      ))}
      <p className="quiet">
        {t('{prompt} prompt tokens, {completion} completion tokens', { prompt: integer(sample.prompt_tokens), completion: integer(sample.completion_tokens) })}
        {sample.latency_ms === null ? '' : ` · ${duration(sample.latency_ms / 1000)}`}
      </p>
    </div>
  );
}
