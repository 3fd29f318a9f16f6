export interface Bin {
  from: number;
  to: number;
  count: number;
}

/** Bins of one width over all values and zero, which is always an edge: no bin mixes gain and loss. */
export function binsOf(values: number[], about: number): Bin[] {
  const finite = values.filter(Number.isFinite);
  if (finite.length === 0) return [];
  const [low, high] = [Math.min(0, ...finite), Math.max(0, ...finite)];
  const width = (high - low) / about || 1;
  const [first, last] = [Math.floor(low / width), Math.max(Math.ceil(high / width), Math.floor(low / width) + 1)];
  const bins = Array.from({ length: last - first }, (_, index) => ({ from: (first + index) * width, to: (first + index + 1) * width, count: 0 }));
  for (const value of finite) {
    const bin = bins[Math.min(bins.length - 1, Math.max(0, Math.floor(value / width) - first))];
    if (bin) bin.count += 1;
  }
  return bins;
}
