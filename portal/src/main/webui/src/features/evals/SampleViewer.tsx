import { useEffect, useRef } from 'react';
import { useSamples, type Sample } from '../../api/evaluations';
import { duration } from '../../format/time';
import { integer } from '../../format/number';
import { t } from '../../i18n';
import { Button } from '../../ui/Button';
import { Empty, Loaded, Panel } from '../../ui/Panel';
import { Segments } from '../../ui/Tabs';
import { ToneGlyph } from '../../ui/glyphs';
import { useQueryParam } from '../../ui/useQueryParam';
import { typing } from '../../ui/useRowKeys';

export function SampleViewer({ id, live }: { id: string; live: boolean }) {
  const [filter, setFilter] = useQueryParam('filter', 'all');
  const samples = useSamples(id, filter, live ? 3_000 : false);
  const more = samples.hasNextPage ? <Button size="small" disabled={samples.isFetchingNextPage} onClick={() => void samples.fetchNextPage()}>{t('Load more')}</Button> : undefined;
  return (
    <Panel title={t('Samples')} actions={<><span className="quiet"><kbd>j</kbd> <kbd>k</kbd></span><Segments label={t('Filter')} value={filter} onChange={setFilter} options={[['all', t('All')], ['wrong', t('Wrong only')]]} /></>} footer={more} flush>
      <Loaded query={{ ...samples, refetch: samples.refetch as never }} rows={8}>
        {(rows) => (rows.length === 0 ? <Empty what={filter === 'wrong' ? t('No wrong answer') : t('No sample yet')} why={live ? t('Samples appear as they are answered.') : undefined} /> : <Viewer samples={rows} />)}
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

function Mark({ correct }: { correct: boolean }) {
  const tone = correct ? 'good' : 'bad';
  return (
    <span className="status" data-tone={tone}>
      <ToneGlyph tone={tone} />
      {correct ? t('right') : t('wrong')}
    </span>
  );
}

function Detail({ sample }: { sample: Sample }) {
  const parts: [string, string | null][] = [
    [t('Prompt'), sample.prompt],
    [t('Reasoning'), sample.reasoning],
    [t('Answer'), sample.answer],
    [t('Expected'), sample.expected],
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
