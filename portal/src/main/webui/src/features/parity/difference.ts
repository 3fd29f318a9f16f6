export interface Difference {
  same: string;
  reference: string;
  target: string;
  /** What is the same again behind the difference. */
  rest: string;
  /** Characters before the first difference; null when both texts are the same. */
  at: number | null;
}

/** The first stretch in which two texts differ, by characters as readers count them. */
export function differenceOf(reference: string, target: string): Difference {
  const [one, other] = [[...reference], [...target]];
  let start = 0;
  while (start < one.length && start < other.length && one[start] === other[start]) start += 1;
  if (start === one.length && start === other.length) return { same: reference, reference: '', target: '', rest: '', at: null };
  let end = 0;
  const most = Math.min(one.length, other.length) - start;
  while (end < most && one[one.length - 1 - end] === other[other.length - 1 - end]) end += 1;
  const join = (chars: string[], from: number, to: number) => chars.slice(from, to).join('');
  return {
    same: join(one, 0, start),
    reference: join(one, start, one.length - end),
    target: join(other, start, other.length - end),
    rest: join(one, one.length - end, one.length),
    at: start,
  };
}
