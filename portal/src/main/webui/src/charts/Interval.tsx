/** A share and its interval on a scale from 0 to 1. */
export function Interval({ low, high, value }: { low: number; high: number; value: number }) {
  const x = (share: number) => 2 + share * 176;
  return (
    <svg className="interval" viewBox="0 0 180 24" aria-hidden="true" style={{ width: 180 }}>
      <path d="M2 12h176M2 8v8M90 9.5v5M178 8v8" stroke="var(--line-strong)" />
      <path d={`M${x(low)} 12H${x(high)}`} stroke="var(--chart-1)" strokeWidth="6" opacity="0.35" />
      <path d={`M${x(value)} 6v12`} stroke="var(--chart-1)" strokeWidth="2" />
    </svg>
  );
}
