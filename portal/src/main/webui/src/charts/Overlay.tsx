import 'uplot/dist/uPlot.min.css';
import { useEffect, useMemo, useRef } from 'react';
import uPlot from 'uplot';
import { measure } from '../format/number';
import { usePaintedTheme } from '../shell/theme';
import { align, curveColour, type Point } from './align';
import { axis } from './axis';
import { smooth } from './smooth';

export interface OverlayCurve {
  id: string;
  name: string;
  /** Its place among all compared runs, which gives the colour. */
  index: number;
  points: Point[];
}

interface Props {
  group: string;
  label: string;
  curves: OverlayCurve[];
  smoothing: number;
  log: boolean;
}

const HEIGHT = 220;
const MANY = 40;

function series(curves: OverlayCurve[]): uPlot.Series[] {
  const [width, opacity] = curves.length > MANY ? [1, 0.5] : [1.5, 1];
  return curves.map(({ name, index }) => ({ label: name, stroke: curveColour(index, opacity), width, points: { show: false }, spanGaps: true }));
}

function smoothed(points: Point[], smoothing: number, log: boolean): Point[] {
  const kept = points.filter((point): point is [number, number] => point[1] !== null && Number.isFinite(point[1]) && !(log && point[1] <= 0));
  const values = smooth(kept.map(([, value]) => value), smoothing);
  return kept.map(([x], index) => [x, values[index] ?? null]);
}

/** One metric of many runs. The curve next to the pointer stands out and is named below. */
export function Overlay({ group, label, curves, smoothing, log }: Props) {
  const holder = useRef<HTMLDivElement>(null);
  const readout = useRef<HTMLDivElement>(null);
  const theme = usePaintedTheme();
  const data = useMemo(() => align(curves.map(({ points }) => smoothed(points, smoothing, log))), [curves, smoothing, log]);

  useEffect(() => {
    const box = holder.current;
    if (!box) return undefined;
    const chart = new uPlot(
      {
        width: box.clientWidth,
        height: HEIGHT,
        legend: { show: false },
        focus: { alpha: curves.length > 1 ? 0.15 : 1 },
        cursor: { sync: { key: group }, points: { show: false }, focus: { prox: 48 }, drag: { x: true, y: false } },
        scales: { x: { time: false }, y: log ? { distr: 3 } : {} },
        axes: [axis(24), { ...axis(56), values: (_plot, ticks) => ticks.map((tick) => (tick === null ? '' : measure(tick))) }],
        series: [{}, ...series(curves)],
        hooks: { setCursor: [(self) => tell(self, curves, readout.current)], setSeries: [(self) => tell(self, curves, readout.current)] },
      },
      data as uPlot.AlignedData,
      box,
    );
    const resize = new ResizeObserver(() => chart.setSize({ width: box.clientWidth, height: HEIGHT }));
    resize.observe(box);
    return () => {
      resize.disconnect();
      chart.destroy();
    };
  }, [group, log, theme, curves, data]);

  return (
    <>
      <div ref={holder} role="img" aria-label={`${label}: ${curves.length}`} style={{ height: HEIGHT }} />
      <div ref={readout} className="readout" />
    </>
  );
}

function tell(chart: uPlot, curves: OverlayCurve[], target: HTMLElement | null): void {
  if (!target) return;
  const place = chart.cursor.idx;
  const focused = chart.series.findIndex((row, index) => index > 0 && (row as { _focus?: boolean | null })._focus === true);
  const curve = curves.length === 1 ? curves[0] : curves[focused - 1];
  if (!curve || place === null || place === undefined) {
    target.textContent = '';
    return;
  }
  const value = chart.data[curves.length === 1 ? 1 : focused]?.[place];
  target.textContent = `${curve.name} · ${measure(chart.data[0][place])} · ${measure(value)}`;
}
