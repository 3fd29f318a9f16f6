export type Point = [x: number, value: number | null];

/** The most places on the x axis; more would be finer than the pixels of a chart. */
const PLACES = 800;

/**
 * Curves with steps of their own on one common axis, as uPlot wants them: the axis, then one list of values a curve.
 * Many different steps are snapped to a grid, where the nearest point wins, so that hundreds of runs stay hundreds of short lists.
 */
export function align(curves: Point[][], places = PLACES): [number[], ...(number | null)[][]] {
  const all = new Set<number>();
  for (const points of curves) for (const [x] of points) all.add(x);
  const steps = [...all].sort((a, b) => a - b);
  const axis = steps.length <= places ? steps : grid(steps[0] ?? 0, steps[steps.length - 1] ?? 0, places);
  const place = steps.length <= places ? exactly(axis) : nearest(axis);
  return [
    axis,
    ...curves.map((points) => {
      const values = new Array<number | null>(axis.length).fill(null);
      const away = new Array<number>(axis.length).fill(Infinity);
      for (const [x, value] of points) {
        const at = place(x);
        const distance = Math.abs(x - (axis[at] ?? x));
        if (distance > (away[at] ?? 0)) continue;
        away[at] = distance;
        values[at] = value;
      }
      return values;
    }),
  ];
}

function grid(low: number, high: number, places: number): number[] {
  return Array.from({ length: places }, (_, index) => low + ((high - low) * index) / (places - 1));
}

function exactly(axis: number[]): (x: number) => number {
  const index = new Map(axis.map((x, position) => [x, position]));
  return (x) => index.get(x) ?? 0;
}

function nearest(axis: number[]): (x: number) => number {
  const low = axis[0] ?? 0;
  const span = (axis[axis.length - 1] ?? 0) - low || 1;
  return (x) => Math.round(((x - low) / span) * (axis.length - 1));
}

/** Hues a golden angle apart: neighbours in a list never look alike. */
export const curveColour = (index: number, opacity = 1): string => `hsl(${Math.round((index * 137.508 + 225) % 360)} 62% 54% / ${opacity})`;

/** Seconds since the first point of the run. */
export function overTime(points: [step: number, value: number | null, time?: string | number][]): Point[] {
  const times = points.map(([, , time]) => (typeof time === 'number' ? time : Date.parse(time ?? '')) / 1000);
  const start = times[0] ?? 0;
  return points.flatMap(([, value], index): Point[] => {
    const time = times[index];
    return time === undefined || Number.isNaN(time) ? [] : [[time - start, value]];
  }).sort((a, b) => a[0] - b[0]);
}
