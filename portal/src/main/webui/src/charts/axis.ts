import type uPlot from 'uplot';

export const css = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** The axis of every chart of the portal; size is in pixels. */
export function axis(size: number): uPlot.Axis {
  return {
    stroke: css('--slate-11'),
    grid: { stroke: css('--slate-4'), width: 1 },
    ticks: { show: false },
    font: '11px system-ui, sans-serif',
    size,
  };
}
