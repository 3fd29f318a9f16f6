import 'uplot/dist/uPlot.min.css';
import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import type { MetricPoint } from '../api/training';
import { measure } from '../format/number';
import { usePaintedTheme } from '../shell/theme';
import { axis, css } from './axis';
import { smooth } from './smooth';

interface Props {
  /** Charts of one group share their cursor. */
  group: string;
  label: string;
  points: MetricPoint[];
  smoothing: number;
  log: boolean;
}

const HEIGHT = 168;

function options(width: number, group: string, log: boolean): uPlot.Options {
  return {
    width,
    height: HEIGHT,
    legend: { show: false },
    cursor: { sync: { key: group }, points: { size: 6 }, drag: { x: true, y: false } },
    scales: { x: { time: false }, y: log ? { distr: 3 } : {} },
    axes: [axis(24), { ...axis(56), values: (_plot, ticks) => ticks.map((tick) => (tick === null ? '' : measure(tick))) }],
    series: [{}, { stroke: css('--slate-8'), width: 1, points: { show: false } }, { stroke: css('--indigo-9'), width: 1.5, points: { show: false } }],
  };
}

function table(points: MetricPoint[], smoothing: number, log: boolean): uPlot.AlignedData {
  const steps = points.map(([step]) => step);
  const values = points.map(([, value]) => (log && value <= 0 ? NaN : value));
  const raw = smoothing > 0 ? values : values.map(() => null);
  return [steps, raw, smooth(values, smoothing)] as uPlot.AlignedData;
}

/** One metric over steps. Drag to zoom, double click to see everything again. */
export function TimeSeries({ group, label, points, smoothing, log }: Props) {
  const holder = useRef<HTMLDivElement>(null);
  const readout = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const theme = usePaintedTheme();
  const data = useRef(points);
  data.current = points;

  useEffect(() => {
    const box = holder.current;
    if (!box) return undefined;
    const chart = new uPlot(
      { ...options(box.clientWidth, group, log), hooks: { setCursor: [(self) => show(self, readout.current)] } },
      table(data.current, smoothing, log),
      box,
    );
    plot.current = chart;
    const resize = new ResizeObserver(() => chart.setSize({ width: box.clientWidth, height: HEIGHT }));
    resize.observe(box);
    return () => {
      resize.disconnect();
      chart.destroy();
      plot.current = null;
    };
  }, [group, log, smoothing, theme]);

  useEffect(() => plot.current?.setData(table(points, smoothing, log)), [points, smoothing, log]);

  const last = points[points.length - 1];
  return (
    <>
      <div ref={holder} role="img" aria-label={`${label}: ${measure(last?.[1])} @ ${last?.[0] ?? 0}`} />
      <div ref={readout} className="quiet right" style={{ fontSize: 11, lineHeight: '16px', height: 16 }} />
    </>
  );
}

function show(chart: uPlot, target: HTMLElement | null): void {
  const index = chart.cursor.idx;
  if (!target) return;
  const [step, value] = index === null || index === undefined ? [] : [chart.data[0][index], chart.data[2]?.[index]];
  target.textContent = step === undefined ? '' : `${step} · ${measure(value)}`;
}
