import { useSession } from '../../api/session';
import { t } from '../../i18n';

/** Why the person may not do what operators do; null for an operator. */
export function useOperatorOnly(): string | null {
  return useSession()?.user.operator ? null : t('Only an operator of this installation may do this.');
}
