import { msg, t } from '../i18n';
import { ToneGlyph, type Tone } from './glyphs';

const STATES: Record<string, [Tone, string]> = {
  RUNNING: ['busy', msg('Running')],
  QUEUED: ['idle', msg('Queued')],
  PENDING: ['idle', msg('Pending')],
  PREFLIGHT: ['busy', msg('Preflight')],
  REGISTERING: ['busy', msg('Registering')],
  SUCCEEDED: ['good', msg('Succeeded')],
  DONE: ['good', msg('Succeeded')],
  FAILED: ['bad', msg('Failed')],
  CANCELLED: ['idle', msg('Cancelled')],
  SKIPPED: ['idle', msg('Skipped')],
  INTERRUPTED: ['warn', msg('Interrupted')],
  LOST: ['warn', msg('Interrupted')],
  AWAITING_APPROVAL: ['warn', msg('Awaiting approval')],
  RELEASED: ['good', msg('Released')],
  REFUSED: ['bad', msg('Refused')],
  REJECTED: ['bad', msg('Rejected')],
  STARTING: ['busy', msg('Starting')],
  READY: ['good', msg('Ready')],
  STOPPING: ['busy', msg('Stopping')],
  STOPPED: ['idle', msg('Stopped')],
  PASS: ['good', 'PASS'],
  FAIL: ['bad', 'FAIL'],
  WARN: ['warn', 'WARN'],
  INCONCLUSIVE: ['warn', 'INCONCLUSIVE'],
  INVALID: ['bad', 'INVALID'],
  MISSING: ['idle', msg('Missing')],
  STALE: ['warn', msg('Stale')],
  OK: ['good', 'OK'],
  CONVERT: ['warn', 'CONVERT'],
  BLOCK: ['bad', 'BLOCK'],
  REGISTERED: ['good', msg('Registered')],
  WAIVED: ['warn', msg('Waived')],
  FINISHED: ['good', msg('Succeeded')],
  SCHEDULED: ['idle', msg('Queued')],
  KILLED: ['idle', msg('Cancelled')],
  HELD: ['bad', msg('Held')],
  ALLOWED: ['warn', msg('Allowed')],
  REMOVED: ['idle', msg('removed')],
  LISTING: ['busy', msg('Listing')],
  DOWNLOADING: ['busy', msg('Downloading')],
  APPROVED: ['good', msg('Approved')],
  DELIVERED: ['good', msg('Delivered')],
  ENABLED: ['good', msg('Enabled')],
  DISABLED: ['idle', msg('Disabled')],
  ACTIVE: ['good', msg('Active')],
  REVOKED: ['idle', msg('Revoked')],
  EXPIRED: ['warn', msg('Expired')],
  RETIRED: ['idle', msg('Retired')],
  WAITING: ['idle', msg('Waiting')],
  STEADY: ['good', msg('Steady')],
  DRIFT: ['bad', msg('Drift')],
  UNREACHABLE: ['warn', msg('Unreachable')],
  ok: ['good', 'ok'],
  client_closed: ['warn', msg('client closed')],
  error: ['bad', msg('error')],
};

export function toneOf(state: string): Tone {
  return (STATES[state] ?? STATES[state.toUpperCase()] ?? ['idle'])[0] as Tone;
}

export function labelOf(state: string): string {
  const known = STATES[state] ?? STATES[state.toUpperCase()];
  return known ? t(known[1]) : state;
}

/** A state as glyph and word, never as colour alone. */
export function Status({ state, boxed }: { state: string | null | undefined; boxed?: boolean }) {
  if (!state) return <span className="quiet">–</span>;
  return (
    <span className="status" data-tone={toneOf(state)} data-boxed={boxed || undefined}>
      <ToneGlyph tone={toneOf(state)} />
      {labelOf(state)}
    </span>
  );
}
