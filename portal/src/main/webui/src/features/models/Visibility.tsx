import type { Visibility } from '../../api/models';
import { msg, t } from '../../i18n';

export const VISIBILITIES: Visibility[] = ['team', 'internal', 'gated'];
export const VISIBILITY_WORDS: Record<Visibility, string> = {
  team: msg('Team only'),
  internal: msg('Every signed-in person'),
  gated: msg('On request'),
};
export const VISIBILITY_NOTES: Record<Visibility, string> = {
  team: msg('Only members of this team find and read it.'),
  internal: msg('Everybody who signs in finds and reads it.'),
  gated: msg('Everybody finds it; its files need an access request that this team grants.'),
};

export function VisibilityMark({ of }: { of: Visibility | undefined }) {
  return <span className="nowrap">{t(VISIBILITY_WORDS[of ?? 'team'] ?? String(of))}</span>;
}
