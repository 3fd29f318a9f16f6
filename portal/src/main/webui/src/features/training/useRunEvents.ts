import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { send } from '../../api/client';
import { eventsOf } from '../../api/sse';
import { runEventsPath, type LogLine, type MetricPoint, type Run } from '../../api/training';
import { useTeam } from '../../session/team';

interface MetricsEvent {
  step: number;
  values: Record<string, number>;
  time: string;
}

export interface LiveRun {
  points: Record<string, MetricPoint[]>;
  lines: LogLine[];
  lastEventAt: number | null;
}

const NOTHING: LiveRun = { points: {}, lines: [], lastEventAt: null };
const RECONNECT_MILLIS = 2_000;
const FLUSH_MILLIS = 200;

/** Follows one run: its state goes to the query cache, its points and log lines are returned as they grow. */
export function useRunEvents(id: string, active: boolean): LiveRun {
  const team = useTeam();
  const client = useQueryClient();
  const [live, setLive] = useState<LiveRun>(NOTHING);

  useEffect(() => setLive(NOTHING), [id]);
  useEffect(() => {
    if (!active) return undefined;
    const abort = new AbortController();
    let points: [string, MetricPoint][] = [];
    let lines: LogLine[] = [];
    const flush = () => {
      if (points.length + lines.length === 0) return;
      const [newPoints, newLines] = [points, lines];
      points = [];
      lines = [];
      setLive((before) => ({
        points: appended(before.points, newPoints),
        lines: [...before.lines, ...newLines].slice(-2_000),
        lastEventAt: Date.now(),
      }));
    };
    const timer = setInterval(flush, FLUSH_MILLIS);
    const follow = async () => {
      const response = await send(runEventsPath(id), { team, signal: abort.signal, accept: 'text/event-stream' });
      for await (const { event, data } of eventsOf(response)) {
        if (event === 'run') {
          client.setQueryData<Run>([team, `/api/v1/runs/${id}`], (before) => ({ ...before, ...(JSON.parse(data) as Run) }));
        } else if (event === 'metrics') {
          const { step, values, time } = JSON.parse(data) as MetricsEvent;
          for (const [key, value] of Object.entries(values)) points.push([key, [step, value, time]]);
        } else if (event === 'log') {
          lines.push(JSON.parse(data) as LogLine);
        }
      }
    };
    const loop = async () => {
      while (!abort.signal.aborted) {
        await follow().catch(() => undefined);
        await new Promise((resolve) => setTimeout(resolve, RECONNECT_MILLIS));
      }
    };
    void loop();
    return () => {
      abort.abort();
      clearInterval(timer);
    };
  }, [id, team, active, client]);
  return live;
}

function appended(before: LiveRun['points'], added: [string, MetricPoint][]): LiveRun['points'] {
  const after = { ...before };
  for (const [key, point] of added) after[key] = [...(after[key] ?? []), point];
  return after;
}

/** History and live points as one rising series: a step that came twice is kept once, the later value wins. */
export function mergePoints(history: MetricPoint[], live: MetricPoint[]): MetricPoint[] {
  const byStep = new Map<number, MetricPoint>();
  for (const point of [...history, ...live]) byStep.set(point[0], point);
  return [...byStep.values()].sort((a, b) => a[0] - b[0]);
}
