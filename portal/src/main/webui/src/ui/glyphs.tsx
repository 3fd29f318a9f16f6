export type Tone = 'good' | 'warn' | 'bad' | 'busy' | 'idle';

const SHAPES: Record<Tone, React.ReactNode> = {
  good: <path d="M2.5 6.5 5 9l4.5-5.5" />,
  warn: <path d="M6 1.8 11 10.4H1L6 1.8ZM6 5v2.6M6 8.6v.4" />,
  bad: <path d="m3 3 6 6M9 3 3 9" />,
  busy: <path className="spin" d="M6 1.5A4.5 4.5 0 1 1 1.5 6" />,
  idle: <circle cx="6" cy="6" r="3.2" />,
};

export function ToneGlyph({ tone }: { tone: Tone }) {
  return (
    <svg width="12" height="12" viewBox="0 0 12 12" fill="none" stroke="currentColor" strokeWidth="1.4" aria-hidden="true">
      {SHAPES[tone]}
    </svg>
  );
}

export type Vendor = 'nvidia' | 'ascend' | 'cpu';

const CHIPS: Record<Vendor, React.ReactNode> = {
  nvidia: <path d="M2 9.5V2.5l8 7v-7" />,
  ascend: <path d="M1.5 10 6 2l4.5 8M3.4 7.2h5.2" />,
  cpu: <path d="M3 3h6v6H3zM4.5 1v2m3-2v2m-3 6v2m3-2v2M1 4.5h2m-2 3h2m6-3h2m-2 3h2" />,
};

export function ChipGlyph({ vendor }: { vendor: Vendor }) {
  return (
    <svg width="12" height="12" viewBox="0 0 12 12" fill="none" stroke="currentColor" strokeWidth="1.3" aria-hidden="true">
      {CHIPS[vendor]}
    </svg>
  );
}

export function CopyGlyph({ done }: { done: boolean }) {
  return (
    <svg width="12" height="12" viewBox="0 0 12 12" fill="none" stroke="currentColor" strokeWidth="1.1" aria-hidden="true">
      {done ? <path d="M2.5 6.5 5 9l4.5-5.5" /> : <path d="M4 4h6.5v6.5H4zM8 4V1.5H1.5V8H4" />}
    </svg>
  );
}
