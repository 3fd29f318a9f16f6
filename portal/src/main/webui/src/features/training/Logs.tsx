import { useEffect, useRef, useState } from 'react';
import { useRunLogs, type LogLine } from '../../api/training';
import { clock } from '../../format/time';
import { t } from '../../i18n';
import { Checkbox } from '../../ui/Field';
import { Loaded, Panel } from '../../ui/Panel';
import type { LiveRun } from './useRunEvents';

export function Logs({ id, live }: { id: string; live: LiveRun }) {
  const logs = useRunLogs(id);
  const [follow, setFollow] = useState(true);
  return (
    <Panel title={t('Logs')} actions={<Checkbox label={t('Follow')} checked={follow} onChange={setFollow} />} flush>
      <Loaded query={logs}>{({ lines }) => <Lines lines={joined(lines, live.lines)} follow={follow} />}</Loaded>
    </Panel>
  );
}

function joined(history: LogLine[], live: LogLine[]): LogLine[] {
  const last = history[history.length - 1]?.n ?? -1;
  return [...history, ...live.filter((line) => line.n > last)].slice(-2_000);
}

function Lines({ lines, follow }: { lines: LogLine[]; follow: boolean }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (follow && box.current) box.current.scrollTop = box.current.scrollHeight;
  }, [lines.length, follow]);
  if (lines.length === 0) return <p className="empty quiet">{t('Nothing was logged yet.')}</p>;
  return (
    <div className="logs" ref={box} tabIndex={0} role="group" aria-label={t('Logs')}>
      {lines.map((line) => (
        <div key={line.n} data-level={line.level}>
          <span className="time">{clock(line.time)}</span>
          <span className="level">{line.level}</span>
          <span>{line.text}</span>
        </div>
      ))}
    </div>
  );
}
