import { useChips } from '../api/chips';
import { ChipGlyph, type Vendor } from './glyphs';

export function vendorOf(key: string, vendor?: string): Vendor {
  const text = `${key} ${vendor ?? ''}`.toLowerCase();
  if (/nvidia|cuda|[habl]\d{2,3}(?!\w*ascend)\b/.test(text) && !/ascend|huawei/.test(text)) return 'nvidia';
  if (/ascend|huawei|npu|910|310p|950/.test(text)) return 'ascend';
  return 'cpu';
}

export function Chip({ chip }: { chip: string | null | undefined }) {
  const known = useChips().data?.items.find((row) => row.key === chip);
  if (!chip) return <span className="quiet">–</span>;
  const vendor = vendorOf(chip, known?.vendor);
  return (
    <span className="chip" data-vendor={vendor} title={known?.name}>
      <ChipGlyph vendor={vendor} />
      {chip}
    </span>
  );
}

/** These labels are a statement about the evidence and stay in the product's own words in every language. */
const NUMERICS: Record<string, string> = {
  'bf16-emulated': 'target numerics emulation (bf16, CPU)',
  'fp16-emulated': 'target numerics emulation (fp16, CPU)',
};

export function numericsLabel(numerics: string, label?: string | null): string {
  return NUMERICS[numerics] ?? (label || numerics);
}

export function Numerics({ numerics, label }: { numerics: string | null | undefined; label?: string | null }) {
  if (!numerics) return <span className="quiet">–</span>;
  const emulated = numerics.endsWith('-emulated');
  return <span className={emulated ? 'emulation' : undefined}>{numericsLabel(numerics, label)}</span>;
}
