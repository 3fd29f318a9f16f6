/** Exponential moving average without the bias of its start; weight in [0, 1), 0 leaves the values as they are. */
export function smooth(values: number[], weight: number): number[] {
  if (weight <= 0) return values;
  let mean = 0;
  let norm = 0;
  return values.map((value) => {
    if (!Number.isFinite(value)) return value;
    mean = weight * mean + (1 - weight) * value;
    norm = weight * norm + (1 - weight);
    return mean / norm;
  });
}
