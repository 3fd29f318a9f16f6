export function logScale(low: number, high: number, from: number, to: number): (value: number) => number {
  const [start, end] = [Math.log10(low), Math.log10(high)];
  const span = end - start || 1;
  return (value) => from + ((Math.log10(Math.max(value, low)) - start) / span) * (to - from);
}

/** Powers of ten inside a range, thinned to at most six; a range inside one decade is marked by its ends. */
export function decades(low: number, high: number): number[] {
  const [first, last] = [Math.ceil(Math.log10(low) - 1e-9), Math.floor(Math.log10(high) + 1e-9)];
  if (last - first < 1) return [low, high];
  const every = Math.ceil((last - first + 1) / 6);
  return Array.from({ length: Math.floor((last - first) / every) + 1 }, (_, index) => 10 ** (first + index * every));
}

export function path(points: [number, number][]): string {
  return points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');
}
