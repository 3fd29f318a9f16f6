import { describe, expect, it } from 'vitest';
import { heat } from './HeatMap';

describe('the colour of a heat map', () => {
  it.each([[0.5, 0], [1, 0], [10, 1 / 3], [1000, 1], [1e9, 1]])('of the ratio %f is %f', (ratio, depth) => {
    expect(heat(ratio)).toBeCloseTo(depth, 9);
  });
});
